package tidings.events.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.Alert;
import tidings.events.AlertArticle;
import tidings.events.Article;
import tidings.events.Change;
import tidings.events.Delivery;
import tidings.events.Disposition;
import tidings.events.Evidence;
import tidings.events.Feed;
import tidings.events.FeedEvent;
import tidings.events.FeedStatus;
import tidings.events.Latency;
import tidings.events.LedgerEntry;
import tidings.events.Notification;
import tidings.events.Origin;
import tidings.events.Severity;
import tidings.events.Theme;
import tidings.events.ThemeOutcome;

class JsonTest {
    private static final Instant SEEN = Instant.parse("2025-02-18T10:15:30.123Z");
    private static final Article ARTICLE = Article.builder("a1", SEEN)
            .url("https://example.org/a")
            .title("Talks")
            .text("They met.")
            .language("en")
            .feed("f1")
            .build();

    @Test
    void everyRecordComesBackAsItWas() {
        var evidence = new Evidence("talks", "text", 5, 8, "met", "They met.", 0, "a1", ARTICLE.revision());
        var alert = new Alert(
                "l1",
                1,
                Change.FIRST_REPORT,
                "peace",
                "Peace",
                3,
                "hash",
                Severity.HIGH,
                "s1",
                "Talks",
                1.5,
                List.of(evidence),
                List.of("other"),
                List.of(AlertArticle.of(ARTICLE)),
                1,
                List.of("en"),
                List.of(),
                List.of("world"),
                SEEN,
                SEEN,
                SEEN);
        var match = new LinkedHashMap<String, Theme.Clause>();
        match.put("second", new Theme.Clause("$b", 0.5));
        match.put("first", new Theme.Clause("a", 1));
        var theme = new Theme(
                "peace",
                "Peace",
                "",
                3,
                Severity.HIGH,
                true,
                new LinkedHashMap<>(),
                match,
                new LinkedHashMap<>(),
                new Theme.Score(1.5),
                Theme.Tests.NONE,
                Origin.FILE);

        assertComesBack(ARTICLE);
        assertComesBack(alert);
        assertComesBack(theme);
        assertThat(Json.read(Json.bytes(theme), Theme.class).match()).containsExactlyEntriesOf(match);
        assertComesBack(LedgerEntry.of("a1", SEEN, ending(Disposition.NO_MATCH)));
        assertComesBack(LedgerEntry.of(
                "a1",
                SEEN,
                new LedgerEntry.Telling(
                        SEEN, "r1", "peace", LedgerEntry.Told.RAISED, "l1", "s1", 2, Change.CORRECTION, "a0")));
        assertComesBack(new Notification("n1", "desk", "g", List.of(alert), SEEN));
        assertComesBack(new Delivery("n1", "desk", 2, Delivery.State.FAILED, SEEN, 503, "busy", SEEN.plusSeconds(5)));
        assertComesBack(new Delivery(
                "n1",
                "desk",
                1,
                Delivery.State.PART,
                SEEN,
                200,
                null,
                SEEN,
                Map.of("a1", "C1/17.5"),
                "t1",
                SEEN,
                "f1"));
        assertComesBack(new Feed(
                "f1",
                "example.org",
                "https://example.org/feed",
                "Example",
                List.of("x"),
                null,
                null,
                null,
                null,
                false,
                Duration.ofMinutes(5),
                null,
                Origin.COMMAND,
                true));
        assertComesBack(new FeedStatus(
                "f1",
                "https://example.org/feed",
                null,
                null,
                null,
                SEEN,
                SEEN,
                SEEN,
                0,
                "items",
                null,
                List.of(
                        new FeedStatus.SeenItem("a1", "r1"),
                        new FeedStatus.SeenItem("a2", "r2", 1, 0, (1L << 52) - 1, true)),
                new FeedStatus.Pace(SEEN, Duration.ofMinutes(40), null, Duration.ofMinutes(20), Duration.ZERO),
                new FeedStatus.Trust(SEEN, 7, 1, null),
                new FeedStatus.Move("https://example.com/feed", SEEN, 3),
                new FeedStatus.Trouble(FeedEvent.Kind.QUIET, null, SEEN),
                new FeedStatus.Hub("https://hub.example/", "https://example.org/feed", SEEN, 2)));
        assertComesBack(new FeedEvent("f1", "https://example.org/feed", FeedEvent.Kind.MOVED, "moved", SEEN));
    }

    @Test
    void statusOfAnEarlierReleaseIsRead() {
        var json = "{\"feed\":\"f1\",\"url\":\"http://a.example/\",\"nextPoll\":\"2025-02-18T10:15:30Z\"}";

        var status = Json.read(json.getBytes(UTF_8), FeedStatus.class);

        assertThat(status.items()).isEmpty();
        assertThat(status.pace()).isNull();
        assertThat(status.condition()).isNull();
    }

    @Test
    void membersOfALaterReleaseAreIgnored() {
        var json = Json.text(ARTICLE).replaceFirst("\\{", "{\"mood\":{\"x\":[1]},");

        assertThat(Json.read(json.getBytes(UTF_8), Article.class)).isEqualTo(ARTICLE);
    }

    @Test
    void instantsAreIsoText() {
        assertThat(Json.text(ARTICLE)).contains("\"seen\":\"2025-02-18T10:15:30.123Z\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "null", "[]", "{}", "{\"id\":\"a\"}", "{\"id\":", "{\"seen\":\"yesterday\"}"})
    void whatIsNotTheRecordIsPoison(String json) {
        assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), Article.class)).isInstanceOf(PoisonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59.999999999Z",
                "-999999999-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z"
            })
    void timesThatNoCalendarHasArePoison(String time) {
        var json = Json.text(ARTICLE).replace("2025-02-18T10:15:30.123Z", time);

        assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), Article.class))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("a time in the years 1 to 9999 expected");
    }

    @Test
    void durationsThatNobodyLivesToSeeArePoison() {
        var json = "{\"toSight\":\"PT2562047788015H\",\"toAlert\":\"PT1S\"}";

        assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), Latency.class))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("a duration of at most PT87660000H expected");
    }

    @Test
    void depthBombsArePoison() {
        var bomb = "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThatThrownBy(() -> Json.read(bomb.getBytes(UTF_8), Article.class)).isInstanceOf(PoisonException.class);
    }

    private static LedgerEntry.Sighting ending(Disposition disposition) {
        var theme = new ThemeOutcome("peace", 3, ThemeOutcome.Outcome.EXCLUDED, 1.2, 1, List.of("talks"), "sport");
        return new LedgerEntry.Sighting(
                SEEN, "https://example.org/a", "f1", "r1", "revision", "r0", disposition, "why", List.of(theme));
    }

    @Test
    void entryOfNothingIsNone() {
        assertThatThrownBy(() -> Json.read(
                        "{\"article\":\"a\",\"at\":\"2025-01-01T00:00:00Z\"}".getBytes(UTF_8), LedgerEntry.class))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("either a sighting or a telling");
    }

    private static void assertComesBack(Object value) {
        assertThat(Json.read(Json.bytes(value), value.getClass())).isEqualTo(value);
    }
}
