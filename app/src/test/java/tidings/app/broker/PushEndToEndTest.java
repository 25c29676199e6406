package tidings.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tidings.events.Article;
import tidings.events.FeedStatus;
import tidings.events.Origin;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.ingest.FeedPolling;
import tidings.ingest.IngestMetrics;
import tidings.ingest.IngestSettings;
import tidings.ingest.feed.Feeds;
import tidings.ingest.push.NoticeLog;
import tidings.ingest.push.PushListener;
import tidings.ingest.push.PushSettings;
import tidings.ingest.push.Subscriber;
import tidings.ingest.schedule.Bounds;
import tidings.net.Cidr;
import tidings.net.GuardedClient;
import tidings.net.NetSettings;

/** A feed with a hub, from discovery to what is done when the hub forgets: everything real, on loopback. */
@Tag("load")
@Timeout(120)
class PushEndToEndTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final List<String> KEYS = List.of("k".repeat(32));

    @TempDir
    private Path directory;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Topics topics = new Topics("t.");
    private volatile Duration ago = Duration.ofDays(10); // for no broker takes records of the future
    private final InstantSource clock = () -> Instant.now().minus(ago);
    private DataDirectory data;
    private LocalBroker broker;
    private KafkaClients clients;
    private GuardedClient client;
    private NoticeLog log;
    private PushListener listener;
    private SampleHub hub;
    private FeedPolling polling;

    @BeforeEach
    void start() throws Exception {
        data = DataDirectory.lock(directory);
        broker = new LocalBroker(data, BrokerSettings.DEFAULT);
        broker.start();
        clients = new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()), KafkaClients.Listener.NONE);
        try (var admin = clients.admin()) {
            new TopicSetup(admin, 1, 1).ensure(topics.all());
        }
        hub = new SampleHub();
        hub.publish(1);
        var net = NetSettings.of("", "1").withAllow(List.of(Cidr.parse("127.0.0.1")));
        client = new GuardedClient(net, clock, meters);
        log = new NoticeLog(clients, topics);
        var metrics = new IngestMetrics(meters);
        listener = new PushListener(new PushSettings("http://127.0.0.1", "127.0.0.1:0", KEYS), log, metrics, clock);
        listener.start();
        polling = polling(metrics);
        polling.start();
    }

    @AfterEach
    void stop() {
        polling.close();
        listener.close();
        log.close();
        client.close();
        hub.close();
        broker.close();
        data.close();
    }

    @Test
    void hubIsFoundAskedRenewedAndNoLongerReliedOnWhenItMissesItems() {
        put(hub.feed());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(status().pace().interval()).isEqualTo(SELDOM));
        assertThat(hub.last("hub.topic")).isEqualTo(hub.feed());

        hub.publish(1);
        assertThat(hub.announce(hub.last("hub.secret"))).isEqualTo(202);
        await().atMost(SOON).untilAsserted(() -> assertThat(articles()).hasSize(2));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(status().hub().missed()).isZero());

        assertThat(hub.announce("guess")).isEqualTo(202);
        assertThat(pushes("unsigned")).isEqualTo(1);
        assertThat(pushes("announced")).isEqualTo(1);

        hub.publish(3); // and says nothing of it
        ago = Duration.ofHours(23);
        await().atMost(SOON).untilAsserted(() -> assertThat(articles()).hasSize(5));
        assertThat(status().hub().missed()).isEqualTo(3);
        await().atMost(SOON).untilAsserted(() -> assertThat(hub.subscriptions()).hasSize(2));

        hub.publish(1);
        assertThat(hub.announce(hub.last("hub.secret"))).isEqualTo(202);
        await().atMost(SOON).untilAsserted(() -> assertThat(articles()).hasSize(6));
        assertThat(status().hub().missed()).isZero();
    }

    private FeedPolling polling(IngestMetrics metrics) {
        var settings = new IngestSettings(
                List.of(),
                new Bounds(OFTEN, OFTEN, SELDOM, SELDOM),
                Duration.ofDays(2),
                8,
                2,
                Duration.ofSeconds(10),
                Duration.ZERO,
                List.of(),
                "one",
                Map.of());
        var push = new PushSettings("http://127.0.0.1:" + listener.port(), "127.0.0.1:0", KEYS);
        return new FeedPolling(
                settings, topics, 1, clients, client, new Subscriber(push, client), clock, metrics, new Random(1));
    }

    private void put(String url) {
        var feed = Feeds.of(url, Origin.COMMAND).orElseThrow();
        try (var producer = clients.producer(Map.of())) {
            producer.send(new ProducerRecord<>(topics.feeds().name(), feed.key(), Json.bytes(feed)));
        }
    }

    private FeedStatus status() {
        var all = Records.all(clients, topics.feedStatus().name(), FeedStatus.class);
        assertThat(all).isNotEmpty();
        return all.getLast();
    }

    private List<Article> articles() {
        return Records.all(clients, topics.articles().name(), Article.class);
    }

    private double pushes(String outcome) {
        return meters.get("tidings.ingest.pushes")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
