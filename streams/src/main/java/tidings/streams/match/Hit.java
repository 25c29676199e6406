package tidings.streams.match;

import tidings.events.Evidence;

/** One span of an article, as text. Pure functions. */
final class Hit {
    /** How far a quote reaches to each side, in UTF-16 code units. */
    static final int QUOTE = 120;

    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private Hit() {}

    /** The words of a span as they stand in the article. */
    static String text(Reading reading, long span) {
        var tokens = reading.tokens();
        return reading.fieldText(Reading.first(span))
                .substring(tokens.start(Reading.first(span)), tokens.end(Reading.last(span)));
    }

    /** A number that is the same for the same words, in whatever case; different ones nearly never share it. */
    static long wording(Reading reading, long span) {
        var tokens = reading.tokens();
        var field = reading.fieldText(Reading.first(span));
        long hash = 0;
        for (int i = tokens.start(Reading.first(span)), end = tokens.end(Reading.last(span)); i < end; i++) {
            hash = (hash + Character.toLowerCase(field.charAt(i))) * FACTOR;
        }
        return hash;
    }

    /** A span as evidence for a clause. */
    static Evidence evidence(Reading reading, String clause, long span) {
        int first = Reading.first(span);
        var field = reading.fieldText(first);
        int start = reading.tokens().start(first);
        int end = reading.tokens().end(Reading.last(span));
        int from = quoteStart(field, start);
        var article = reading.article();
        return new Evidence(
                clause,
                reading.fieldName(first),
                start,
                end,
                field.substring(start, end),
                field.substring(from, quoteEnd(field, end)),
                from,
                article.id(),
                article.revision());
    }

    /** True if a place of the one node lies within a place of the other. */
    static boolean anyInside(Reading reading, Node.Spans inner, Node.Spans outer) {
        inner.find(reading);
        outer.find(reading);
        var spans = reading.memo().spans();
        int from = reading.memo().from(outer.index());
        int next = reading.memo().to(outer.index()) - 1;
        int earliest = Integer.MAX_VALUE;
        for (int i = reading.memo().to(inner.index()) - 1; i >= reading.memo().from(inner.index()); i--) {
            for (; next >= from && Reading.last(spans[next]) >= Reading.last(spans[i]); next--) {
                earliest = Math.min(earliest, Reading.first(spans[next]));
            }
            if (earliest <= Reading.first(spans[i])) {
                return true;
            }
        }
        return false;
    }

    /** Where a quote of whole words begins, in the same paragraph. */
    private static int quoteStart(String field, int start) {
        int low = Math.max(0, start - QUOTE);
        int paragraph = paragraphStart(field, low, start);
        if (paragraph >= 0) {
            return Math.min(start, skipSpace(field, paragraph, start));
        }
        if (low == 0) {
            return skipSpace(field, 0, start);
        }
        int from = low;
        while (from < start && !Character.isWhitespace(field.charAt(from - 1))) {
            from++;
        }
        return from < start ? skipSpace(field, from, start) : wholeCharacter(field, low + QUOTE / 2);
    }

    /** Where the paragraph begins, if that is after {@code low}; else -1. */
    private static int paragraphStart(String field, int low, int start) {
        for (int at = start; at > Math.max(1, low); at--) {
            if (field.charAt(at - 1) == '\n' && field.charAt(at - 2) == '\n') {
                return at;
            }
        }
        return -1;
    }

    private static int skipSpace(String field, int from, int start) {
        int at = from;
        while (at < start && Character.isWhitespace(field.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where a quote of whole words ends, in the same paragraph. */
    private static int quoteEnd(String field, int end) {
        int high = Math.min(field.length(), end + QUOTE);
        int paragraph = field.indexOf("\n\n", end, Math.min(field.length(), high + 1));
        if (paragraph >= 0) {
            return paragraph;
        }
        if (high == field.length()) {
            return high;
        }
        int to = high;
        while (to > end && !Character.isWhitespace(field.charAt(to))) {
            to--;
        }
        return to > end ? to : wholeCharacter(field, high - QUOTE / 2);
    }

    private static int wholeCharacter(String field, int at) {
        boolean splits = at > 0
                && at < field.length()
                && Character.isLowSurrogate(field.charAt(at))
                && Character.isHighSurrogate(field.charAt(at - 1));
        return splits ? at - 1 : at;
    }
}
