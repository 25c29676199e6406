package tidings.streams.match.query;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes queries in the query language again, so that a part can be named to people. Pure functions. */
public final class QueryText {
    private QueryText() {}

    /** The query in one line; reading it gives the same query, but for columns and bracketing. */
    public static String of(Query query) {
        return switch (query) {
            case Query.Word word -> word.text();
            case Query.Exact exact -> "=" + exact.text();
            case Query.Prefix prefix -> prefix.text() + "*";
            case Query.Phrase phrase ->
                phrase.words().stream().map(QueryText::of).collect(Collectors.joining(" ", "\"", "\""))
                        + (phrase.slop() > 0 ? "~" + phrase.slop() : "");
            case Query.Concept concept -> "$" + concept.name();
            case Query.And and -> joined(and.queries(), " AND ");
            case Query.Or or -> joined(or.queries(), " OR ");
            case Query.AtLeast some -> "ATLEAST/" + some.count() + list(some.queries());
            case Query.Not not -> "NOT " + operand(not.query());
            case Query.Near near -> (near.ordered() ? "ONEAR/" : "NEAR/") + near.distance() + list(near.operands());
            case Query.Within within -> within.passage().name() + "(" + of(within.query()) + ")";
            case Query.Repeat repeat -> operand(repeat.query()) + count(repeat);
            case Query.Weighted weighted -> operand(weighted.query()) + "^" + number(weighted.weight());
            case Query.In in -> in.field().name().toLowerCase(Locale.ROOT) + ":" + operand(in.query());
            case Query.Says says -> says.attribute().name().toLowerCase(Locale.ROOT) + ":\"" + says.value() + "\"";
        };
    }

    private static String joined(List<Query> queries, String by) {
        return queries.stream().map(QueryText::operand).collect(Collectors.joining(by));
    }

    private static String list(List<Query> queries) {
        return queries.stream().map(QueryText::of).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String operand(Query query) {
        return query instanceof Query.And || query instanceof Query.Or ? "(" + of(query) + ")" : of(query);
    }

    private static String count(Query.Repeat repeat) {
        if (repeat.least() == repeat.most()) {
            return "{" + repeat.least() + "}";
        }
        return "{" + repeat.least() + "," + (repeat.most() == Query.Repeat.UNBOUNDED ? "" : repeat.most()) + "}";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
