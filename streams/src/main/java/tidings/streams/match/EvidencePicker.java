package tidings.streams.match;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tidings.events.Evidence;
import tidings.streams.match.CompiledTheme.Clause;

/**
 * Chooses the hits that show best why an article matches. Hits of one clause that overlap become one stretch; of these,
 * those come first that show parts of the clause not shown yet, then other wordings, then the title, then the earlier
 * one. Clauses take turns. For one thread and one article.
 */
final class EvidencePicker {
    /** The most hits that are kept for one theme. */
    static final int MAX_EVIDENCE = 20;
    /** The most hits of one clause, unless it has more parts to show. */
    static final int MAX_OF_CLAUSE = 5;

    private final Reading reading;

    EvidencePicker(Reading reading) {
        this.reading = reading;
    }

    /** The evidence of the clauses that hit, best first. */
    List<Evidence> pick(List<Clause> hit) {
        var chosen = new ArrayList<List<Stretch>>();
        for (var clause : hit) {
            var parts = new ClauseHits(reading).of(clause.node());
            chosen.add(choose(Stretch.merged(parts, reading), parts.size()));
        }
        return takeTurns(hit, chosen);
    }

    private List<Stretch> choose(List<Stretch> stretches, int parts) {
        if (stretches.size() <= 1) {
            return stretches;
        }
        var left = new ArrayList<Candidate>(stretches.size());
        for (var stretch : stretches) {
            left.add(new Candidate(stretch, Hit.wording(reading, stretch.span())));
        }
        var wordings = new HashSet<Long>();
        var chosen = new ArrayList<Stretch>();
        long missing = parts >= Long.SIZE ? -1L : (1L << parts) - 1;
        while (!left.isEmpty() && chosen.size() < MAX_EVIDENCE) {
            var best = best(left, missing, wordings);
            if (chosen.size() >= MAX_OF_CLAUSE && (best.stretch.parts() & missing) == 0) {
                break;
            }
            left.remove(best);
            chosen.add(best.stretch);
            missing &= ~best.stretch.parts();
            wordings.add(best.wording);
        }
        return chosen;
    }

    /** A stretch and its wording. */
    private record Candidate(Stretch stretch, long wording) {}

    private Candidate best(List<Candidate> candidates, long missing, Set<Long> wordings) {
        var best = candidates.getFirst();
        int most = -1;
        for (var candidate : candidates) {
            int value = value(candidate.stretch, missing) + (wordings.contains(candidate.wording) ? 0 : 8);
            if (value > most) {
                best = candidate;
                most = value;
            }
        }
        return best;
    }

    /** Of two stretches that are worth the same, the earlier one is shown. */
    private int value(Stretch stretch, long missing) {
        int fresh = Long.bitCount(stretch.parts() & missing);
        int place = stretch.first() < reading.titleEnd() ? 2 : stretch.first() < reading.leadEnd() ? 1 : 0;
        return 32 * fresh + 3 * place + Math.min(2, stretch.hits() - 1);
    }

    private List<Evidence> takeTurns(List<Clause> clauses, List<List<Stretch>> chosen) {
        var evidence = new ArrayList<Evidence>();
        var shown = new ArrayList<Stretch>();
        for (int turn = 0; turn < MAX_EVIDENCE && evidence.size() < MAX_EVIDENCE; turn++) {
            for (int i = 0; i < clauses.size() && evidence.size() < MAX_EVIDENCE; i++) {
                if (turn < chosen.get(i).size()) {
                    var next = chosen.get(i).get(turn);
                    if (turn == 0 || !isShown(next, shown)) {
                        shown.add(next);
                        evidence.add(Hit.evidence(reading, clauses.get(i).name(), next.span()));
                    }
                }
            }
        }
        return evidence;
    }

    private static boolean isShown(Stretch next, List<Stretch> shown) {
        for (var stretch : shown) {
            if (next.isInside(stretch)) {
                return true;
            }
        }
        return false;
    }
}
