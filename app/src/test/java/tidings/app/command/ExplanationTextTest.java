package tidings.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.Article;
import tidings.streams.match.Explainer;
import tidings.streams.theme.ThemeFile;

/** Explanations as people read them, compared with what stands in the folder of expected texts. */
final class ExplanationTextTest {
    private static final String THEME = """
        id: missions
        name: Missions
        version: 3
        concepts:
          mission: {en: [embassy, consulate], ru: [посольств*]}
          restore: [restore, reopen]
        match:
          restored: NEAR/10($mission, $restore)
          in-title: {query: 'title:$mission', weight: 0.5}
          visas: {query: 'visa AND (flight OR airline)', weight: 0.4}
        exclude:
          jerusalem: title:Jerusalem
        score: {threshold: 1}
        """;

    @ParameterizedTest
    @ValueSource(strings = {"near-miss", "match", "excluded", "nothing"})
    void explanationReadsAsExpected(String name) throws IOException {
        var theme = ThemeFile.read("missions.yaml", THEME).theme().orElseThrow();
        var article = article(name);

        var text = new ExplanationText(new Style(false)).of(Explainer.explain(theme, article), article);

        assertThat(text).isEqualTo(expected(name));
    }

    @Test
    void whatControlsATerminalIsMadeHarmless() {
        var theme = ThemeFile.read("missions.yaml", THEME).theme().orElseThrow();
        var article = Article.builder("hostile", Instant.EPOCH)
                .language("en")
                .title("\u001b[31mEmbassy\u202e reopens\u0007")
                .text("x\ud800y embassy \u001b]0;title\u0007 reopens")
                .build();

        var text = new ExplanationText(new Style(false)).of(Explainer.explain(theme, article), article);

        assertThat(text).contains("Embassy", "clauses met");
        assertThat(text.codePoints().filter(c -> c != '\n' && Character.isISOControl(c) || c == 0x202e))
                .isEmpty();
    }

    private static Article article(String name) {
        var article = Article.builder(name, Instant.EPOCH).language("en");
        return switch (name) {
            case "near-miss" ->
                article.title("Envoys meet again")
                        .text("The embassy has been closed for three long years. Ministers now say that they would like"
                                + " to reopen it soon. Visa rules stay.")
                        .build();
            case "match" ->
                article.title("Consulate to reopen in May")
                        .text("Both capitals confirmed it. The consulate will restore its visa desk.")
                        .build();
            case "excluded" ->
                article.title("Embassy in Jerusalem reopens")
                        .text("Crowds came.")
                        .build();
            case "nothing" ->
                article.title("").text("Rain is expected tomorrow.").build();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String expected(String name) throws IOException {
        try (var stream = ExplanationTextTest.class.getResourceAsStream("explain-" + name + ".txt")) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }
}
