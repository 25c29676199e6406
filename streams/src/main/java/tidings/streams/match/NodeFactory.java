package tidings.streams.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tidings.streams.match.query.Attribute;
import tidings.streams.match.query.Passage;

/** Makes nodes, equal ones once. For one thread, while a theme set is compiled. */
final class NodeFactory {
    private final Map<Object, Node> made = new HashMap<>();
    private final Vocabulary vocabulary;
    private final Watchlist.Builder watched = new Watchlist.Builder();

    private record TermsKey(List<Integer> words, Scope scope) {}

    private record SequenceKey(List<Integer> words, Scope scope) {}

    private record UnionKey(List<Node> nodes) {}

    private record NearKey(int distance, boolean ordered, List<Node> parts) {}

    private record WithinKey(Passage passage, Node node, Scope scope) {}

    private record RepeatKey(int least, int most, Node node) {}

    private record AllKey(List<Node> nodes) {}

    private record SomeKey(int count, List<Node> nodes) {}

    private record NotKey(Node node) {}

    private record SaysKey(Attribute attribute, String value) {}

    /**
     * @param vocabulary numbers the words that nodes are made of
     */
    NodeFactory(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The phrases of all nodes that are any of many phrases. */
    Watchlist watchlist() {
        return watched.build(vocabulary);
    }

    /** How many nodes were made; their indexes begin at 0. */
    int size() {
        return made.size();
    }

    Node.Spans terms(int[] words, Scope scope) {
        int[] sorted = IntStream.of(words).sorted().distinct().toArray();
        return make(
                new TermsKey(boxed(sorted), scope),
                Node.Spans.class,
                index -> new Terms(index, sorted, vocabulary.group(sorted), scope));
    }

    Node.Spans sequence(int[] words, Scope scope) {
        return words.length == 1
                ? terms(words, scope)
                : make(
                        new SequenceKey(boxed(words), scope),
                        Node.Spans.class,
                        index -> new Sequence(index, words, scope));
    }

    /** Any of the nodes; the single words among them that are looked for in this field become one node. */
    Node.Spans union(List<Node.Spans> nodes, Scope scope) {
        var words = new ArrayList<Integer>();
        var parts = new LinkedHashSet<Node.Spans>();
        nodes.forEach(node -> flatten(node, scope, words, parts));
        if (!words.isEmpty()) {
            parts.addFirst(terms(words.stream().mapToInt(Integer::intValue).toArray(), scope));
        }
        var list = List.copyOf(parts);
        return list.size() == 1
                ? list.getFirst()
                : make(
                        new UnionKey(List.copyOf(list)),
                        Node.Spans.class,
                        index -> new Union(index, list, watched, vocabulary));
    }

    private static void flatten(Node.Spans node, Scope scope, List<Integer> words, LinkedHashSet<Node.Spans> parts) {
        switch (node) {
            case Terms terms
            when terms.scope().equals(scope) -> IntStream.of(terms.words()).forEach(words::add);
            case Union union -> union.nodes().forEach(inner -> flatten(inner, scope, words, parts));
            default -> parts.add(node);
        }
    }

    Node.Spans near(int distance, boolean ordered, List<Node.Spans> parts) {
        return make(
                new NearKey(distance, ordered, List.copyOf(parts)),
                Node.Spans.class,
                index -> new Near(index, distance, ordered, parts));
    }

    Node.Spans within(Passage passage, Node node, Scope scope) {
        return make(
                new WithinKey(passage, node, scope),
                Node.Spans.class,
                index -> new Within(index, passage, node, scope.field()));
    }

    Node.Spans repeat(int least, int most, Node.Spans node) {
        return make(new RepeatKey(least, most, node), Node.Spans.class, index -> new Repeat(index, least, most, node));
    }

    Node all(List<Node> nodes) {
        return nodes.size() == 1
                ? nodes.getFirst()
                : make(new AllKey(nodes), Node.class, index -> new Node.All(index, nodes));
    }

    Node some(int count, List<Node> nodes) {
        return nodes.size() == 1
                ? nodes.getFirst()
                : make(new SomeKey(count, nodes), Node.class, index -> new Node.Some(index, count, nodes));
    }

    Node not(Node node) {
        return node instanceof Node.Not inner
                ? inner.node()
                : make(new NotKey(node), Node.class, index -> new Node.Not(index, node));
    }

    Node says(Attribute attribute, String value) {
        return make(new SaysKey(attribute, value), Node.class, index -> new Node.Says(index, attribute, value));
    }

    private <T extends Node> T make(Object key, Class<T> type, IntFunction<? extends Node> maker) {
        var node = made.get(key);
        if (node == null) {
            node = maker.apply(made.size());
            made.put(key, node);
        }
        return type.cast(node);
    }

    private static List<Integer> boxed(int[] words) {
        return IntStream.of(words).boxed().toList();
    }
}
