package tidings.streams.match;

import static java.util.Objects.requireNonNull;

import java.util.List;
import tidings.events.Evidence;
import tidings.events.Theme;

/**
 * An article meets a theme.
 *
 * @param theme the theme as it was compiled
 * @param score how much the article is about it; {@link Score} has the formula
 * @param evidence the best hits, at most {@link EvidencePicker#MAX_EVIDENCE}, those of different clauses taking turns
 * @param missed names of the clauses that did not hit
 */
public record ThemeMatch(Theme theme, double score, List<Evidence> evidence, List<String> missed) {
    public ThemeMatch {
        requireNonNull(theme, "theme");
        evidence = List.copyOf(evidence);
        missed = List.copyOf(missed);
    }

    /** True if the score reaches the theme's threshold. */
    public boolean isAbout() {
        return score >= theme.score().threshold();
    }
}
