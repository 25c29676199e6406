package tidings.streams.match;

import java.util.Arrays;

/**
 * Where each word of the queries occurs in one article. Built in two steps: {@link #add} as words come, then
 * {@link #index}. Reused; for one thread.
 */
final class Occurrences {
    private static final int KEPT = 1 << 16;

    /** One bit for each word that occurs: small enough to stay near the processor however many words there are. */
    private final long[] bits;

    private final int[][] groupsOf;
    private final int[] from;
    private final int[] count;
    /** For each group the newest of its members that occur. */
    private final int[] newest;

    private int[] marks = new int[64];
    private int markSize;
    private int[] members = new int[256];
    private int[] older = new int[256];
    private int memberSize;
    private int[] present = new int[256];
    private int presentSize;
    private int[][] ids = new int[1024][];
    private long[] added = new long[1024];
    private int size;
    private long[] spans = new long[1024];

    /**
     * @param groupsOf for each word the groups that it is in
     */
    Occurrences(int[][] groupsOf) {
        this.groupsOf = groupsOf;
        int words = groupsOf.length;
        bits = new long[(words + Long.SIZE - 1) / Long.SIZE];
        from = new int[words];
        count = new int[words];
        newest = new int[words];
    }

    void clear() {
        for (int i = 0; i < presentSize; i++) {
            count[present[i]] = 0;
            bits[present[i] >> 6] = 0;
        }
        for (int i = 0; i < markSize; i++) {
            bits[marks[i] >> 6] = 0;
        }
        presentSize = 0;
        markSize = 0;
        memberSize = 0;
        size = 0;
        if (added.length > KEPT) {
            ids = new int[1024][];
            added = new long[1024];
            spans = new long[1024];
        }
    }

    /** Says that a span of the article stands for these words. Spans come in order of where they end. */
    void add(int[] words, long span) {
        if (size == added.length) {
            ids = Arrays.copyOf(ids, size * 2);
            added = Arrays.copyOf(added, size * 2);
        }
        ids[size] = words;
        added[size++] = span;
        for (int word : words) {
            if (count[word]++ == 0) {
                addPresent(word);
            }
        }
    }

    private void addPresent(int word) {
        if (presentSize == present.length) {
            present = Arrays.copyOf(present, presentSize * 2);
        }
        present[presentSize++] = word;
        bits[word >> 6] |= 1L << word;
        for (int group : groupsOf[word]) {
            addMember(group, word);
        }
    }

    private void addMember(int group, int word) {
        if (memberSize == members.length) {
            members = Arrays.copyOf(members, memberSize * 2);
            older = Arrays.copyOf(older, memberSize * 2);
        }
        if (!has(group)) {
            mark(group);
            newest[group] = -1;
        }
        members[memberSize] = word;
        older[memberSize] = newest[group];
        newest[group] = memberSize++;
    }

    /** Says that a number that is no word's occurs, too; not yet said before. */
    void mark(int number) {
        marks = markSize == marks.length ? Arrays.copyOf(marks, markSize * 2) : marks;
        marks[markSize++] = number;
        bits[number >> 6] |= 1L << number;
    }

    /** Sorts what was added by word. */
    void index() {
        int total = 0;
        for (int i = 0; i < presentSize; i++) {
            int word = present[i];
            from[word] = total;
            total += count[word];
            count[word] = 0;
        }
        if (spans.length < total) {
            spans = new long[Math.max(total, spans.length * 2)];
        }
        for (int i = 0; i < size; i++) {
            for (int word : ids[i]) {
                spans[from[word] + count[word]++] = added[i];
            }
        }
    }

    /** The first to ask about of a group's members that occur, -1 if none does. */
    int firstMember(int group) {
        return has(group) ? newest[group] : -1;
    }

    /** The one to ask about after {@code entry}, -1 if it was the last. */
    int nextMember(int entry) {
        return older[entry];
    }

    /** The word of an entry. */
    int member(int entry) {
        return members[entry];
    }

    /** How many different words of queries occur. */
    int presentSize() {
        return presentSize;
    }

    /** One of the words that occur. */
    int present(int index) {
        return present[index];
    }

    /** True if a word, or a word of a group, occurs. */
    boolean has(int word) {
        return (bits[word >> 6] & 1L << word) != 0;
    }

    /** How often a word occurs. */
    int count(int word) {
        return count[word];
    }

    /** One occurrence of a word; they are in order of where they end. */
    long span(int word, int index) {
        return spans[from[word] + index];
    }

    /** Index of the first occurrence of a word that ends at {@code token} or after it. */
    int firstFrom(int word, int token) {
        if (token == 0) {
            return 0;
        }
        int start = from[word];
        int found = Arrays.binarySearch(spans, start, start + count[word], Reading.span(0, token));
        return (found >= 0 ? found : -found - 1) - start;
    }

    /** True if a word occurs as exactly this span. */
    boolean has(int word, long span) {
        return count[word] > 0 && Arrays.binarySearch(spans, from[word], from[word] + count[word], span) >= 0;
    }
}
