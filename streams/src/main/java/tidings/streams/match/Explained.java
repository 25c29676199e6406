package tidings.streams.match;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.streams.match.query.Query;

/**
 * A part of a query with the nodes that tell about it, for explaining. Immutable.
 *
 * @param query as it was written
 * @param scope where it is looked for
 * @param node what it was compiled to
 * @param anywhere the same in the whole article, if the part looks at less than that
 * @param parts its own parts, in order
 */
record Explained(
        Query query, Scope scope, Node node, @Nullable Node anywhere, List<Explained> parts) {
    Explained {
        parts = List.copyOf(parts);
    }

    /**
     * Compiles a query and all its parts.
     *
     * @param scope where it is looked for
     */
    static Explained of(Query query, QueryCompiler compiler, Scope scope) {
        var inner = query instanceof Query.In in ? QueryCompiler.narrowed(scope, in) : scope;
        var parts = own(query).stream().map(part -> of(part, compiler, inner)).toList();
        var anywhere = scope.equals(Scope.ARTICLE) ? null : compiler.compile(query, Scope.ARTICLE);
        return new Explained(query, scope, compiler.compile(query, scope), anywhere, parts);
    }

    /** The parts that are explained by themselves. What stands within a passage is looked for in the same scope. */
    private static List<? extends Query> own(Query query) {
        return switch (query) {
            case Query.Phrase phrase -> phrase.words();
            case Query.And and -> and.queries();
            case Query.Or or -> or.queries();
            case Query.AtLeast some -> some.queries();
            case Query.Near near -> near.operands();
            case Query.Not not -> List.of(not.query());
            case Query.In in -> List.of(in.query());
            case Query.Repeat repeat -> List.of(repeat.query());
            case Query.Weighted weighted -> List.of(weighted.query());
            case Query.Within within ->
                within.query() instanceof Query.And and ? and.queries() : List.of(within.query());
            case Query.Atom atom -> List.of();
            case Query.Concept concept -> List.of();
            case Query.Says says -> List.of();
        };
    }
}
