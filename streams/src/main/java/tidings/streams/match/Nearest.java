package tidings.streams.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Finds where the parts of a NEAR, or of a passage, came nearest to each other. Pure functions. */
final class Nearest {
    private static final int MOST = 500;
    private static final long NONE = -1;

    private Nearest() {}

    /**
     * One span of each part, all in one field.
     *
     * @param spans in the order of the parts
     * @param between how many other words stand between them
     */
    record Choice(List<Long> spans, int between) {
        Choice {
            spans = List.copyOf(spans);
        }
    }

    private record Place(int part, long span) {}

    /**
     * The spans that come nearest; empty if there is no field in which all parts occur.
     *
     * @param ordered true if the parts must come in this order
     */
    static Optional<Choice> of(List<Node.Spans> parts, boolean ordered, Reading reading) {
        var places = places(parts, reading);
        @Nullable Choice best = null;
        for (int start = 0; start < places.size(); start++) {
            var choice = from(start, places, parts.size(), ordered, reading);
            if (choice != null && (best == null || choice.between() < best.between())) {
                best = choice;
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<Place> places(List<Node.Spans> parts, Reading reading) {
        var places = new ArrayList<Place>();
        for (int part = 0; part < parts.size(); part++) {
            for (long span : spans(parts.get(part), reading)) {
                places.add(new Place(part, span));
            }
        }
        places.sort(Comparator.comparingInt(place -> Reading.first(place.span())));
        return places;
    }

    /** The places where a node is met, in order; not all of very many. */
    static List<Long> spans(Node.Spans node, Reading reading) {
        node.find(reading);
        var memo = reading.memo();
        var spans = new ArrayList<Long>();
        for (int i = memo.from(node.index()); i < memo.to(node.index()) && spans.size() < MOST; i++) {
            spans.add(memo.spans()[i]);
        }
        return spans;
    }

    /** From one place on, the next place of each other part that overlaps none chosen before. */
    private static @Nullable Choice from(int start, List<Place> places, int parts, boolean ordered, Reading reading) {
        var chosen = new long[parts];
        Arrays.fill(chosen, NONE);
        int found = 0;
        int end = -1;
        int field = reading.fieldNumber(Reading.first(places.get(start).span()));
        for (int i = start; i < places.size() && found < parts; i++) {
            var place = places.get(i);
            if (reading.fieldNumber(Reading.first(place.span())) != field) {
                break;
            }
            boolean isNext = ordered ? place.part() == found : chosen[place.part()] == NONE;
            if (isNext && Reading.first(place.span()) > end) {
                chosen[place.part()] = place.span();
                end = Reading.last(place.span());
                found++;
            }
        }
        return found < parts ? null : new Choice(LongStream.of(chosen).boxed().toList(), between(chosen, reading));
    }

    private static int between(long[] chosen, Reading reading) {
        int first = Integer.MAX_VALUE;
        int last = 0;
        int own = 0;
        for (long span : chosen) {
            first = Math.min(first, Reading.first(span));
            last = Math.max(last, Reading.last(span));
            own += reading.width(span);
        }
        return reading.width(Reading.span(first, last)) - own;
    }
}
