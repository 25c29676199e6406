package tidings.streams.match;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import tidings.streams.match.query.Field;
import tidings.streams.match.query.Passage;

/**
 * A query that is met within one passage of one field. Its spans are those passages. Only passages are looked at in which
 * a word occurs that the query needs.
 */
final class Within extends Node.Spans {
    /** How many words are looked up at most, in all passages together; passages after that are not looked into. */
    private static final int MAX_STEPS = 20_000_000;

    private final Passage passage;
    private final Node node;
    private final Field field;
    private final int[] anchors;
    private final int mostPassages;

    Within(int index, Passage passage, Node node, Field field) {
        super(index);
        this.passage = passage;
        this.node = node;
        this.field = field;
        this.anchors = new Requirements(word -> 1).of(node).getFirst().words();
        this.mostPassages = MAX_STEPS / size(node, new IdentityHashMap<>());
    }

    /** What is to be met. It belongs to this passage: outside of {@link #look} it cannot be evaluated. */
    Node node() {
        return node;
    }

    @Override
    int evaluate(Reading reading) {
        find(reading);
        var memo = reading.memo();
        int from = memo.from(index());
        return from == memo.to(index()) ? NEVER : reachIn(memo.spans()[from], reading);
    }

    @Override
    void collect(Reading reading) {
        var memo = reading.memo();
        int from = memo.top();
        var bounds = reading.passages().bounds(passage, reading);
        int[] numbers = candidates(reading, bounds);
        for (int i = 0; i < numbers.length && i < mostPassages; i++) {
            int first = Math.max(bounds[numbers[i]], reading.from(field));
            int last = Math.min(bounds[numbers[i] + 1], reading.to(field)) - 1;
            long span = Reading.span(first, last);
            if (first <= last && reachIn(span, reading) != NEVER) {
                memo.push(span);
            }
        }
        memo.rememberSpans(index(), from, true);
    }

    private int reachIn(long span, Reading reading) {
        return (int) look(span, reading, () -> node.reach(reading));
    }

    /** Asks something about the node in one of the passages. */
    double look(long span, Reading reading, DoubleSupplier question) {
        var memo = reading.memo();
        int top = memo.top();
        long window = reading.enter(span);
        int outer = memo.enter();
        double answer = question.getAsDouble();
        memo.leave(outer, top);
        reading.leave(window);
        return answer;
    }

    /** The passages in which one of the words occurs that the node needs, in order. */
    private int[] candidates(Reading reading, int[] bounds) {
        var occurrences = reading.occurrences();
        var found = new int[16];
        int size = 0;
        for (int word : anchors) {
            int count = occurrences.count(word);
            int latest = -1;
            for (int i = count == 0 ? 0 : occurrences.firstFrom(word, reading.from(field)); i < count; i++) {
                int last = Reading.last(occurrences.span(word, i));
                if (last >= reading.to(field)) {
                    break;
                }
                int number = Passages.number(bounds, last);
                if (number != latest) {
                    found = size == found.length ? Arrays.copyOf(found, size * 2) : found;
                    found[size++] = number;
                    latest = number;
                }
            }
        }
        return Arrays.stream(found, 0, size).sorted().distinct().toArray();
    }

    private static int size(Node node, Map<Node, Boolean> seen) {
        if (seen.put(node, true) != null) {
            return 0;
        }
        int size = switch (node) {
            case Terms terms -> terms.words().length;
            case Sequence sequence -> sequence.words().length;
            default -> 1;
        };
        for (var part : node.parts()) {
            size += size(part, seen);
        }
        return size;
    }
}
