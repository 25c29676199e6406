package tidings.streams.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/**
 * What must occur in an article for a node to be satisfied: groups of words, of each at least one. They tell cheaply
 * that a clause cannot hit, before any position is looked at.
 */
final class Requirements {
    private final IntToDoubleFunction frequency;

    /**
     * @param frequency how often each word is likely to occur; only the order matters
     */
    Requirements(IntToDoubleFunction frequency) {
        this.frequency = frequency;
    }

    /**
     * Words of which at least one must occur.
     *
     * @param words their numbers
     * @param marks fewer numbers, where there are some that stand for many words or phrases; at least one must occur too
     */
    record Group(int[] words, int[] marks) {
        private static Group of(int[] words) {
            return new Group(words, words);
        }
    }

    /** The groups of a node, the rarest first; none if an article without any word could satisfy it. */
    List<Group> of(Node node) {
        var groups = new ArrayList<Group>();
        collect(node, groups);
        groups.sort(Comparator.comparingDouble(this::cost));
        return groups;
    }

    private void collect(Node node, List<Group> groups) {
        switch (node) {
            case Terms terms -> groups.add(new Group(terms.words(), terms.marks()));
            case Sequence sequence ->
                Arrays.stream(sequence.words()).forEach(word -> groups.add(Group.of(new int[] {word})));
            case Near near -> near.operands().forEach(part -> collect(part, groups));
            case Within within -> collect(within.node(), groups);
            case Repeat repeat -> collect(repeat.node(), groups);
            case Union union ->
                any(union.nodes(), union.nodes().size())
                        .map(any -> new Group(any.words(), marks(union)))
                        .ifPresent(groups::add);
            case Node.All all -> all.nodes().forEach(part -> collect(part, groups));
            case Node.Some some ->
                any(some.nodes(), some.nodes().size() - some.count() + 1).ifPresent(groups::add);
            case Node.Not not -> {}
            case Node.Says says -> {}
            case Node.Spans other -> throw new IllegalStateException("a node of unknown kind: " + other);
        }
    }

    /** Of so many of the nodes, at least one must be satisfied. */
    private Optional<Group> any(List<? extends Node> nodes, int needed) {
        var best = new ArrayList<Group>();
        for (var node : nodes) {
            var own = of(node);
            if (!own.isEmpty()) {
                best.add(own.getFirst());
            }
        }
        if (best.size() < needed) {
            return Optional.empty();
        }
        best.sort(Comparator.comparingDouble(this::cost));
        var least = best.subList(0, needed);
        return Optional.of(new Group(
                distinct(least.stream().map(Group::words)),
                distinct(least.stream().map(Group::marks))));
    }

    /** All phrases that are watched share one mark. */
    private int[] marks(Union union) {
        var asked = union.asked().stream().map(node -> of(node).getFirst().marks());
        return union.mark() < 0 ? distinct(asked) : distinct(Stream.concat(asked, Stream.of(new int[] {union.mark()})));
    }

    private static int[] distinct(Stream<int[]> numbers) {
        return numbers.flatMapToInt(Arrays::stream).sorted().distinct().toArray();
    }

    private double cost(Group group) {
        double sum = 0;
        for (int word : group.words()) {
            sum += frequency.applyAsDouble(word);
        }
        return sum;
    }
}
