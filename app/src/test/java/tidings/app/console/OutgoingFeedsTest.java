package tidings.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.app.broker.BrokerSettings;
import tidings.app.broker.DataDirectory;
import tidings.app.broker.LocalBroker;
import tidings.app.broker.TopicSetup;
import tidings.events.Alert;
import tidings.events.AlertArticle;
import tidings.events.Change;
import tidings.events.Ids;
import tidings.events.Notification;
import tidings.events.Severity;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;

/** From the topic of notifications to a feed reader. */
class OutgoingFeedsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Topics topics = new Topics("tidings.");

    @Test
    void receiversNotificationsAreReadAsAtomAndJsonFeed(@TempDir Path directory) throws Exception {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var data = DataDirectory.lock(directory);
                var broker = new LocalBroker(data, BrokerSettings.DEFAULT);
                var console = new Console(
                        address, null, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), LinkedHashMap::new);
                var http = HttpClient.newHttpClient()) {
            broker.start();
            console.start();
            assertThat(get(http, console, "desk.atom").statusCode()).isEqualTo(503);
            var clients = new KafkaClients(
                    Map.of("bootstrap.servers", broker.bootstrapServers()), KafkaClients.Listener.NONE);
            try (var admin = clients.admin()) {
                new TopicSetup(admin, 4, 1).ensure(topics.all());
            }
            try (var feeds = new OutgoingFeeds(topics, clients, Set.of("desk", "other"));
                    var producer = clients.producer(Map.of("max.in.flight.requests.per.connection", 1))) {
                feeds.start();
                console.publish(feeds);
                for (var article : List.of("a", "b", "a")) { // the last is a redelivery
                    producer.send(entry("desk", article));
                }
                producer.send(new ProducerRecord<>(topics.notifications().name(), "desk|x", new byte[] {'{'}));
                producer.send(entry("stranger", "c")).get();

                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(feeds.of("desk")).hasSize(2));
                var atom = get(http, console, "desk.atom");
                var json =
                        Json.mapper().readTree(get(http, console, "desk.json").body());

                assertThat(atom.headers().firstValue("Content-Type"))
                        .hasValueSatisfying(type -> assertThat(type).startsWith("application/atom+xml"));
                assertThat(atom.body()).contains("Headline of b").contains("urn:tidings:notification:");
                assertThat(json.path("items").size()).isEqualTo(2);
                assertThat(json.at("/items/0/title").asString()).isEqualTo("HIGH · Embassies: Headline of b");
                assertThat(get(http, console, "other.atom").statusCode()).isEqualTo(200);
                assertThat(get(http, console, "stranger.atom").statusCode()).isEqualTo(404);
                assertThat(get(http, console, "desk").statusCode()).isEqualTo(404);
            }
        }
    }

    private static HttpResponse<String> get(HttpClient http, Console console, String file) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(console.url() + "/feeds/" + file));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private ProducerRecord<String, byte[]> entry(String receiver, String article) {
        var source = new AlertArticle(
                article, "r", "https://news.example/" + article, "t", null, null, null, "f", null, NOW);
        var alert = new Alert(
                Ids.alert("embassy", article),
                1,
                Change.FIRST_REPORT,
                "embassy",
                "Embassies",
                1,
                "hash",
                Severity.HIGH,
                Ids.story("embassy", article),
                "Headline of " + article,
                1,
                List.of(),
                List.of(),
                List.of(source),
                1,
                List.of(),
                List.of(),
                List.of(),
                NOW,
                NOW,
                NOW);
        var id = Ids.notification(receiver, alert.id(), List.of(alert.versionId()));
        var notification = new Notification(id, receiver, alert.id(), List.of(alert), NOW);
        return new ProducerRecord<>(topics.notifications().name(), 0, notification.key(), Json.bytes(notification));
    }
}
