package tidings.streams.match.query;

import java.util.List;

/** Tells whether a query holds where none of its words occurs. */
final class Wordless {
    private Wordless() {}

    /** True if the query asks for at least one word. */
    static boolean needsWords(Query query) {
        return switch (query) {
            case Query.Atom atom -> true;
            case Query.Phrase phrase -> true;
            case Query.Concept concept -> true;
            case Query.Near near -> true;
            case Query.Within within -> true;
            case Query.Repeat repeat -> true;
            case Query.And and -> count(and.queries()) > 0;
            case Query.Or or -> count(or.queries()) == or.queries().size();
            case Query.AtLeast some -> count(some.queries()) > some.queries().size() - some.count();
            case Query.In in -> needsWords(in.query());
            case Query.Weighted weighted -> needsWords(weighted.query());
            case Query.Not not -> not.query() instanceof Query.Not inner && needsWords(inner.query());
            case Query.Says says -> false;
        };
    }

    private static long count(List<Query> queries) {
        return queries.stream().filter(Wordless::needsWords).count();
    }
}
