package tidings.streams.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all themes together say of an article.
 *
 * @param matches the themes that it is about, best first
 * @param nearest where there is none, the theme that came nearest; null if no clause of any theme hit
 */
public record Judgement(List<ThemeMatch> matches, @Nullable NearMiss nearest) {
    /** No theme says anything. */
    public static final Judgement NOTHING = new Judgement(List.of(), null);

    public Judgement {
        matches = List.copyOf(matches);
    }
}
