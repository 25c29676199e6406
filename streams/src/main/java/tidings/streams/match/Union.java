package tidings.streams.match;

import java.util.List;

/** Any of several nodes that stand for words. */
final class Union extends Node.Spans {
    private final List<Spans> nodes;
    private final Spans[] asked;
    private final int watch;

    /**
     * @param watchlist watches the phrases among the nodes if they are many
     */
    Union(int index, List<Spans> nodes, Watchlist.Builder watchlist) {
        super(index);
        this.nodes = nodes;
        var phrases = nodes.stream()
                .filter(Sequence.class::isInstance)
                .map(Sequence.class::cast)
                .toList();
        boolean many = phrases.size() >= Watchlist.FEWEST;
        this.watch = many ? watchlist.watch(phrases) : -1;
        this.asked = nodes.stream()
                .filter(node -> !many || !(node instanceof Sequence))
                .toArray(Spans[]::new);
    }

    List<Spans> nodes() {
        return nodes;
    }

    @Override
    int evaluate(Reading reading) {
        int nearest = NEVER;
        for (var node : asked) {
            nearest = Math.min(nearest, node.reach(reading));
        }
        var seen = reading.seen();
        for (int i = watch < 0 ? -1 : seen.first(watch); i >= 0; i = seen.next(i)) {
            nearest = Math.min(nearest, seen.phrase(i).reach(reading));
        }
        return nearest;
    }

    @Override
    void collect(Reading reading) {
        for (var node : asked) {
            node.find(reading);
        }
        var seen = reading.seen();
        for (int i = watch < 0 ? -1 : seen.first(watch); i >= 0; i = seen.next(i)) {
            seen.phrase(i).find(reading);
        }
        var memo = reading.memo();
        int from = memo.top();
        for (var node : asked) {
            memo.pushAll(node.index());
        }
        for (int i = watch < 0 ? -1 : seen.first(watch); i >= 0; i = seen.next(i)) {
            memo.pushAll(seen.phrase(i).index());
        }
        memo.rememberSpans(index(), from, false);
    }
}
