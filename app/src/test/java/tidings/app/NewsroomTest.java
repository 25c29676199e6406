package tidings.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.app.broker.Running;
import tidings.app.problem.Problem;
import tidings.app.settings.Role;
import tidings.app.settings.SettingsFile;
import tidings.events.Alert;
import tidings.events.Health;
import tidings.events.topic.Json;

/** The whole program on its own broker: from a feed on loopback to an alert on its topic and in a webhook. */
final class NewsroomTest {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path folder;

    private HttpServer site;

    @BeforeEach
    void openSite() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/feed", exchange -> {
            try (exchange) {
                var body = feed().getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        site.start();
    }

    @AfterEach
    void closeSite() {
        site.stop(0);
    }

    @Test
    void anArticleOfAFeedBecomesOneAlertAlsoOverARestart() throws Exception {
        try (var newsroom = newsroom()) {
            newsroom.start();
            await().atMost(LONG).until(() -> !alerts(newsroom).isEmpty());
            awaitReady(newsroom);

            var alert = alerts(newsroom).getFirst();
            assertThat(alert.theme()).isEqualTo("ferries");
            assertThat(alert.title()).isEqualTo("Ferry crews call off their strike");
            assertThat(alert.evidence()).isNotEmpty().allSatisfy(hit -> {
                assertThat(hit.text()).isNotEmpty();
                assertThat(hit.quote()).contains(hit.text());
            });
            var running = Running.find(folder.resolve("data")).orElseThrow();
            assertThat(running.pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(get(running.http() + "/health/ready"))
                    .contains("\"status\":\"up\"", "\"ingest\"", "\"streams\"");
            assertThat(get(running.http() + "/metrics"))
                    .contains("tidings_ingest_polls_total", "tidings_streams_alerts_total", "jvm_memory_used_bytes")
                    .contains("kafka_producer_");
        }
        assertThat(folder.resolve("data").resolve("tidings.json")).doesNotExist();

        try (var newsroom = newsroom()) {
            newsroom.start();
            awaitReady(newsroom);
            await().atMost(LONG).until(() -> polls(newsroom) > 0);

            assertThat(alerts(newsroom)).hasSize(1);
        }
    }

    @Test
    void aTakenPortOfTheConsoleIsNamedBeforeAnythingElseStarts() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var newsroom = newsroom("127.0.0.1:" + taken.getLocalPort(), Role.all())) {
            assertThatThrownBy(newsroom::start)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("http.listen");
        }
    }

    private Newsroom newsroom() throws IOException {
        return newsroom("127.0.0.1:0", Role.all());
    }

    private Newsroom newsroom(String listen, Set<Role> roles) throws IOException {
        Files.createDirectories(folder.resolve("themes"));
        Files.writeString(folder.resolve("themes").resolve("ferries.yaml"), """
            id: ferries
            name: Ferries
            version: 1
            severity: low
            match:
              strike: 'NEAR/6(ferry, strike)'
            """);
        Files.writeString(
                folder.resolve("feeds.opml"), """
                    <opml version="2.0"><body>
                      <outline type="rss" text="Site" xmlUrl="http://127.0.0.1:%d/feed"/>
                    </body></opml>
                    """.formatted(site.getAddress().getPort()));
        var file = Files.writeString(folder.resolve("tidings.yaml"), """
            data-dir: data
            kafka: {partitions: 2}
            feeds: {interval: 1s, min-interval: 1s}
            http: {listen: '%s'}
            net: {allow: [127.0.0.0/8]}
            receivers: [{name: log, log: {}}]
            default-receiver: log
            """.formatted(listen));
        return new Newsroom(SettingsFile.read(file, Map.of()), roles, CLOCK);
    }

    private static String feed() {
        return """
            <rss version="2.0"><channel><title>Site</title><link>http://site.example/</link>
            <item><title>Ferry crews call off their strike</title><link>http://site.example/1</link>
              <description>Crossings resume at dawn.</description><pubDate>%s</pubDate></item>
            <item><title>Rain tomorrow</title><link>http://site.example/2</link>
              <description>Take an umbrella.</description></item>
            </channel></rss>
            """.formatted(java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().minusSeconds(600).atZone(java.time.ZoneOffset.UTC)));
    }

    private static void awaitReady(Newsroom newsroom) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(newsroom.health())
                        .allSatisfy((part, health) -> assertThat(health).isEqualTo(new Health.Up())));
    }

    private static double polls(Newsroom newsroom) {
        return newsroom.meters().find("tidings.ingest.polls").counters().stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }

    private static List<Alert> alerts(Newsroom newsroom) {
        List<Alert> alerts = new ArrayList<>();
        try (var consumer = newsroom.clients().consumer(Map.of())) {
            var partitions = consumer.partitionsFor(newsroom.topics().alerts().name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(entry -> alerts.add(Json.read(entry.value(), Alert.class)));
            }
        }
        return alerts;
    }

    private static String get(String url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
