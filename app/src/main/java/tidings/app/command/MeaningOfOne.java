package tidings.app.command;

import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Theme;
import tidings.streams.meaning.Opinion;
import tidings.streams.meaning.SecondOpinion;

/**
 * What meaning says of articles and one theme, which learns from its own samples and those of the themes of the
 * configuration's folder. Nothing is opened before the first article. For one thread.
 */
final class MeaningOfOne implements AutoCloseable {
    private final boolean asked;
    private final ConfigOption config;
    private @Nullable OpenMeaning meaning;
    private @Nullable SecondOpinion second;

    /**
     * @param asked false if meaning has no say
     * @param config says which model, and where themes are
     */
    MeaningOfOne(boolean asked, ConfigOption config) {
        this.asked = asked;
        this.config = config;
    }

    /**
     * What meaning says; empty if it is not asked. The theme must be the same every time.
     *
     * @throws tidings.app.problem.Problem if the model cannot be used
     */
    Optional<Opinion> of(Theme theme, Article article) {
        if (!asked) {
            return Optional.empty();
        }
        var opinion = second(theme).of(article).get(theme.id());
        return Optional.of(
                opinion == null
                        ? new Opinion.Abstained("the theme has too few samples to learn from: tidings themes learn "
                                + theme.id() + " says how many")
                        : opinion);
    }

    private SecondOpinion second(Theme theme) {
        var known = second;
        if (known != null) {
            return known;
        }
        var settings = config.settings();
        var themes =
                new ArrayList<>(ThemeFolder.read(settings.themes().directory()).themes());
        themes.removeIf(one -> one.id().equals(theme.id()));
        themes.add(theme);
        var opened = OpenMeaning.of(settings, themes);
        meaning = opened;
        var learned = SecondOpinion.of(opened.teacher(), java.util.List.of(theme));
        second = learned;
        return learned;
    }

    @Override
    public void close() {
        if (meaning != null) {
            meaning.close();
        }
    }
}
