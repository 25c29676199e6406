package tidings.streams.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Knows for each word which phrases of concepts have it as their rarest, so that of a concept of hundreds of phrases only
 * those are looked at whose words all occur in an article. Immutable, safe from any thread.
 */
final class Watchlist {
    /** With fewer phrases, a node asks each of them. */
    static final int FEWEST = 4;

    private static final int[] NONE = {};

    private final int owners;
    private final int[][] phrasesAt;
    private final Sequence[] phrases;
    private final int[] ownerOf;

    private Watchlist(int owners, int words, List<Sequence> phrases, List<Integer> ownerOf) {
        this.owners = owners;
        this.phrases = phrases.toArray(Sequence[]::new);
        this.ownerOf = ownerOf.stream().mapToInt(Integer::intValue).toArray();
        this.phrasesAt = new int[words][];
        Arrays.fill(phrasesAt, NONE);
        var uses = uses(words);
        for (int phrase = 0; phrase < this.phrases.length; phrase++) {
            int anchor = rarest(this.phrases[phrase].words(), uses);
            int[] more = Arrays.copyOf(phrasesAt[anchor], phrasesAt[anchor].length + 1);
            more[more.length - 1] = phrase;
            phrasesAt[anchor] = more;
        }
    }

    private int[] uses(int words) {
        var uses = new int[words];
        for (var phrase : phrases) {
            for (int word : phrase.words()) {
                uses[word]++;
            }
        }
        return uses;
    }

    private static int rarest(int[] words, int[] uses) {
        int rarest = words[0];
        for (int word : words) {
            rarest = uses[word] < uses[rarest] ? word : rarest;
        }
        return rarest;
    }

    /** Collects the phrases of nodes while they are made. For one thread. */
    static final class Builder {
        private final List<Sequence> phrases = new ArrayList<>();
        private final List<Integer> ownerOf = new ArrayList<>();
        private int owners;

        /** Watches the phrases of one node; returns the number by which it asks for them. */
        int watch(List<Sequence> own) {
            phrases.addAll(own);
            own.forEach(phrase -> ownerOf.add(owners));
            return owners++;
        }

        Watchlist build(int words) {
            return new Watchlist(owners, words, phrases, ownerOf);
        }
    }

    /** The watched phrases whose words all occur in one article, by node. Reused; for one thread. */
    static final class Seen {
        private final Watchlist list;
        private final int[] newest;
        private int[] touched = new int[16];
        private int touchedSize;
        private int[] phrases = new int[64];
        private int[] older = new int[64];
        private int size;

        Seen(Watchlist list) {
            this.list = list;
            this.newest = new int[list.owners];
            Arrays.fill(newest, -1);
        }

        /** Looks through an article, forgetting the one before. */
        void look(Occurrences occurrences) {
            clear();
            for (int i = 0; i < occurrences.presentSize(); i++) {
                for (int phrase : list.phrasesAt[occurrences.present(i)]) {
                    if (list.phrases[phrase].mayOccur(occurrences)) {
                        add(phrase);
                    }
                }
            }
        }

        private void clear() {
            for (int i = 0; i < touchedSize; i++) {
                newest[touched[i]] = -1;
            }
            touchedSize = 0;
            size = 0;
        }

        private void add(int phrase) {
            int owner = list.ownerOf[phrase];
            if (newest[owner] < 0) {
                touched = touchedSize == touched.length ? Arrays.copyOf(touched, touchedSize * 2) : touched;
                touched[touchedSize++] = owner;
            }
            if (size == phrases.length) {
                phrases = Arrays.copyOf(phrases, size * 2);
                older = Arrays.copyOf(older, size * 2);
            }
            phrases[size] = phrase;
            older[size] = newest[owner];
            newest[owner] = size++;
        }

        /** The first of a node's phrases to ask about, -1 if there is none. */
        int first(int owner) {
            return newest[owner];
        }

        /** The one to ask about after {@code entry}, -1 if it was the last. */
        int next(int entry) {
            return older[entry];
        }

        Sequence phrase(int entry) {
            return list.phrases[phrases[entry]];
        }
    }
}
