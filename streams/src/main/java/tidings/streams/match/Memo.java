package tidings.streams.match;

import java.util.Arrays;

/**
 * What was found out about each node of the compiled queries in one article: each is evaluated once, however many
 * clauses share it. Reused; for one thread.
 *
 * <p>A sparse set (Briggs and Torczon, An efficient representation for sparse sets, 1993): for each node one number says
 * which entry is its own, if that entry says so too. So an article costs memory and time for the nodes that it touches,
 * and nothing needs to be wiped before the next.
 */
final class Memo {
    private static final int UNKNOWN = -1;
    /** With more steps, sorting by insertion is not the fastest way. */
    private static final int MAX_STEPS = 500;

    private final int[] entryOf;
    private final int[] clauseEpoch;
    private int[] nodes = new int[256];
    private int[] reaches = new int[256];
    private int[] from = new int[256];
    private int[] to = new int[256];
    /** Entries before this one are out of sight for a while. */
    private int base;

    private int size;
    private long[] spans = new long[1024];
    private int top;
    private int epoch;

    Memo(int nodes, int clauses) {
        clauseEpoch = new int[clauses];
        entryOf = new int[nodes];
    }

    void clear() {
        top = 0;
        base = 0;
        size = 0;
        if (++epoch == Integer.MAX_VALUE) {
            Arrays.fill(clauseEpoch, 0);
            epoch = 1;
        }
    }

    /**
     * Forgets for a while what was found out, to evaluate some nodes within a passage of the article. They must not be
     * nodes that are evaluated outside of it.
     *
     * @return what {@link #leave} needs
     */
    int enter() {
        int outer = base;
        base = size;
        return outer;
    }

    /**
     * Goes back to what was known before.
     *
     * @param outer what {@link #enter} returned
     * @param outerTop {@link #top} at that time
     */
    void leave(int outer, int outerTop) {
        size = base;
        base = outer;
        top = outerTop;
    }

    /** True when asked for the first time about a clause. */
    boolean isFirstLook(int clause) {
        boolean first = clauseEpoch[clause] != epoch;
        clauseEpoch[clause] = epoch;
        return first;
    }

    /** The reach of a node, -1 if it is not known yet. */
    int reach(int node) {
        int entry = entryOf[node];
        return isOf(entry, node) ? reaches[entry] : UNKNOWN;
    }

    int rememberReach(int node, int value) {
        int entry = entry(node);
        reaches[entry] = value;
        return value;
    }

    boolean hasSpans(int node) {
        int entry = entryOf[node];
        return isOf(entry, node) && from[entry] != UNKNOWN;
    }

    /** Index of the first span of a node whose spans are known. */
    int from(int node) {
        return from[entryOf[node]];
    }

    /** Index after the last span of a node whose spans are known. */
    int to(int node) {
        return to[entryOf[node]];
    }

    private boolean isOf(int entry, int node) {
        return entry >= base && entry < size && nodes[entry] == node;
    }

    /** The entry of a node, a new one if it has none. */
    private int entry(int node) {
        int entry = entryOf[node];
        if (isOf(entry, node)) {
            return entry;
        }
        if (size == nodes.length) {
            grow();
        }
        entryOf[node] = size;
        nodes[size] = node;
        reaches[size] = UNKNOWN;
        from[size] = UNKNOWN;
        return size++;
    }

    private void grow() {
        nodes = Arrays.copyOf(nodes, size * 2);
        reaches = Arrays.copyOf(reaches, size * 2);
        from = Arrays.copyOf(from, size * 2);
        to = Arrays.copyOf(to, size * 2);
    }

    /** All spans of all nodes; read it anew after each push. */
    long[] spans() {
        return spans;
    }

    /** Where the next span goes. */
    int top() {
        return top;
    }

    void push(long span) {
        if (top == spans.length) {
            spans = Arrays.copyOf(spans, top * 2);
        }
        spans[top++] = span;
    }

    /** Pushes all spans of a node. */
    void pushAll(int node) {
        int start = from(node);
        int count = to(node) - start;
        if (top + count > spans.length) {
            spans = Arrays.copyOf(spans, Math.max(spans.length * 2, top + count));
        }
        System.arraycopy(spans, start, spans, top, count);
        top += count;
    }

    /** Takes what was pushed since {@code start} as the node's spans, in order and each once. */
    void rememberSpans(int node, int start, boolean sorted) {
        if (!sorted) {
            sort(start);
        }
        int kept = start;
        for (int i = start; i < top; i++) {
            if (kept == start || spans[kept - 1] != spans[i]) {
                spans[kept++] = spans[i];
            }
        }
        top = kept;
        int entry = entry(node);
        from[entry] = start;
        to[entry] = kept;
    }

    /** What was pushed is mostly a few spans, or in order but for the last ones. */
    private void sort(int start) {
        int steps = 0;
        for (int i = start + 1; i < top; i++) {
            long span = spans[i];
            int to = i;
            while (to > start && spans[to - 1] > span && steps < MAX_STEPS) {
                spans[to] = spans[to - 1];
                to--;
                steps++;
            }
            spans[to] = span;
            if (steps >= MAX_STEPS) {
                Arrays.sort(spans, start, top);
                return;
            }
        }
    }
}
