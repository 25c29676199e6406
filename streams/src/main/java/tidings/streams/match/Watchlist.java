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

    /** As if so many phrases held each of the commonest words. */
    private static final int COMMON = 10_000;

    private final int[] marks;
    private final Postings postings;
    private final Sequence[] phrases;
    private final int[] ownerOf;

    private Watchlist(List<Integer> marks, Vocabulary vocabulary, List<Sequence> phrases, List<Integer> ownerOf) {
        this.marks = marks.stream().mapToInt(Integer::intValue).toArray();
        this.phrases = phrases.toArray(Sequence[]::new);
        this.ownerOf = ownerOf.stream().mapToInt(Integer::intValue).toArray();
        this.postings = post(vocabulary);
    }

    /** Files each phrase under its rarest word; the others are required. */
    private Postings post(Vocabulary vocabulary) {
        var uses = uses(vocabulary);
        var builder = new Postings.Builder(vocabulary.size());
        for (var phrase : phrases) {
            int anchor = rarest(phrase.words(), uses);
            var others = new ArrayList<int[]>();
            for (int word : phrase.words()) {
                if (word != anchor) {
                    others.add(new int[] {word});
                }
            }
            builder.add(new int[] {anchor}, others);
        }
        return builder.build();
    }

    private int[] uses(Vocabulary vocabulary) {
        var uses = new int[vocabulary.size()];
        for (var phrase : phrases) {
            for (int word : phrase.words()) {
                uses[word] += uses[word] == 0 && vocabulary.isCommon(word) ? COMMON : 1;
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
        private final List<Integer> marks = new ArrayList<>();

        /**
         * Watches the phrases of one node.
         *
         * @param mark what occurs in an article if the words of one of them do
         * @return the number by which the node asks for them
         */
        int watch(List<Sequence> own, int mark) {
            phrases.addAll(own);
            own.forEach(phrase -> ownerOf.add(marks.size()));
            marks.add(mark);
            return marks.size() - 1;
        }

        Watchlist build(Vocabulary vocabulary) {
            return new Watchlist(marks, vocabulary, phrases, ownerOf);
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
            this.newest = new int[list.marks.length];
            Arrays.fill(newest, -1);
        }

        /** Looks through an article, forgetting the one before. */
        void look(Occurrences occurrences) {
            clear();
            var postings = list.postings;
            for (int i = 0; i < occurrences.presentSize(); i++) {
                int word = occurrences.present(i);
                for (int at = postings.from(word), to = postings.to(word); at < to; at = postings.next(at)) {
                    if (postings.isPossible(at, occurrences)) {
                        add(postings.clause(at), occurrences);
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

        private void add(int phrase, Occurrences occurrences) {
            int owner = list.ownerOf[phrase];
            if (newest[owner] < 0) {
                occurrences.mark(list.marks[owner]);
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
