package tidings.streams.theme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.events.Theme;

class ThemeMeaningTest {
    private static final String THEME = "id: talks\nname: Talks\nmatch: {talks: talks}\n";

    @Test
    void aThemeThatSaysNothingGoesByWords() {
        var theme = ThemeFile.read("t.yaml", THEME).theme().orElseThrow();

        assertThat(theme.meaning()).isEqualTo(Theme.Meaning.NONE);
        assertThat(theme.meaning().policy()).isEqualTo(Theme.Policy.WORDS);
    }

    @Test
    void policyThresholdAndSamplesAreRead() {
        var theme = ThemeFile.read(
                        "t.yaml",
                        THEME + "meaning:\n  policy: Review\n  threshold: 0.9\n  about: [{title: A}]\n"
                                + "  other: [{text: B}, {text: C}]\n")
                .theme()
                .orElseThrow();

        assertThat(theme.meaning().policy()).isEqualTo(Theme.Policy.REVIEW);
        assertThat(theme.meaning().threshold()).isEqualTo(0.9);
        assertThat(theme.meaning().about()).hasSize(1);
        assertThat(theme.meaning().other()).hasSize(2);
        assertThat(theme.withoutTopic().meaning()).isEqualTo(theme.meaning());
    }

    @ParameterizedTest
    @CsvSource({
        "'meaning: often', 'meaning: found a single value'",
        "'meaning: {policy: often}', 'expected words, either, both or review'",
        "'meaning: {threshold: 1}', 'must be between 0 and 1'",
        "'meaning: {treshold: 0.5}', 'unknown key'",
        "'meaning: {about: [{name: x}]}', 'neither title nor text'"
    })
    void mistakesAreNamedWithTheirLine(String meaning, String message) {
        var file = ThemeFile.read("t.yaml", THEME + meaning + "\n");

        assertThat(file.theme()).isEmpty();
        assertThat(file.problems()).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.line()).isEqualTo(4);
        });
    }
}
