package tidings.streams.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidings.events.Article;
import tidings.streams.match.ThemeSet;

class ScoringTest {
    private static final ThemeSet THEMES =
            ThemeSet.compile(List.of(ThemeFile.read("t.yaml", "id: talks\nname: Talks\nmatch: {talks: talks}")
                    .theme()
                    .orElseThrow()));

    @Test
    void hitsMissesAndAlarmsAreCounted() {
        var labels = Labels.read(
                "labels",
                Stream.of(
                        "{\"id\": \"hit\", \"talks\": \"about\", \"why\": \"no\"}",
                        "{\"id\": \"miss\", \"talks\": \"about\"}",
                        "{\"id\": \"alarm\", \"talks\": \"no\", \"other\": \"about\"}",
                        "{\"id\": \"left\", \"talks\": \"no\"}",
                        "{\"id\": \"mention\", \"talks\": \"mention\"}",
                        "{\"id\": \"unjudged\"}",
                        "{\"id\": \"absent\", \"talks\": \"about\"}"));
        var scoring = new Scoring(labels, THEMES);

        Stream.of("hit", "alarm", "mention", "unjudged", "unlabelled", "hit")
                .map(id -> article(id, "The talks go on"))
                .forEach(scoring::add);
        Stream.of("miss", "left").map(id -> article(id, "Nothing")).forEach(scoring::add);

        assertThat(scoring.results()).containsOnlyKeys("talks");
        var result = scoring.results().get("talks");
        assertThat(result.about()).isEqualTo(2);
        assertThat(result.hit()).isEqualTo(1);
        assertThat(result.no()).isEqualTo(2);
        assertThat(result.falseAlarms()).isEqualTo(1);
        assertThat(result.precision()).isCloseTo(0.5, within(1e-9));
        assertThat(result.recall()).isCloseTo(0.5, within(1e-9));
        assertThat(result.f1()).isCloseTo(0.5, within(1e-9));
        assertThat(result.misses()).containsExactly("miss");
        assertThat(result.alarms()).containsExactly("alarm");
        assertThat(scoring.missing()).containsExactly("absent");
    }

    @Test
    void badLinesAreReportedAndPassedOver() {
        var labels =
                Labels.read("labels", Stream.of("{", "", "[]", "{\"talks\": \"no\"}", "{\"id\": \"a\", \"talks\": 3}"));

        assertThat(labels.problems()).extracting(Problem::line).containsExactly(1, 3, 4);
        assertThat(labels.verdict("a", "talks")).isEmpty();
    }

    private static Article article(String id, String text) {
        return Article.builder(id, Instant.EPOCH).text(text).build();
    }
}
