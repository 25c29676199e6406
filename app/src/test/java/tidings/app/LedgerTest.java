package tidings.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.app.console.Console;
import tidings.app.ledger.LedgerAnswer;
import tidings.app.ledger.LedgerDesk;
import tidings.app.ledger.Peers;
import tidings.events.Article;
import tidings.events.Disposition;
import tidings.events.Feed;
import tidings.events.Health;
import tidings.events.Ids;
import tidings.events.LedgerEntry;
import tidings.events.Match;
import tidings.events.Origin;
import tidings.events.Severity;
import tidings.events.Silence;
import tidings.events.Theme;
import tidings.events.topic.Json;
import tidings.streams.NewsStreams;
import tidings.streams.StreamsMetrics;
import tidings.streams.StreamsSettings;
import tidings.streams.match.ThemeSet;

/** Two instances share the topology, and either knows what became of every article. */
class LedgerTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TOKEN = "a token of some length";
    private static final int ARTICLES = 12;

    @TempDir
    private static Path directory;

    private static CommandRoom room;
    private static final List<Instance> INSTANCES = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        room = new CommandRoom(directory, "http: {token: '" + TOKEN + "'}\n");
        for (var name : List.of("one", "two")) {
            INSTANCES.add(new Instance(directory.resolve(name)));
        }
        await().atMost(SOON)
                .until(() ->
                        INSTANCES.stream().allMatch(one -> one.streams.check().equals(new Health.Up())));
        for (var number = 0; number < ARTICLES; number++) {
            see(article(number));
        }
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(room.read(room.topics.ledger().name())).hasSize(ARTICLES + ARTICLES / 2));
    }

    @AfterAll
    static void stop() {
        INSTANCES.forEach(Instance::close);
        room.close();
    }

    @Test
    void everyInstanceAnswersForAllArticles() {
        for (var instance : INSTANCES) {
            var answers = IntStream.range(0, ARTICLES)
                    .mapToObj(number -> instance.desk
                            .ask("http://www.example.org/" + number + "/?utm_source=x#top")
                            .orElseThrow())
                    .toList();

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.unanswered()).isEmpty();
                assertThat(answer.articles()).hasSize(1);
            });
            assertThat(answers.stream().flatMap(LedgerTest::dispositions)).hasSize(ARTICLES);
            assertThat(answers.get(0).articles().getFirst().tellings())
                    .extracting(LedgerEntry.Telling::told)
                    .containsExactly(LedgerEntry.Told.RAISED);
            assertThat(dispositions(answers.get(1))).containsExactly(Disposition.NO_MATCH);
        }
        assertThat(INSTANCES).allSatisfy(instance -> assertThat(instance.busy()).isTrue());
    }

    @Test
    void addressToWhichAnArticleRedirectedLeadsToIt() {
        assertThat(INSTANCES)
                .allSatisfy(instance -> assertThat(instance.desk
                                .ask("https://example.org/moved/3")
                                .orElseThrow()
                                .articles())
                        .extracting(LedgerAnswer.Account::article)
                        .containsExactly(article(3).id()));
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThat(INSTANCES.getFirst().desk.ask("not an address")).isEmpty();
        assertThat(room.run("ledger not-an-address --at " + url())).isEqualTo(1);
        assertThat(room.err()).contains("neither a web address nor an article's id");
    }

    @Test
    void commandTellsWhatBecameOfAnArticle() {
        assertThat(room.run("ledger https://example.org/0 https://example.org/1 --at " + url()))
                .isZero();

        assertThat(room.out())
                .contains("first seen in feed f1: matched", "raised version 1 (first report)")
                .contains("first seen in feed f1: no match", "ferries v1: below threshold", "did not hit: crews")
                .contains("is suppressed by no route takes it");
    }

    @Test
    void commandNamesTheSilenceThatKeptAnAlertBack() {
        var now = Instant.now();
        var silence = new Silence(
                "s1",
                "Kim",
                "strike is known",
                Match.themes("ferries"),
                now.minus(Duration.ofHours(1)),
                now.plus(Duration.ofHours(1)),
                now);
        room.write(room.topics.silences().name(), silence.id(), silence);

        assertThat(room.run("ledger https://example.org/2 --json --at " + url()))
                .isZero();

        assertThat(room.out()).contains("silence s1 of Kim: strike is known", "\"deliveries\":[]");
    }

    @Test
    void commandTellsOfTheFeedsOfAnUnknownAddress() {
        var feed = new Feed(
                Ids.feed("https://news.example.net/feed"),
                "example.net",
                "https://news.example.net/feed",
                null,
                List.of(),
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                Origin.COMMAND);
        room.write(room.topics.feeds().name(), feed.key(), feed);

        assertThat(room.run("ledger https://www.example.net/never --no-fetch --at " + url()))
                .isZero();
        assertThat(room.out()).contains("was not seen in any feed", "https://news.example.net/feed");

        assertThat(room.run("ledger https://unknown.example.com/x --no-fetch --json --at " + url()))
                .isZero();
        assertThat(room.out()).contains("\"articles\":[]", "\"domain\":\"example.com\"", "\"feeds\":[]");
    }

    @Test
    void instanceThatIsNotThereIsNamed() {
        assertThat(room.run("ledger https://example.org/0 --at http://127.0.0.1:1"))
                .isEqualTo(1);

        assertThat(room.err()).contains("http://127.0.0.1:1 does not answer");
    }

    private static String url() {
        return INSTANCES.getFirst().console.url();
    }

    private static java.util.stream.Stream<Disposition> dispositions(LedgerAnswer answer) {
        return answer.articles().stream()
                .flatMap(article -> article.sightings().stream())
                .map(LedgerEntry.Sighting::disposition);
    }

    /** Every other one matches. */
    private static Article article(int number) {
        return Article.builder(
                        Ids.article("example.org/" + number),
                        Instant.parse("2026-03-01T12:00:00Z").plusSeconds(number))
                .url("https://example.org/" + number)
                .title("Report " + number)
                .text("A ferry came in. " + (number % 2 == 0 ? "Its crews strike at pier " + number + "." : ""))
                .feed("f1")
                .aliases(List.of("example.org/moved/" + number))
                .build();
    }

    private static void see(Article article) {
        room.write(new ProducerRecord<>(
                room.topics.articles().name(),
                null,
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toEpochMilli(),
                article.id(),
                Json.bytes(article)));
    }

    private static Theme theme() {
        var clauses = new LinkedHashMap<String, Theme.Clause>();
        clauses.put("ferries", new Theme.Clause("ferry", 0.3));
        clauses.put("crews", new Theme.Clause("crews", 1));
        return new Theme(
                "ferries",
                "Ferries",
                "",
                1,
                Severity.HIGH,
                false,
                new LinkedHashMap<>(),
                clauses,
                new LinkedHashMap<>(),
                new Theme.Score(1),
                Theme.Tests.NONE,
                Origin.FILE);
    }

    /** The part of the program that answers. */
    private static final class Instance implements AutoCloseable {
        private final Console console;
        private final NewsStreams streams;
        private final Peers peers = new Peers(TOKEN, InstantSource.system());
        private final LedgerDesk desk;

        Instance(Path state) throws IOException {
            Files.createDirectories(state);
            console = new Console(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    TOKEN,
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                    LinkedHashMap::new);
            console.start();
            var themes = ThemeSet.compile(List.of(theme()));
            streams = new NewsStreams(
                    StreamsSettings.cluster(state, 2, 1).withServer("127.0.0.1:" + console.port()),
                    room.topics,
                    room.clients,
                    themes::judge,
                    new StreamsMetrics(new SimpleMeterRegistry()),
                    InstantSource.system());
            streams.start();
            desk = new LedgerDesk(streams.ledger(), peers);
            console.publish(desk);
        }

        /** True if it does a part of the work. */
        boolean busy() {
            return streams.kafkaStreams().orElseThrow().metadataForLocalThreads().stream()
                    .anyMatch(thread -> !thread.activeTasks().isEmpty());
        }

        @Override
        public void close() {
            streams.close();
            console.close();
            peers.close();
        }
    }
}
