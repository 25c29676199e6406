package tidings.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.streams.NewsDriver.START;
import static tidings.streams.Samples.article;
import static tidings.streams.Samples.containing;
import static tidings.streams.Samples.theme;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.events.Trend;

/** What the topology writes of how much comes for a theme. */
class TrendTopologyTest {
    @Test
    void volumeOfAnHourIsToldWhenItIsOver(@TempDir Path stateDirectory) {
        try (var news = new NewsDriver(stateDirectory, containing(theme("embassy", 1, true, "embassy")))) {
            news.see(article("a", "feed-1", START).build());
            news.see(article("a", "feed-2", START).build());
            news.see(article("a", "feed-1", START.plusSeconds(60))
                    .text("The embassy opens in May.")
                    .build());
            news.see(article("b", "feed-1", START.plusSeconds(90)).build());
            news.see(article("c", "feed-1", START).history(true).build());
            for (var minutes = 0; minutes < 70; minutes += 10) {
                news.pass(Duration.ofMinutes(10));
            }

            assertThat(news.trends()).singleElement().satisfies(trend -> {
                assertThat(trend.kind()).isEqualTo(Trend.Kind.VOLUME);
                assertThat(trend.theme()).isEqualTo("embassy");
                assertThat(trend.articles()).isEqualTo(2);
                assertThat(trend.from()).isEqualTo(START);
                assertThat(trend.to()).isEqualTo(START.plus(Duration.ofHours(1)));
            });
            assertThat(news.count("tidings.streams.trends", "kind", "volume")).isEqualTo(1);
        }
    }
}
