package tidings.streams.match;

import java.util.Arrays;

/**
 * What was found out about each node of the compiled queries in one article: each is evaluated once, however many
 * clauses share it. Reused; for one thread.
 */
final class Memo {
    /** So far from the largest number that all passages of one article have room after it. */
    private static final int LAST_EPOCH = Integer.MAX_VALUE / 2;

    private final int[] reachEpoch;
    private final int[] reach;
    private final int[] spansEpoch;
    private final int[] spansFrom;
    private final int[] spansTo;
    private long[] spans = new long[1024];
    private int top;
    private int epoch = 1;
    private int lastEpoch = 1;

    Memo(int nodes) {
        reachEpoch = new int[nodes];
        reach = new int[nodes];
        spansEpoch = new int[nodes];
        spansFrom = new int[nodes];
        spansTo = new int[nodes];
    }

    void clear() {
        top = 0;
        if (lastEpoch >= LAST_EPOCH) {
            Arrays.fill(reachEpoch, 0);
            Arrays.fill(spansEpoch, 0);
            lastEpoch = 0;
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

    boolean hasReach(int node) {
        return reachEpoch[node] == epoch;
    }

    int reach(int node) {
        return reach[node];
    }

    int rememberReach(int node, int value) {
        reachEpoch[node] = epoch;
        reach[node] = value;
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

    /** Takes what was pushed since {@code from} as the node's spans, in order and each once. */
    void rememberSpans(int node, int from, boolean sorted) {
        if (!sorted) {
            Arrays.sort(spans, from, top);
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
}
