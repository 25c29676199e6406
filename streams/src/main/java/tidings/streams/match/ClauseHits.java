package tidings.streams.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers the hits of a clause, those of each of its parts apart. For one thread and one article. */
final class ClauseHits {
    /** The most hits of one part that are looked at; so many that later, better ones are seen too. */
    private static final int MAX_HITS = 60;
    /** The most passages that are looked into. */
    private static final int MAX_PASSAGES = 5;

    private final Reading reading;
    private final List<long[]> parts = new ArrayList<>();

    ClauseHits(Reading reading) {
        this.reading = reading;
    }

    /** The hits of each part that is met and stands for words, in the order of the query; at least one of each. */
    List<long[]> of(Node node) {
        collect(node);
        return parts;
    }

    private void collect(Node node) {
        if (!node.holds(reading)) {
            return;
        }
        switch (node) {
            case Within within -> passages(within);
            case Node.Spans words -> parts.add(hits(words));
            case Node.All all -> all.nodes().forEach(this::collect);
            case Node.Some some -> some.nodes().forEach(this::collect);
            case Node.Not not -> {}
            case Node.Says says -> {}
        }
    }

    private long[] hits(Node.Spans node) {
        node.find(reading);
        var memo = reading.memo();
        int from = memo.from(node.index());
        return Arrays.copyOfRange(memo.spans(), from, Math.min(memo.to(node.index()), from + MAX_HITS));
    }

    /** What is met in each passage: as one stretch if that is short enough to read, else hit by hit. */
    private void passages(Within within) {
        var stretches = new ArrayList<Long>();
        for (long passage : firstPassages(within)) {
            var inside = new ClauseHits(reading);
            within.look(passage, reading, () -> inside.of(within.node()).size());
            long hull = hull(inside.parts);
            if (reading.width(hull) <= Stretch.WIDEST) {
                stretches.add(hull);
            } else {
                parts.addAll(inside.parts);
            }
        }
        if (!stretches.isEmpty()) {
            parts.add(stretches.stream().mapToLong(Long::longValue).toArray());
        }
    }

    private long[] firstPassages(Within within) {
        long[] passages = hits(within);
        return Arrays.copyOf(passages, Math.min(passages.length, MAX_PASSAGES));
    }

    private static long hull(List<long[]> parts) {
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (var part : parts) {
            for (long span : part) {
                first = Math.min(first, Reading.first(span));
                last = Math.max(last, Reading.last(span));
            }
        }
        return Reading.span(first, last);
    }
}
