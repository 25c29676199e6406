package tidings.streams.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tidings.streams.match.query.Field;
import tidings.streams.match.query.Query;
import tidings.streams.match.query.QueryException;

/** Compiles the queries of one theme, given its concepts. For one thread. */
final class QueryCompiler {
    private static final int MAX_CONCEPT_DEPTH = 20;

    private final Map<String, List<Query>> concepts;
    private final Words words;
    private final NodeFactory nodes;
    private final Map<ConceptIn, Node.Spans> compiled = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> used = new HashSet<>();

    private record ConceptIn(String name, Scope scope) {}

    QueryCompiler(Map<String, List<Query>> concepts, Words words, NodeFactory nodes) {
        this.concepts = concepts;
        this.words = words;
        this.nodes = nodes;
    }

    /**
     * Compiles a query.
     *
     * @throws QueryException if it names a concept that is unknown, or that contains itself
     */
    Node compile(Query query) {
        return compile(query, Scope.ARTICLE);
    }

    /** What a hit of the query is worth, by the weights in it. It must have been compiled without an error. */
    Boost boost(Query query) {
        return new BoostCompiler(this).boost(query, Scope.ARTICLE);
    }

    /** The concepts that the queries compiled so far use, directly or through another. */
    Set<String> used() {
        return used;
    }

    /** As {@link #compile(Query)}, for a part of a query. */
    Node compile(Query query, Scope scope) {
        return switch (query) {
            case Query.Atom atom -> words.phrase(List.of(atom), scope);
            case Query.Phrase phrase when phrase.slop() > 0 -> words.loosePhrase(phrase.words(), phrase.slop(), scope);
            case Query.Phrase phrase -> words.phrase(phrase.words(), scope);
            case Query.Concept concept -> concept(concept, scope);
            case Query.And and -> nodes.all(distinct(and.queries(), scope));
            case Query.Or or -> or(or, scope);
            case Query.AtLeast atLeast -> nodes.some(atLeast.count(), each(atLeast.queries(), scope));
            case Query.Not not -> nodes.not(compile(not.query(), scope));
            case Query.Near near -> nodes.near(near.distance(), near.ordered(), spans(near.operands(), scope));
            case Query.In in -> compile(in.query(), narrowed(scope, in));
            case Query.Within within -> within(within, scope);
            case Query.Repeat repeat -> nodes.repeat(repeat.least(), repeat.most(), spans(repeat.query(), scope));
            case Query.Weighted weighted -> compile(weighted.query(), scope);
            case Query.Says says -> nodes.says(says.attribute(), says.value());
        };
    }

    private Node.Spans within(Query.Within within, Scope scope) {
        return nodes.within(within.passage(), compile(within.query(), scope.within()), scope);
    }

    /** The scope of what stands in a field. */
    static Scope narrowed(Scope scope, Query.In in) {
        return scope.in(narrowed(scope.field(), in));
    }

    private static Field narrowed(Field outer, Query.In in) {
        var inner = in.field();
        if (outer == Field.ANYWHERE || outer == inner || (outer == Field.TEXT && inner == Field.LEAD)) {
            return inner;
        }
        if (outer == Field.LEAD && inner == Field.TEXT) {
            return outer;
        }
        throw new QueryException(
                "one field inside another can never be met; expected the same field, or lead: inside text:",
                in.column());
    }

    private List<Node> each(List<Query> queries, Scope scope) {
        return queries.stream().map(query -> compile(query, scope)).toList();
    }

    private List<Node> distinct(List<Query> queries, Scope scope) {
        return each(queries, scope).stream().distinct().toList();
    }

    private Node or(Query.Or or, Scope scope) {
        var parts = distinct(or.queries(), scope);
        var spans = new ArrayList<Node.Spans>();
        for (var part : parts) {
            if (part instanceof Node.Spans words) {
                spans.add(words);
            }
        }
        return spans.size() == parts.size() ? nodes.union(spans, scope) : nodes.some(1, parts);
    }

    private List<Node.Spans> spans(List<Query> queries, Scope scope) {
        var spans = new ArrayList<Node.Spans>();
        for (var query : queries) {
            spans.add(spans(query, scope));
        }
        return List.copyOf(spans);
    }

    private Node.Spans spans(Query query, Scope scope) {
        if (compile(query, scope) instanceof Node.Spans spans) {
            return spans;
        }
        throw new QueryException("expected something that stands for words", query.column());
    }

    private Node.Spans concept(Query.Concept concept, Scope scope) {
        var members = concepts.get(concept.name());
        if (members == null) {
            throw new QueryException(
                    "there is no concept $" + concept.name()
                            + (concepts.isEmpty() ? "" : "; expected one of " + String.join(", ", concepts.keySet())),
                    concept.column());
        }
        if (open.size() > MAX_CONCEPT_DEPTH) {
            throw new QueryException(
                    "concepts are nested too deep here; at most " + MAX_CONCEPT_DEPTH + " levels are allowed",
                    concept.column());
        }
        if (open.contains(concept.name())) {
            throw new QueryException("the concept $" + concept.name() + " contains itself", concept.column());
        }
        used.add(concept.name());
        var key = new ConceptIn(concept.name(), scope);
        var known = compiled.get(key);
        return known != null ? known : remember(key, members);
    }

    private Node.Spans remember(ConceptIn key, List<Query> members) {
        open.push(key.name());
        try {
            var union = nodes.union(spans(members, key.scope()), key.scope());
            compiled.put(key, union);
            return union;
        } finally {
            open.pop();
        }
    }
}
