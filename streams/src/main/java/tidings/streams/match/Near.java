package tidings.streams.match;

import java.util.List;

/**
 * Different words close to each other. For each place where one part ends, the nearest of the other parts before it are
 * taken; the span reaches from the first to the last. No word serves two parts.
 */
final class Near extends Node.Spans {
    private static final int MAX_STEPS = 200_000;

    private final int distance;
    private final boolean ordered;
    private final List<Spans> parts;

    Near(int index, int distance, boolean ordered, List<Spans> parts) {
        super(index);
        this.distance = distance;
        this.ordered = ordered;
        this.parts = parts;
    }

    List<Spans> operands() {
        return parts;
    }

    @Override
    void collect(Reading reading) {
        boolean possible = true;
        for (var part : parts) {
            possible = possible && part.holds(reading);
        }
        if (possible) {
            parts.forEach(part -> part.find(reading));
        }
        int from = reading.memo().top();
        if (possible && parts.size() == 2) {
            pairs(parts.getFirst(), parts.getLast(), reading);
            if (!ordered) {
                pairs(parts.getLast(), parts.getFirst(), reading);
            }
        } else if (possible) {
            new Search(reading).run();
        }
        reading.memo().rememberSpans(index(), from, false);
    }

    /** Of two parts, the nearest place before each one is the best there is: nothing else needs to be tried. */
    private void pairs(Spans left, Spans right, Reading reading) {
        var memo = reading.memo();
        var tokens = reading.tokens();
        int leftFrom = memo.from(left.index());
        int leftTo = memo.to(left.index());
        int before = leftFrom;
        for (int i = memo.from(right.index()), to = memo.to(right.index()); i < to; i++) {
            long span = memo.spans()[i];
            int first = Reading.first(span);
            while (before < leftTo && Reading.last(memo.spans()[before]) < first) {
                before++;
            }
            while (before > leftFrom && Reading.last(memo.spans()[before - 1]) >= first) {
                before--;
            }
            if (before > leftFrom) {
                long nearest = memo.spans()[before - 1];
                if (tokens.place(first) - tokens.place(Reading.last(nearest)) - 1 <= distance) {
                    memo.push(Reading.span(Reading.first(nearest), Reading.last(span)));
                }
            }
        }
    }

    /** One walk over the places of all parts. Bounded: in a text made to be slow, some places are not found. */
    private final class Search {
        private final Reading reading;
        private final Memo memo;
        private final long[] chosen = new long[parts.size()];
        private final int widest;
        private int steps;

        Search(Reading reading) {
            this.reading = reading;
            this.memo = reading.memo();
            this.widest = distance + widths();
        }

        private int widths() {
            int sum = 0;
            for (var part : parts) {
                int width = 0;
                for (int i = memo.from(part.index()); i < memo.to(part.index()); i++) {
                    width = Math.max(width, reading.width(memo.spans()[i]));
                }
                sum += width;
            }
            return sum;
        }

        void run() {
            for (int last = ordered ? parts.size() - 1 : 0; last < parts.size(); last++) {
                int node = parts.get(last).index();
                for (int i = memo.from(node), to = memo.to(node); i < to && steps < MAX_STEPS; i++) {
                    chosen[last] = memo.spans()[i];
                    int first = choose(ordered ? last - 1 : 0, last, Reading.first(chosen[last]));
                    if (first >= 0) {
                        memo.push(Reading.span(first, Reading.last(chosen[last])));
                    }
                }
            }
        }

        /**
         * Chooses a place for each part from {@code part} on (backwards if ordered), all before the last one's.
         *
         * @param start the first word of those chosen so far
         * @return the first word of all; -1 if they are not near enough
         */
        private int choose(int part, int last, int start) {
            if (part == last) {
                return choose(part + 1, last, start);
            }
            if (part < 0 || part == parts.size()) {
                return isNear(start, last) ? start : -1;
            }
            int node = parts.get(part).index();
            int bound = ordered ? start : Reading.first(chosen[last]);
            for (int i = lastBefore(node, bound); i >= memo.from(node); i--) {
                long span = memo.spans()[i];
                if (++steps > MAX_STEPS || isTooFar(span, last)) {
                    return -1;
                }
                if (ordered ? Reading.last(span) < start : isFree(span, part, last)) {
                    chosen[part] = span;
                    int next = choose(ordered ? part - 1 : part + 1, last, Math.min(start, Reading.first(span)));
                    if (next >= 0) {
                        return next;
                    }
                }
            }
            return -1;
        }

        private boolean isTooFar(long span, int last) {
            var tokens = reading.tokens();
            return tokens.place(Reading.last(chosen[last])) - tokens.place(Reading.last(span)) > widest;
        }

        private boolean isFree(long span, int part, int last) {
            for (int i = 0; i < part; i++) {
                boolean apart = i == last
                        || Reading.last(span) < Reading.first(chosen[i])
                        || Reading.last(chosen[i]) < Reading.first(span);
                if (!apart) {
                    return false;
                }
            }
            return true;
        }

        private boolean isNear(int start, int last) {
            int between = reading.width(Reading.span(start, Reading.last(chosen[last])));
            for (long span : chosen) {
                between -= reading.width(span);
            }
            return between <= distance;
        }

        /** Index of the last span of a node that ends before a word. */
        private int lastBefore(int node, int word) {
            int low = memo.from(node);
            int high = memo.to(node) - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                if (Reading.last(memo.spans()[middle]) < word) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return high;
        }
    }
}
