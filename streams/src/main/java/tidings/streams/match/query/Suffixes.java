package tidings.streams.match.query;

import java.util.Optional;
import java.util.regex.Pattern;

/** What may follow a part of a query: how often it must be met, and what it is worth. */
final class Suffixes {
    /** The largest count. */
    static final int MAX_COUNT = 1_000;
    /** The largest weight. */
    static final double MAX_WEIGHT = 100;

    private static final Pattern COUNT = Pattern.compile("\\s*([0-9]{1,4})\\s*(,\\s*([0-9]{1,4})?\\s*)?");
    private static final Pattern WEIGHT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,6})?");

    private Suffixes() {}

    /**
     * A query that must be met so often.
     *
     * @throws QueryException if it stands for no words, or the count is none
     */
    static Query repeat(Query query, Token count, int column) {
        var matcher = COUNT.matcher(count.text());
        if (!matcher.matches()) {
            throw new QueryException(
                    "found " + count.shown() + "; expected a count such as {2}, {3,} or {2,5}", count.column());
        }
        int least = Integer.parseInt(matcher.group(1));
        int most = matcher.group(2) == null
                ? least
                : matcher.group(3) == null ? Query.Repeat.UNBOUNDED : Integer.parseInt(matcher.group(3));
        requireOrder(least, most, count);
        Phrases.requireWords(query, "be counted by {" + count.text() + "}");
        return new Query.Repeat(query, least, most, column);
    }

    private static void requireOrder(int least, int most, Token count) {
        if (least < 1 || least > MAX_COUNT || (most != Query.Repeat.UNBOUNDED && most > MAX_COUNT)) {
            throw new QueryException(
                    "found " + count.shown() + "; expected counts from 1 to " + MAX_COUNT
                            + " (for none at all, write NOT)",
                    count.column());
        }
        if (most < least) {
            throw new QueryException(
                    "found " + count.shown() + ", which can never be met; expected the smaller count first",
                    count.column());
        }
    }

    /**
     * A query that is worth so much.
     *
     * @throws QueryException if the weight is no number above 0
     */
    static Query weighted(Query query, Token weight, int column) {
        double value = WEIGHT.matcher(weight.text()).matches() ? Double.parseDouble(weight.text()) : 0;
        if (value <= 0 || value > MAX_WEIGHT) {
            throw new QueryException(
                    "found " + weight.shown() + "; expected a weight above 0 and up to " + (int) MAX_WEIGHT
                            + ", as in ^2 or ^0.5",
                    weight.column());
        }
        return new Query.Weighted(query, value, column);
    }

    /**
     * Checks that no part is weighted where a weight would do nothing.
     *
     * @throws QueryException if one is
     */
    static void requireUnweighted(Query query, String place) {
        weight(query).ifPresent(weighted -> {
            throw new QueryException("a weight has no effect inside " + place + "; expected none", weighted.column());
        });
    }

    /** The first part that is weighted. */
    static Optional<Query.Weighted> weight(Query query) {
        return switch (query) {
            case Query.Weighted weighted -> Optional.of(weighted);
            default ->
                Parts.of(query).stream()
                        .map(Suffixes::weight)
                        .flatMap(Optional::stream)
                        .findFirst();
        };
    }

    /**
     * Checks that a member of a concept has neither count nor weight.
     *
     * @throws QueryException if it has
     */
    static void requireNone(String member) {
        for (int i = 0; i < member.length(); i++) {
            char c = member.charAt(i);
            if (c == '{' || c == '^') {
                throw new QueryException(
                        "found '" + c + "' in a member of a concept; expected counts and weights in queries only, as in"
                                + " $concept{2,} or $concept^2",
                        i + 1);
            }
        }
    }
}
