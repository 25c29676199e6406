package tidings.streams.match;

import java.util.Arrays;
import java.util.List;

/** Any of several nodes that stand for words. */
final class Union extends Node.Spans {
    private final List<Spans> nodes;
    private final Spans[] asked;
    private final int watch;
    private final int mark;

    /**
     * @param watchlist watches the phrases among the nodes if they are many
     * @param vocabulary gives these phrases a number
     */
    Union(int index, List<Spans> nodes, Watchlist.Builder watchlist, Vocabulary vocabulary) {
        super(index);
        this.nodes = nodes;
        var phrases = nodes.stream()
                .filter(Sequence.class::isInstance)
                .map(Sequence.class::cast)
                .toList();
        boolean many = phrases.size() >= Watchlist.FEWEST;
        this.mark = many ? vocabulary.mark() : -1;
        this.watch = many ? watchlist.watch(phrases, mark) : -1;
        this.asked = nodes.stream()
                .filter(node -> !many || !(node instanceof Sequence))
                .toArray(Spans[]::new);
    }

    List<Spans> nodes() {
        return nodes;
    }

    /** The nodes that are not watched phrases. */
    List<Spans> asked() {
        return Arrays.asList(asked);
    }

    /** The number that occurs if the words of one of the watched phrases do; -1 if none is watched. */
    int mark() {
        return mark;
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
