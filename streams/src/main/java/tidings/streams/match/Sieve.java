package tidings.streams.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.ThemeOutcome;
import tidings.streams.match.ClauseIndex.Found;
import tidings.streams.match.CompiledTheme.Clause;

/**
 * Parts the themes that one text is about from those of which only clauses hit. Which of the latter came nearest is told
 * by the bound that decides about them anyway, so that knowing it costs a comparison for each, and a score for one.
 *
 * <p>For one thread and one text.
 */
final class Sieve {
    private static final double EXCLUDED = Double.MAX_VALUE;

    private final Reading reading;
    private final boolean onlyAbout;
    private final List<ThemeMatch> matches;
    private double closest;
    private @Nullable Found nearest;
    private @Nullable String excludedBy;

    /**
     * @param onlyAbout whether the text must reach a theme's threshold
     * @param matches where the themes go that the text is about
     */
    Sieve(Reading reading, boolean onlyAbout, List<ThemeMatch> matches) {
        this.reading = reading;
        this.onlyAbout = onlyAbout;
        this.matches = matches;
    }

    /** Takes a theme of which clauses hit. */
    void take(Found found) {
        double threshold = found.theme().theme().score().threshold();
        double most = onlyAbout ? most(found) : threshold;
        if (most < threshold) {
            fallsShort(found, most / threshold, null);
            return;
        }
        var exclude = excluding(found.theme());
        if (exclude != null) {
            fallsShort(found, EXCLUDED, exclude);
            return;
        }
        double score = score(found);
        if (onlyAbout && score < threshold) {
            fallsShort(found, score / threshold, null);
        } else {
            matches.add(match(found, score));
        }
    }

    /** The theme that came nearest; null if there is none. */
    @Nullable
    NearMiss nearest() {
        return nearest == null || !matches.isEmpty()
                ? null
                : new NearMiss(nearest.theme().theme(), score(nearest), missed(nearest, ThemeOutcome.MOST), excludedBy);
    }

    private void fallsShort(Found found, double closeness, @Nullable String exclude) {
        if (closeness > closest) {
            closest = closeness;
            nearest = found;
            excludedBy = exclude;
        }
    }

    /** What even the most varied hits could be worth at most; most articles that hit a clause end here. */
    private double most(Found found) {
        double most = 0;
        for (var clause : found.hit()) {
            most += Score.most(clause, reading);
        }
        return most;
    }

    private @Nullable String excluding(CompiledTheme theme) {
        for (var exclude : theme.excludes()) {
            if (exclude.node().holds(reading)) {
                return exclude.name();
            }
        }
        return null;
    }

    private double score(Found found) {
        double score = 0;
        for (var clause : found.hit()) {
            score += Score.of(clause, reading);
        }
        return score;
    }

    private ThemeMatch match(Found found, double score) {
        return new ThemeMatch(
                found.theme().theme(),
                score,
                new EvidencePicker(reading).pick(found.hit()),
                missed(found, Integer.MAX_VALUE));
    }

    private static List<String> missed(Found found, int most) {
        var missed = new ArrayList<String>();
        for (Clause clause : found.theme().clauses()) {
            if (missed.size() < most && !found.hit().contains(clause)) {
                missed.add(clause.name());
            }
        }
        return missed;
    }
}
