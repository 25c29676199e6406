package tidings.streams.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;

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

    /** The groups of a node, the rarest first; none if an article without any word could satisfy it. */
    List<int[]> of(Node node) {
        var groups = new ArrayList<int[]>();
        collect(node, groups);
        groups.sort(Comparator.comparingDouble(this::cost));
        return groups;
    }

    private void collect(Node node, List<int[]> groups) {
        switch (node) {
            case Terms terms -> groups.add(terms.words());
            case Sequence sequence -> Arrays.stream(sequence.words()).forEach(word -> groups.add(new int[] {word}));
            case Near near -> near.operands().forEach(part -> collect(part, groups));
            case Within within -> collect(within.node(), groups);
            case Repeat repeat -> collect(repeat.node(), groups);
            case Union union -> addAny(union.nodes(), union.nodes().size(), groups);
            case Node.All all -> all.nodes().forEach(part -> collect(part, groups));
            case Node.Some some -> addAny(some.nodes(), some.nodes().size() - some.count() + 1, groups);
            case Node.Not not -> {}
            case Node.Says says -> {}
            case Node.Spans other -> throw new IllegalStateException("a node of unknown kind: " + other);
        }
    }

    /** Of so many of the nodes, at least one must be satisfied. */
    private void addAny(List<? extends Node> nodes, int needed, List<int[]> groups) {
        var best = new ArrayList<int[]>();
        for (var node : nodes) {
            var own = of(node);
            if (!own.isEmpty()) {
                best.add(own.getFirst());
            }
        }
        if (best.size() < needed) {
            return;
        }
        best.sort(Comparator.comparingDouble(this::cost));
        var words = new TreeSet<Integer>();
        best.subList(0, needed).forEach(group -> Arrays.stream(group).forEach(words::add));
        groups.add(words.stream().mapToInt(Integer::intValue).toArray());
    }

    private double cost(int[] group) {
        double sum = 0;
        for (int word : group) {
            sum += frequency.applyAsDouble(word);
        }
        return sum;
    }
}
