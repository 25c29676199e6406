package tidings.streams.match;

import java.util.List;

/** Any of several nodes that stand for words. */
final class Union extends Node.Spans {
    private final List<Spans> nodes;

    Union(int index, List<Spans> nodes) {
        super(index);
        this.nodes = nodes;
    }

    List<Spans> nodes() {
        return nodes;
    }

    @Override
    int evaluate(Reading reading) {
        int nearest = NEVER;
        for (var node : nodes) {
            nearest = Math.min(nearest, node.reach(reading));
        }
        return nearest;
    }

    @Override
    void collect(Reading reading) {
        nodes.forEach(node -> node.find(reading));
        var memo = reading.memo();
        int from = memo.top();
        for (var node : nodes) {
            for (int i = memo.from(node.index()), to = memo.to(node.index()); i < to; i++) {
                memo.push(memo.spans()[i]);
            }
        }
        memo.rememberSpans(index(), from, false);
    }
}
