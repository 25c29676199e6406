package tidings.streams.match;

import java.util.ArrayList;
import java.util.List;
import tidings.streams.match.query.Query;

/** Compiles the weights in a query. For one thread. */
final class BoostCompiler {
    private final QueryCompiler nodes;

    BoostCompiler(QueryCompiler nodes) {
        this.nodes = nodes;
    }

    /** What a hit of the query is worth; {@link Boost#NONE} if nothing in it is weighted. */
    Boost boost(Query query, Scope scope) {
        if (!query.isWeighted()) {
            return Boost.NONE;
        }
        return switch (query) {
            case Query.Weighted weighted -> times(weighted.weight(), boost(weighted.query(), scope));
            case Query.And and -> product(and.queries(), scope);
            case Query.Or or -> best(or.queries(), scope);
            case Query.AtLeast some -> best(some.queries(), scope);
            case Query.Near near ->
                new Boost.Near((Node.Spans) nodes.compile(near, scope), product(near.operands(), scope));
            case Query.Within within ->
                new Boost.Passages((Within) nodes.compile(within, scope), boost(within.query(), scope.within()));
            case Query.Repeat repeat -> boost(repeat.query(), scope);
            case Query.In in -> boost(in.query(), QueryCompiler.narrowed(scope, in));
            case Query.Atom atom -> Boost.NONE;
            case Query.Phrase phrase -> Boost.NONE;
            case Query.Concept concept -> Boost.NONE;
            case Query.Not not -> Boost.NONE;
            case Query.Says says -> Boost.NONE;
        };
    }

    private static Boost times(double weight, Boost boost) {
        return boost == Boost.NONE
                ? new Boost.Fixed(weight)
                : new Boost.Product(List.of(new Boost.Fixed(weight), boost));
    }

    private Boost product(List<Query> queries, Scope scope) {
        var parts = new ArrayList<Boost>();
        for (var query : queries) {
            var part = boost(query, scope);
            if (part != Boost.NONE) {
                parts.add(part);
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new Boost.Product(List.copyOf(parts));
    }

    private Boost best(List<Query> queries, Scope scope) {
        var options = new ArrayList<Boost.Option>();
        for (var query : queries) {
            options.add(new Boost.Option(nodes.compile(query, scope), boost(query, scope)));
        }
        return new Boost.Best(List.copyOf(options));
    }
}
