package tidings.streams.match;

/** Words that occur so often. Hits that overlap count once; if the count is right, it stands for all of them. */
final class Repeat extends Node.Spans {
    private final int least;
    private final int most;
    private final Spans node;

    Repeat(int index, int least, int most, Spans node) {
        super(index);
        this.least = least;
        this.most = most;
        this.node = node;
    }

    Spans node() {
        return node;
    }

    /** The smallest count that will do. */
    int least() {
        return least;
    }

    @Override
    int evaluate(Reading reading) {
        find(reading);
        var memo = reading.memo();
        return memo.from(index()) == memo.to(index())
                ? NEVER
                : count(reading, least).end() + 1;
    }

    @Override
    void collect(Reading reading) {
        node.find(reading);
        var memo = reading.memo();
        int from = memo.top();
        int count = count(reading, Integer.MAX_VALUE).hits();
        if (count >= least && count <= most) {
            for (int i = memo.from(node.index()), to = memo.to(node.index()); i < to; i++) {
                memo.push(memo.spans()[i]);
            }
        }
        memo.rememberSpans(index(), from, true);
    }

    /** So many hits, and the last word of the last of them. */
    private record Count(int hits, int end) {}

    /** Counts up to {@code limit} hits that do not overlap: spans are in order of their ends, so the next free one fits. */
    private Count count(Reading reading, int limit) {
        int hits = 0;
        int end = -1;
        var memo = reading.memo();
        for (int i = memo.from(node.index()), to = memo.to(node.index()); i < to && hits < limit; i++) {
            long span = memo.spans()[i];
            if (Reading.first(span) > end) {
                hits++;
                end = Reading.last(span);
            }
        }
        return new Count(hits, end);
    }
}
