package tidings.app.command;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tidings.app.settings.Settings;
import tidings.events.Article;
import tidings.events.Theme;
import tidings.streams.match.ThemeSet;
import tidings.streams.meaning.SecondOpinion;
import tidings.streams.theme.Scoring;

/** Which themes an article matches, by words, by meaning, or by either. Safe from any thread until closed. */
final class Verdicts implements AutoCloseable {
    private final By by;
    private final ThemeSet themes;
    private final @Nullable OpenMeaning meaning;
    private final @Nullable SecondOpinion second;

    /**
     * Learns the themes, if meaning has a say.
     *
     * @param settings read only if it has
     * @throws tidings.app.problem.Problem if it has, and the model cannot be used
     */
    Verdicts(By by, ThemeSet themes, Supplier<Settings> settings) {
        this.by = by;
        this.themes = themes;
        this.meaning = by == By.WORDS ? null : OpenMeaning.of(settings.get(), themes.themes());
        this.second = meaning == null ? null : SecondOpinion.of(meaning.teacher(), themes.themes());
    }

    /** Ids of the themes that can be judged. */
    List<String> judged() {
        var learned = second == null ? Set.<String>of() : second.themes();
        return themes.themes().stream()
                .map(Theme::id)
                .filter(id -> by != By.MEANING || learned.contains(id))
                .toList();
    }

    /** Ids of the themes that an article matches. */
    Set<String> of(Article article) {
        var matched = new HashSet<String>();
        if (by != By.MEANING) {
            matched.addAll(Scoring.byWords(themes, article));
        }
        if (second != null) {
            second.of(article).entrySet().stream()
                    .filter(opinion -> opinion.getValue().finds())
                    .forEach(opinion -> matched.add(opinion.getKey()));
        }
        return matched;
    }

    @Override
    public void close() {
        if (meaning != null) {
            meaning.close();
        }
    }
}
