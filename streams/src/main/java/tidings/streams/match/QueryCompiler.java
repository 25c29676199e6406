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

    private record ConceptIn(String name, Field field) {}

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
        return compile(query, Field.ANYWHERE);
    }

    /** The concepts that the queries compiled so far use, directly or through another. */
    Set<String> used() {
        return used;
    }

    private Node compile(Query query, Field field) {
        return switch (query) {
            case Query.Atom atom -> words.phrase(List.of(atom), field);
            case Query.Phrase phrase when phrase.slop() > 0 -> words.loosePhrase(phrase.words(), phrase.slop(), field);
            case Query.Phrase phrase -> words.phrase(phrase.words(), field);
            case Query.Concept concept -> concept(concept, field);
            case Query.And and -> nodes.all(distinct(and.queries(), field));
            case Query.Or or -> or(or, field);
            case Query.AtLeast atLeast -> nodes.some(atLeast.count(), each(atLeast.queries(), field));
            case Query.Not not -> nodes.not(compile(not.query(), field));
            case Query.Near near -> nodes.near(near.distance(), near.ordered(), spans(near.operands(), field));
            case Query.In in -> compile(in.query(), narrowed(field, in));
            case Query.Says says -> nodes.says(says.attribute(), says.value());
        };
    }

    private static Field narrowed(Field outer, Query.In in) {
        var inner = in.field();
        if (outer == Field.ANYWHERE || outer == inner || (outer == Field.TEXT && inner == Field.LEAD)) {
            return inner;
        }
        if (outer == Field.LEAD && inner == Field.TEXT) {
            return outer;
        }
        throw new QueryException("one field inside another can never be met", in.column());
    }

    private List<Node> each(List<Query> queries, Field field) {
        return queries.stream().map(query -> compile(query, field)).toList();
    }

    private List<Node> distinct(List<Query> queries, Field field) {
        return each(queries, field).stream().distinct().toList();
    }

    private Node or(Query.Or or, Field field) {
        var parts = distinct(or.queries(), field);
        var spans = new ArrayList<Node.Spans>();
        for (var part : parts) {
            if (part instanceof Node.Spans words) {
                spans.add(words);
            }
        }
        return spans.size() == parts.size() ? nodes.union(spans, field) : nodes.some(1, parts);
    }

    private List<Node.Spans> spans(List<Query> queries, Field field) {
        var spans = new ArrayList<Node.Spans>();
        for (var query : queries) {
            if (compile(query, field) instanceof Node.Spans words) {
                spans.add(words);
            } else {
                throw new QueryException("only words can be near each other", query.column());
            }
        }
        return List.copyOf(spans);
    }

    private Node.Spans concept(Query.Concept concept, Field field) {
        var members = concepts.get(concept.name());
        if (members == null) {
            throw new QueryException(
                    "there is no concept $" + concept.name()
                            + (concepts.isEmpty() ? "" : "; expected one of " + String.join(", ", concepts.keySet())),
                    concept.column());
        }
        if (open.contains(concept.name()) || open.size() > MAX_CONCEPT_DEPTH) {
            throw new QueryException("the concept $" + concept.name() + " contains itself", concept.column());
        }
        used.add(concept.name());
        var key = new ConceptIn(concept.name(), field);
        var known = compiled.get(key);
        return known != null ? known : remember(key, members);
    }

    private Node.Spans remember(ConceptIn key, List<Query> members) {
        open.push(key.name());
        try {
            var union = nodes.union(spans(members, key.field()), key.field());
            compiled.put(key, union);
            return union;
        } finally {
            open.pop();
        }
    }
}
