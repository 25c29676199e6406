package tidings.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.app.Newsroom;
import tidings.app.problem.Problem;
import tidings.app.settings.Role;
import tidings.app.settings.SettingsFile;
import tidings.events.Alert;
import tidings.events.Article;
import tidings.events.Ids;
import tidings.events.Origin;
import tidings.events.Theme;
import tidings.events.topic.Json;
import tidings.ingest.article.CanonicalUrl;
import tidings.streams.theme.ThemeFile;

/** The commands that put and remove themes, against the program on its own broker. */
final class ThemeCommandsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String FERRIES = """
        id: ferries
        name: Ferries
        match: {strike: 'NEAR/6(ferry, strike)'}
        tests: {match: [{title: Ferry strike}], reject: [{title: Ferry}]}
        """;
    private static final String BEACONS = """
        id: beacons
        name: Beacons
        match: {dark: 'NEAR/6(beacon, dark)'}
        tests: {match: [{title: Beacon goes dark}]}
        """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicInteger published = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void themePutByCommandTakesEffectWithoutARestartAndSurvivesOne() throws Exception {
        try (var newsroom = newsroom()) {
            newsroom.start();

            assertThat(put(newsroom, theme(BEACONS), false)).isTrue();
            assertThat(put(newsroom, theme(FERRIES.replace("strike)", "strike) OR lifeboat")), false))
                    .isTrue();

            awaitAlerts(newsroom, "beacons", "ferries");
            assertThat(out.toString())
                    .contains("theme beacons is put, version 1", "new: 1 clauses, 0 concepts, 1 to match and 0 not to")
                    .contains("clause strike: query changed");
            assertThat(err.toString())
                    .contains("theme ferries came from a file, which does not count any more")
                    .contains("its version goes from 1 to 1");
        }
        try (var newsroom = newsroom()) {
            newsroom.start();

            try (var themes = themes(newsroom)) {
                assertThat(themes.all(printer()))
                        .containsOnlyKeys("beacons", "ferries")
                        .allSatisfy((id, theme) -> {
                            assertThat(theme.origin()).isEqualTo(Origin.COMMAND);
                        });
            }
            awaitAlerts(newsroom, "beacons", "ferries");
            assertThat(KeptArticle.find(url(1) + "#top", newsroom.clients(), newsroom.topics()))
                    .hasValueSatisfying(article -> assertThat(article.title()).endsWith("number 1"));
            removed(newsroom);
        }
    }

    private void removed(Newsroom newsroom) {
        try (var themes = themes(newsroom)) {
            RemoveTheme.remove("beacons", themes, printer());

            assertThat(themes.all(printer())).containsOnlyKeys("ferries");
            assertThatThrownBy(() -> RemoveTheme.remove("beacons", themes, printer()))
                    .isInstanceOf(Problem.class)
                    .hasMessage("There is no theme beacons; there are: ferries");
        }
    }

    @Test
    void themeWhoseSamplesFailIsPutByForceOnly() throws Exception {
        var failing = theme(BEACONS.replace("Beacon goes dark", "Beacon shines"));
        try (var newsroom = newsroom()) {
            newsroom.start();

            assertThat(put(newsroom, failing, false)).isFalse();
            try (var themes = themes(newsroom)) {
                assertThat(themes.all(printer())).containsOnlyKeys("ferries");
            }
            assertThat(put(newsroom, failing, true)).isTrue();
            try (var themes = themes(newsroom)) {
                assertThat(themes.all(printer())).containsOnlyKeys("beacons", "ferries");
            }
        }
        assertThat(err.toString()).contains("must match: 'Beacon shines' scores 0.00, threshold 1.00", "not put");
    }

    @Test
    void replayFindsWhatIsKeptComparesAndAlertsNobody() throws Exception {
        var beacons = theme(BEACONS);
        var narrower = theme(BEACONS.replace("NEAR/6(beacon, dark)", "title:\"number 2\" OR ferry"));
        try (var newsroom = newsroom()) {
            newsroom.start();
            for (var article = 0; article < 3; article++) {
                publish(newsroom);
            }
            try (var producer = newsroom.clients().producer(Map.of())) {
                producer.send(new ProducerRecord<>(newsroom.topics().articles().name(), "x", new byte[] {'{'}))
                        .get();
            }

            var tally = ReplayTheme.replay(
                    narrower,
                    beacons,
                    Instant.now().minus(Duration.ofDays(1)),
                    5,
                    newsroom.clients(),
                    newsroom.topics(),
                    InstantSource.system(),
                    printer());
            var later = ReplayTheme.replay(
                    beacons,
                    null,
                    Instant.now().plus(Duration.ofDays(1)),
                    5,
                    newsroom.clients(),
                    newsroom.topics(),
                    InstantSource.system(),
                    printer());

            assertThat(tally.texts()).isEqualTo(4);
            assertThat(tally.unreadable()).isEqualTo(1);
            assertThat(tally.hits()).isEqualTo(1);
            assertThat(tally.both()).isEqualTo(1);
            assertThat(tally.lost()).isEqualTo(2);
            assertThat(tally.days().values()).containsExactly(1);
            assertThat(later.texts()).isZero();
            assertThat(alerted(newsroom, Instant.EPOCH)).doesNotContain("beacons");
        }
        assertThat(out.toString())
                .contains("4 texts of articles", "1 articles match; nobody was alerted", "number 2")
                .contains("against version 1: 1 match both, 0 are gained, 2 are lost", "lost:");
    }

    private boolean put(Newsroom newsroom, Theme theme, boolean force) {
        try (var themes = themes(newsroom)) {
            return PutTheme.put(theme, force, themes, printer());
        }
    }

    private static RunningThemes themes(Newsroom newsroom) {
        return new RunningThemes(newsroom.clients(), newsroom.topics());
    }

    private static Theme theme(String yaml) {
        var file = ThemeFile.read("theme.yaml", yaml);
        return file.theme().orElseThrow(() -> new AssertionError(file.problems()));
    }

    private Printer printer() {
        return new Printer(new PrintWriter(out, true), new PrintWriter(err, true), false);
    }

    /** Publishes articles, each another one, until alerts that are new come for all of these themes. */
    private void awaitAlerts(Newsroom newsroom, String... themes) {
        var since = Instant.now();
        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            publish(newsroom);
            assertThat(alerted(newsroom, since)).contains(themes);
        });
    }

    private static Set<String> alerted(Newsroom newsroom, Instant since) {
        Set<String> themes = new HashSet<>();
        try (var reader =
                new TopicReader(newsroom.clients(), newsroom.topics().alerts().name())) {
            reader.toEnd(
                    since,
                    entry -> themes.add(Json.read(entry.value(), Alert.class).theme()) || true);
        }
        return themes;
    }

    private void publish(Newsroom newsroom) throws Exception {
        int number = published.incrementAndGet();
        var id = CanonicalUrl.of(url(number))
                .map(url -> Ids.article(url.identity()))
                .orElseThrow();
        var article = Article.builder(id, Instant.now())
                .url(url(number))
                .title("Beacon goes dark as lifeboat leaves, number " + number)
                .text("Keepers of the light number " + number + " say it was the wind.")
                .build();
        try (var producer = newsroom.clients().producer(Map.of())) {
            producer.send(new ProducerRecord<>(newsroom.topics().articles().name(), id, Json.bytes(article)))
                    .get();
        }
    }

    private static String url(int number) {
        return "https://coast.example/lights/" + number;
    }

    private Newsroom newsroom() throws IOException {
        Files.createDirectories(folder.resolve("themes"));
        Files.writeString(folder.resolve("themes").resolve("ferries.yaml"), FERRIES);
        Files.writeString(folder.resolve("feeds.opml"), "<opml version=\"2.0\"><body/></opml>");
        var file = Files.writeString(folder.resolve("tidings.yaml"), """
            data-dir: data
            kafka: {partitions: 2}
            http: {listen: '127.0.0.1:0'}
            receivers: [{name: log, log: {}}]
            default-receiver: log
            """);
        return new Newsroom(SettingsFile.read(file, Map.of()), EnumSet.of(Role.STREAMS), InstantSource.system());
    }
}
