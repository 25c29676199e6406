package tidings.streams.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.Disposition;
import tidings.events.LedgerEntry;
import tidings.events.ThemeOutcome;
import tidings.streams.match.Judgement;
import tidings.streams.match.NearMiss;
import tidings.streams.match.ThemeMatch;
import tidings.streams.seen.Sighting;

/** Tells where a sighting ends. Pure functions, safe from any thread. */
public final class Endings {
    private static final int MOST_REASON = 300;

    private Endings() {}

    /**
     * Where a sighting ends of which the themes say this.
     *
     * @param asked ids of the themes that want a second opinion
     */
    public static LedgerEntry.Sighting of(Sighting sighting, Judgement judgement, List<String> asked) {
        var themes = new ArrayList<ThemeOutcome>();
        judgement.matches().forEach(match -> themes.add(matched(match)));
        asked.stream()
                .filter(id -> themes.stream().noneMatch(known -> known.theme().equals(id)))
                .map(id -> asked(id, judgement.nearest()))
                .toList()
                .forEach(themes::add);
        var nearest = judgement.nearest();
        if (nearest != null && !asked.contains(nearest.theme().id())) {
            themes.add(nearest(nearest));
        }
        return ending(sighting, disposition(sighting, judgement, asked), null, themes);
    }

    /** Where a sighting ends that could not be judged. */
    public static LedgerEntry.Sighting failed(Sighting sighting, RuntimeException problem) {
        var reason = String.valueOf(problem);
        return ending(
                sighting,
                Disposition.DEAD_LETTERED,
                reason.substring(0, Math.min(MOST_REASON, reason.length())),
                List.of());
    }

    private static Disposition disposition(Sighting sighting, Judgement judgement, List<String> asked) {
        if (sighting instanceof Sighting.Duplicate) {
            return Disposition.DUPLICATE;
        }
        if (sighting.article().history()) {
            return Disposition.STALE;
        }
        if (!judgement.matches().isEmpty()) {
            return Disposition.MATCHED;
        }
        return asked.isEmpty() ? Disposition.NO_MATCH : Disposition.ASKED;
    }

    private static LedgerEntry.Sighting ending(
            Sighting sighting, Disposition disposition, @Nullable String reason, List<ThemeOutcome> themes) {
        var article = sighting.article();
        return new LedgerEntry.Sighting(
                article.seen(),
                article.url(),
                article.feed(),
                article.revision(),
                sighting.word(),
                sighting.of(),
                disposition,
                reason,
                themes);
    }

    private static ThemeOutcome matched(ThemeMatch match) {
        return new ThemeOutcome(
                match.theme().id(),
                match.theme().version(),
                ThemeOutcome.Outcome.MATCHED,
                rounded(match.score()),
                match.theme().score().threshold(),
                List.of(),
                null);
    }

    /** What words say is known of the nearest theme only. */
    private static ThemeOutcome asked(String id, @Nullable NearMiss nearest) {
        if (nearest == null || !nearest.theme().id().equals(id)) {
            return new ThemeOutcome(id, 0, ThemeOutcome.Outcome.ASKED, 0, 0, List.of(), null);
        }
        var near = nearest(nearest);
        return new ThemeOutcome(
                id,
                near.version(),
                ThemeOutcome.Outcome.ASKED,
                near.score(),
                near.threshold(),
                near.missing(),
                near.by());
    }

    private static ThemeOutcome nearest(NearMiss near) {
        return new ThemeOutcome(
                near.theme().id(),
                near.theme().version(),
                near.excludedBy() == null ? ThemeOutcome.Outcome.BELOW_THRESHOLD : ThemeOutcome.Outcome.EXCLUDED,
                rounded(near.score()),
                near.theme().score().threshold(),
                near.missed(),
                near.excludedBy());
    }

    /** Short enough to be written down for every article; rounded down, so that it never seems to reach a threshold. */
    private static double rounded(double score) {
        return Math.floor(score * 1000) / 1000;
    }
}
