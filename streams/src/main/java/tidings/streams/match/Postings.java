package tidings.streams.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Under each word the clauses that are filed there, with the groups of words that each requires besides. These groups are
 * repeated at every word of a clause, so that what is read one after the other lies together; only long ones are kept
 * once, elsewhere. Immutable, safe from any thread.
 */
final class Postings {
    /** Requirements of more numbers are not repeated. */
    private static final int LONG = 16;

    /** For each posting its clause, how many numbers follow, and these; or instead of the latter two, ~where they are. */
    private final int[] postings;

    private final int[] from;
    private final int[] elsewhere;

    private Postings(int[] postings, int[] from, int[] elsewhere) {
        this.postings = postings;
        this.from = from;
        this.elsewhere = elsewhere;
    }

    /** Where the first posting of a word is. */
    int from(int word) {
        return from[word];
    }

    /** Where the postings of a word end. */
    int to(int word) {
        return from[word + 1];
    }

    /** Where the next posting is. */
    int next(int at) {
        return at + 2 + Math.max(0, postings[at + 1]);
    }

    int clause(int at) {
        return postings[at];
    }

    /** True if of each group that is required a word occurs. */
    boolean isPossible(int at, Occurrences occurrences) {
        int size = postings[at + 1];
        return size >= 0
                ? haveOneEach(postings, at + 2, size, occurrences)
                : haveOneEach(elsewhere, ~size + 1, elsewhere[~size], occurrences);
    }

    private static boolean haveOneEach(int[] groups, int from, int size, Occurrences occurrences) {
        for (int i = from; i < from + size; i += 1 + groups[i]) {
            if (!hasOne(groups, i + 1, groups[i], occurrences)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasOne(int[] words, int from, int size, Occurrences occurrences) {
        for (int i = from; i < from + size; i++) {
            if (occurrences.has(words[i])) {
                return true;
            }
        }
        return false;
    }

    /** Takes clauses in the order of their numbers, from 0. For one thread. */
    static final class Builder {
        private final int[] sizes;
        private final List<int[]> anchors = new ArrayList<>();
        private final List<int[]> requirements = new ArrayList<>();
        private int[] elsewhere = new int[64];
        private int elsewhereSize;

        /**
         * @param words how many words there are
         */
        Builder(int words) {
            sizes = new int[words + 1];
        }

        /**
         * Adds the next clause.
         *
         * @param anchor the words that it is filed under
         * @param required groups of words of each of which one must occur as well
         */
        void add(int[] anchor, List<int[]> required) {
            var entry = entry(anchors.size(), flat(required), anchor.length);
            anchors.add(anchor);
            requirements.add(entry);
            for (int word : anchor) {
                sizes[word + 1] += entry.length;
            }
        }

        private static int[] flat(List<int[]> groups) {
            int[] flat =
                    new int[groups.stream().mapToInt(group -> 1 + group.length).sum()];
            int at = 0;
            for (var group : groups) {
                flat[at] = group.length;
                System.arraycopy(group, 0, flat, at + 1, group.length);
                at += 1 + group.length;
            }
            return flat;
        }

        private int[] entry(int clause, int[] groups, int copies) {
            if (groups.length > LONG && copies > 1) {
                return new int[] {clause, ~putElsewhere(groups)};
            }
            int[] entry = new int[2 + groups.length];
            entry[0] = clause;
            entry[1] = groups.length;
            System.arraycopy(groups, 0, entry, 2, groups.length);
            return entry;
        }

        private int putElsewhere(int[] groups) {
            int at = elsewhereSize;
            elsewhereSize += 1 + groups.length;
            if (elsewhereSize > elsewhere.length) {
                elsewhere = Arrays.copyOf(elsewhere, Math.max(elsewhereSize, elsewhere.length * 2));
            }
            elsewhere[at] = groups.length;
            System.arraycopy(groups, 0, elsewhere, at + 1, groups.length);
            return at;
        }

        Postings build() {
            var from = sizes.clone();
            for (int word = 1; word < from.length; word++) {
                from[word] += from[word - 1];
            }
            var next = from.clone();
            var postings = new int[from[from.length - 1]];
            for (int clause = 0; clause < anchors.size(); clause++) {
                var entry = requirements.get(clause);
                for (int word : anchors.get(clause)) {
                    System.arraycopy(entry, 0, postings, next[word], entry.length);
                    next[word] += entry.length;
                }
            }
            return new Postings(postings, from, Arrays.copyOf(elsewhere, elsewhereSize));
        }
    }
}
