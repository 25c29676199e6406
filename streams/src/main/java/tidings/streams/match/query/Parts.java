package tidings.streams.match.query;

import java.util.List;

/** The parts that a query directly consists of. */
final class Parts {
    private Parts() {}

    /** The parts, in order; none of a word, a concept or what an article says about itself. */
    static List<? extends Query> of(Query query) {
        return switch (query) {
            case Query.Atom atom -> List.of();
            case Query.Concept concept -> List.of();
            case Query.Says says -> List.of();
            case Query.Phrase phrase -> phrase.words();
            case Query.And and -> and.queries();
            case Query.Or or -> or.queries();
            case Query.AtLeast atLeast -> atLeast.queries();
            case Query.Near near -> near.operands();
            case Query.Not not -> List.of(not.query());
            case Query.In in -> List.of(in.query());
            case Query.Within within -> List.of(within.query());
            case Query.Repeat repeat -> List.of(repeat.query());
            case Query.Weighted weighted -> List.of(weighted.query());
        };
    }
}
