package tidings.streams.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tidings.events.Evidence;
import tidings.streams.match.CompiledTheme.Clause;

/**
 * Chooses the hits that show best why an article matches: the parts of all clauses take turns, the rarest part of a
 * clause first; of a part, other wordings come before repeats and earlier hits before later ones. For one thread and
 * one article.
 */
final class EvidencePicker {
    /** The most hits that are kept for one theme. */
    static final int MAX_EVIDENCE = 20;

    private final Reading reading;

    EvidencePicker(Reading reading) {
        this.reading = reading;
    }

    private record Part(String clause, List<Long> spans) {}

    /** The evidence of the clauses that hit, best first. */
    List<Evidence> pick(List<Clause> hit) {
        var parts = new ArrayList<Part>();
        for (var clause : hit) {
            var own = new ArrayList<Part>();
            parts(clause.name(), clause.node(), own);
            own.sort(Comparator.comparingInt(part -> part.spans().size()));
            parts.addAll(own);
        }
        return takeTurns(parts);
    }

    private List<Evidence> takeTurns(List<Part> parts) {
        var evidence = new ArrayList<Evidence>();
        var byClause = new HashSet<String>();
        var shown = new HashSet<Long>();
        for (int turn = 0; turn < MAX_EVIDENCE && evidence.size() < MAX_EVIDENCE; turn++) {
            for (var part : parts) {
                if (turn < part.spans().size() && evidence.size() < MAX_EVIDENCE) {
                    long span = part.spans().get(turn);
                    boolean fresh = shown.add(span);
                    if (byClause.add(part.clause()) || fresh) {
                        evidence.add(Hit.evidence(reading, part.clause(), span));
                    }
                }
            }
        }
        return evidence;
    }

    private void parts(String clause, Node node, List<Part> parts) {
        if (!node.holds(reading)) {
            return;
        }
        switch (node) {
            case Node.Spans words -> parts.add(new Part(clause, best(words)));
            case Node.All all -> all.nodes().forEach(part -> parts(clause, part, parts));
            case Node.Some some -> some.nodes().forEach(part -> parts(clause, part, parts));
            case Node.Not not -> {}
            case Node.Says says -> {}
        }
    }

    private List<Long> best(Node.Spans node) {
        node.find(reading);
        var memo = reading.memo();
        var first = new ArrayList<Long>();
        var repeats = new ArrayList<Long>();
        Set<String> forms = new HashSet<>();
        for (int i = memo.from(node.index()), to = memo.to(node.index()); i < to && isRoom(first, repeats); i++) {
            long span = memo.spans()[i];
            if (!isInside(span, i + 1, to)) {
                boolean fresh = forms.add(Hit.text(reading, span).toLowerCase(Locale.ROOT));
                (fresh ? first : repeats).add(span);
            }
        }
        first.addAll(repeats);
        return first;
    }

    private static boolean isRoom(List<Long> first, List<Long> repeats) {
        return first.size() < MAX_EVIDENCE && first.size() + repeats.size() < 4 * MAX_EVIDENCE;
    }

    /** True if the next span covers this one and more. */
    private boolean isInside(long span, int next, int to) {
        if (next >= to) {
            return false;
        }
        long other = reading.memo().spans()[next];
        return Reading.first(other) <= Reading.first(span) && Reading.last(other) >= Reading.last(span);
    }
}
