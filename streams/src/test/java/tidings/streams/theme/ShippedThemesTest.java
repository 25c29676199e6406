package tidings.streams.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tidings.events.Article;
import tidings.events.Theme;
import tidings.streams.match.ThemeProblem;
import tidings.streams.match.ThemeSet;

/** The themes in {@code config/themes} compile and hold what their own samples promise. */
class ShippedThemesTest {
    private static final int FEWEST_SAMPLES = 12;

    private final ThemeDirectory shipped = ThemeDirectory.read(Path.of("..", "config", "themes"));
    private final ThemeSet themes = ThemeSet.compile(shipped.themes());

    @Test
    void theThreeMainThemesCompileWithoutAnError() {
        assertThat(shipped.problems()).filteredOn(Problem::isError).isEmpty();
        assertThat(themes.problems()).filteredOn(ThemeProblem::fatal).isEmpty();
        assertThat(themes.themes())
                .extracting(Theme::id)
                .contains("embassy-normalization", "peacekeeping-troops", "reverse-kissinger");
    }

    @Test
    void theyAreWithoutAWarning() {
        assertThat(shipped.problems()).extracting(Problem::toString).isEmpty();
    }

    @Test
    void everySampleThatMustMatchMatches() {
        assertThat(wrong(theme -> theme.tests().match(), matched -> !matched)).isEmpty();
    }

    @Test
    void noSampleThatMustNotMatchMatches() {
        assertThat(wrong(theme -> theme.tests().reject(), matched -> matched)).isEmpty();
    }

    @Test
    void everyThemeHasManySamplesInSeveralLanguages() {
        for (var theme : themes.themes()) {
            assertThat(theme.tests().match()).as(theme.id()).hasSizeGreaterThanOrEqualTo(FEWEST_SAMPLES);
            assertThat(theme.tests().reject()).as(theme.id()).hasSizeGreaterThanOrEqualTo(FEWEST_SAMPLES);
            for (var language : List.of("ru", "de", "fr")) {
                assertThat(theme.tests().match())
                        .as(theme.id() + " in " + language)
                        .filteredOn(sample -> language.equals(sample.language()))
                        .hasSizeGreaterThanOrEqualTo(2);
            }
        }
    }

    private List<String> wrong(Function<Theme, List<Theme.Sample>> samples, Predicate<Boolean> isWrong) {
        var wrong = new ArrayList<String>();
        for (var theme : themes.themes()) {
            for (var sample : samples.apply(theme)) {
                if (isWrong.test(matches(theme, sample))) {
                    wrong.add(theme.id() + ": " + sample.name());
                }
            }
        }
        return wrong;
    }

    private boolean matches(Theme theme, Theme.Sample sample) {
        var article = Article.builder("sample", Instant.EPOCH)
                .language(sample.language())
                .title(sample.title())
                .text(sample.text())
                .build();
        return themes.match(article).stream()
                .anyMatch(match -> match.theme().id().equals(theme.id()));
    }
}
