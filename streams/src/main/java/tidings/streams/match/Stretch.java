package tidings.streams.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Hits of one clause that overlap, shown as one.
 *
 * @param span from the first word to the last
 * @param parts which parts of the clause it shows, one bit each
 * @param hits how many hits it is made of
 */
record Stretch(long span, long parts, int hits) {
    /** Overlapping hits become no wider than this by merging, in words; a single hit may be wider. */
    static final int WIDEST = 40;

    int first() {
        return Reading.first(span);
    }

    boolean isInside(Stretch other) {
        return first() >= other.first() && Reading.last(span) <= Reading.last(other.span);
    }

    /** The hits of the parts of a clause, merged, in order of the article. */
    static List<Stretch> merged(List<long[]> parts, Reading reading) {
        var all = new ArrayList<Stretch>();
        for (int part = 0; part < parts.size(); part++) {
            long bit = 1L << Math.min(part, Long.SIZE - 1);
            for (long span : parts.get(part)) {
                all.add(new Stretch(span, bit, 1));
            }
        }
        var sorted = all.toArray(new Stretch[0]);
        Arrays.sort(sorted, Stretch::byPlace);
        var merged = new ArrayList<Stretch>(sorted.length);
        for (var next : sorted) {
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && next.first() <= Reading.last(last.span)) {
                var both = last.with(next);
                if (next.isInside(last) || reading.width(both.span) <= WIDEST) {
                    merged.set(merged.size() - 1, both);
                    continue;
                }
            }
            merged.add(next);
        }
        return merged;
    }

    /** By the first word, wider ones before narrower ones. */
    private static int byPlace(Stretch one, Stretch other) {
        int byFirst = Integer.compare(one.first(), other.first());
        return byFirst != 0 ? byFirst : Long.compare(other.span, one.span);
    }

    private Stretch with(Stretch other) {
        int last = Math.max(Reading.last(span), Reading.last(other.span));
        return new Stretch(Reading.span(first(), last), parts | other.parts, hits + other.hits);
    }
}
