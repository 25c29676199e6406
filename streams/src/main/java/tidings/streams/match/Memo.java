package tidings.streams.match;

import java.util.Arrays;

/**
 * What was found out about each node of the compiled queries in one article: each is evaluated once, however many
 * clauses share it. Reused; for one thread.
 */
final class Memo {
    /** So far from the largest number that all passages of one article have room after it. */
    private static final int LAST_EPOCH = Integer.MAX_VALUE / 2;
    /** With more steps, sorting by insertion is not the fastest way. */
    private static final int MAX_STEPS = 500;

    /** The epoch in the upper half, the reach in the lower, so that one look at memory tells both. */
    private final long[] reaches;

    private final int[] spansEpoch;
    private final int[] spansFrom;
    private final int[] spansTo;
    private final int[] clauseEpoch;
    private long[] spans = new long[1024];
    private int top;
    private int epoch = 1;
    private int lastEpoch = 1;

    Memo(int nodes, int clauses) {
        clauseEpoch = new int[clauses];
        reaches = new long[nodes];
        spansEpoch = new int[nodes];
        spansFrom = new int[nodes];
        spansTo = new int[nodes];
    }

    void clear() {
        top = 0;
        if (lastEpoch >= LAST_EPOCH) {
            Arrays.fill(reaches, 0);
            Arrays.fill(spansEpoch, 0);
            lastEpoch = 0;
            Arrays.fill(clauseEpoch, 0);
        }
        epoch = ++lastEpoch;
    }

    /**
     * Forgets for a while what was found out, to evaluate some nodes within a passage of the article. They must not be
     * nodes that are evaluated outside of it.
     *
     * @return what {@link #leave} needs
     */
    int enter() {
        int outer = epoch;
        epoch = ++lastEpoch;
        return outer;
    }

    /**
     * Goes back to what was known before.
     *
     * @param outer what {@link #enter} returned
     * @param outerTop {@link #top} at that time
     */
    void leave(int outer, int outerTop) {
        epoch = outer;
        top = outerTop;
    }

    /** True when asked for the first time about a clause. */
    boolean isFirstLook(int clause) {
        boolean first = clauseEpoch[clause] != epoch;
        clauseEpoch[clause] = epoch;
        return first;
    }

    boolean hasReach(int node) {
        return (int) (reaches[node] >>> Integer.SIZE) == epoch;
    }

    int reach(int node) {
        return (int) reaches[node];
    }

    int rememberReach(int node, int value) {
        reaches[node] = (long) epoch << Integer.SIZE | value;
        return value;
    }

    boolean hasSpans(int node) {
        return spansEpoch[node] == epoch;
    }

    int from(int node) {
        return spansFrom[node];
    }

    int to(int node) {
        return spansTo[node];
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
        int count = spansTo[node] - spansFrom[node];
        if (top + count > spans.length) {
            spans = Arrays.copyOf(spans, Math.max(spans.length * 2, top + count));
        }
        System.arraycopy(spans, spansFrom[node], spans, top, count);
        top += count;
    }

    /** Takes what was pushed since {@code from} as the node's spans, in order and each once. */
    void rememberSpans(int node, int from, boolean sorted) {
        if (!sorted) {
            sort(from);
        }
        int kept = from;
        for (int i = from; i < top; i++) {
            if (kept == from || spans[kept - 1] != spans[i]) {
                spans[kept++] = spans[i];
            }
        }
        top = kept;
        spansEpoch[node] = epoch;
        spansFrom[node] = from;
        spansTo[node] = kept;
    }

    /** What was pushed is mostly a few spans, or in order but for the last ones. */
    private void sort(int from) {
        int steps = 0;
        for (int i = from + 1; i < top; i++) {
            long span = spans[i];
            int to = i;
            while (to > from && spans[to - 1] > span && steps < MAX_STEPS) {
                spans[to] = spans[to - 1];
                to--;
                steps++;
            }
            spans[to] = span;
            if (steps >= MAX_STEPS) {
                Arrays.sort(spans, from, top);
                return;
            }
        }
    }
}
