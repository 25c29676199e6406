package tidings.streams.match;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.Theme;
import tidings.events.ThemeOutcome;

/**
 * A theme that an article is not about, although clauses of it hit.
 *
 * @param theme the theme
 * @param score what the clauses that hit are worth
 * @param missed names of the first clauses that did not hit, at most {@link ThemeOutcome#MOST}
 * @param excludedBy name of the exclude that ruled the article out; null if the score did
 */
public record NearMiss(
        Theme theme,
        double score,
        List<String> missed,
        @Nullable String excludedBy) {
    public NearMiss {
        requireNonNull(theme, "theme");
        missed = List.copyOf(missed);
    }

    /** How near it came: the part of the threshold that was reached; one that was excluded came nearest of all. */
    double closeness() {
        return excludedBy != null
                ? Double.MAX_VALUE
                : score / Math.max(theme.score().threshold(), Double.MIN_NORMAL);
    }

    /** The one of both that came nearer; null if there is none. */
    static @Nullable NearMiss nearer(@Nullable NearMiss one, @Nullable NearMiss other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.closeness() > one.closeness() ? other : one;
    }
}
