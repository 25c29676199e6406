package tidings.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.Samples.START;
import static tidings.alerts.Samples.alert;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.alerts.feedback.FeedbackLinks;
import tidings.alerts.group.Cap;
import tidings.alerts.group.GroupBy;
import tidings.alerts.mute.Mutes;
import tidings.alerts.route.GroupingSettings;
import tidings.alerts.route.RouteSettings;
import tidings.alerts.route.Router;
import tidings.events.Alert;
import tidings.events.Counts;
import tidings.events.Ids;
import tidings.events.Match;
import tidings.events.Notification;
import tidings.events.Severity;
import tidings.events.Trend;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;

class RoutingTopologyTest {
    private final Topics topics = new Topics("tidings.");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AlertsMetrics metrics = new AlertsMetrics(registry, () -> START);

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> alerts;
    private TestInputTopic<String, byte[]> trends;
    private TestOutputTopic<String, Notification> notifications;
    private TestOutputTopic<String, byte[]> deadLetters;

    @BeforeEach
    void open(@TempDir Path state) {
        driver = new TopologyTestDriver(topology(), properties(state), START);
        alerts = driver.createInputTopic("tidings.alerts", new StringSerializer(), new ByteArraySerializer());
        trends = driver.createInputTopic("tidings.trends", new StringSerializer(), new ByteArraySerializer());
        notifications = driver.createOutputTopic(
                "tidings.notifications",
                new StringDeserializer(),
                Json.serde(Notification.class).deserializer());
        deadLetters =
                driver.createOutputTopic("tidings.dead-letters", new StringDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void printedTopologyIsTheCheckedInFile() throws Exception {
        try (var file = RoutingTopology.class.getResourceAsStream("topology.txt")) {
            assertThat(topology().describe().toString()).isEqualTo(new String(file.readAllBytes(), UTF_8));
        }
    }

    @Test
    void everyReceiverOfAnAlertGetsANotificationOfItsOwn() {
        var alert = alert("a").build();

        send(alert);

        var sent = notifications.readRecordsToList();
        assertThat(sent).extracting(entry -> entry.value().receiver()).containsExactly("all", "desk");
        assertThat(sent).allSatisfy(entry -> {
            var notification = entry.value();
            assertThat(entry.key()).isEqualTo(notification.receiver() + "|" + notification.id());
            assertThat(notification.id())
                    .isEqualTo(Ids.notification(notification.receiver(), alert.id(), List.of(alert.versionId())));
            assertThat(notification.group()).isEqualTo(alert.id());
            assertThat(notification.alerts()).containsExactly(alert);
        });
    }

    @Test
    void trendThatIsAskedForIsTold() {
        var article = alert("a").build().articles().getFirst();
        for (var kind : Trend.Kind.values()) {
            var trend = new Trend(
                    "taiwan",
                    "Taiwan",
                    1,
                    "hash",
                    Severity.HIGH,
                    kind,
                    START,
                    START.plusSeconds(60),
                    9,
                    7,
                    1.25,
                    1e-5,
                    List.of(article));
            trends.pipeInput(new TestRecord<>("taiwan", Json.bytes(trend), START));
        }

        var told = notifications.readValuesToList();
        assertThat(told).extracting(Notification::receiver).containsOnly("trends");
        assertThat(told)
                .extracting(one -> one.alerts().getFirst().title())
                .containsExactly(
                        "Spike: 7 texts since 2026-03-01T12:00:00Z, 1.3 in such an hour",
                        "Silence since 2026-03-01T12:00:00Z, 1.3 texts were to be expected");
    }

    @Test
    void timeIsThatOfTheDecisionAndTheAlertsHeadersAreLeftBehind() {
        var headers = new RecordHeaders().add("ce_type", "tidings.alert".getBytes(UTF_8));
        var seen = Instant.parse("2026-02-28T23:00:00Z");

        alerts.pipeInput(new TestRecord<>("embassy", Json.bytes(alert("a").build()), headers, seen));

        var sent = notifications.readRecord();
        assertThat(sent.getRecordTime()).isEqualTo(START);
        assertThat(sent.value().created()).isEqualTo(START);
        assertThat(sent.headers().toArray()).isEmpty();
    }

    @Test
    void aGroupIsToldWhenItsTimeHasCome() {
        send(alert("a").severity(Severity.LOW).tags("slow").build());
        send(alert("b").severity(Severity.LOW).tags("slow").build());
        assertThat(notifications.isEmpty()).isTrue();
        assertThat(registry.get("tidings.alerts.groups").gauge().value()).isEqualTo(1);

        driver.advanceWallClockTime(Duration.ofSeconds(30));

        assertThat(notifications.readValue().counts()).isEqualTo(Counts.fresh(2));
        assertThat(registry.get("tidings.alerts.groups").gauge().value()).isZero();
        assertThat(notified("slow")).isEqualTo(1);
    }

    @Test
    void aCapHoldsBackAndSumsUp() {
        for (var n = 0; n < 5; n++) {
            send(alert("a" + n).severity(Severity.LOW).tags("capped").build());
        }
        assertThat(notifications.readValuesToList()).hasSize(2);

        driver.advanceWallClockTime(Duration.ofHours(1));

        var sum = notifications.readValue();
        assertThat(sum.counts()).isEqualTo(new Counts(3, 0, 0, 3, 0, 3));
        assertThat(sum.key()).startsWith("capped|");
        assertThat(notified("capped")).isEqualTo(3);
        assertThat(registry.get("tidings.alerts.held")
                        .tags("receiver", "capped", "reason", "cap")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void laterVersionIsANotificationOfTheSameGroup() {
        send(alert("a").build());
        send(alert("a").version(2).build());

        var sent = notifications.readValuesToList();
        assertThat(sent)
                .extracting(Notification::group)
                .containsOnly(sent.getFirst().group());
        assertThat(sent).extracting(Notification::id).doesNotHaveDuplicates();
    }

    @Test
    void whatNobodyReceivesIsCounted() {
        send(alert("a").severity(Severity.LOW).build());

        assertThat(notifications.isEmpty()).isTrue();
        assertThat(registry.get("tidings.alerts.unrouted").counter().count()).isEqualTo(1);
    }

    @Test
    void poisonIsSetAsideAndTheNextAlertRouted() {
        alerts.pipeInput("embassy", "{\"id\": 7".getBytes(UTF_8));
        alerts.pipeInput(new TestRecord<>("embassy", (byte[]) null));
        send(alert("a").build());

        var letters = deadLetters.readRecordsToList();
        assertThat(letters).extracting(TestRecord::key).containsExactly("embassy", "embassy");
        assertThat(letters.getFirst().value()).isEqualTo("{\"id\": 7".getBytes(UTF_8));
        assertThat(letters)
                .extracting(letter -> header(letter, DeadLetters.TOPIC))
                .containsOnly("tidings.alerts");
        assertThat(letters)
                .extracting(letter -> header(letter, DeadLetters.OFFSET))
                .containsExactly("0", "1");
        assertThat(header(letters.getFirst(), DeadLetters.MESSAGE)).contains("Alert expected");
        assertThat(notifications.readValuesToList()).hasSize(2);
        assertThat(registry.get("tidings.alerts.set-aside").counter().count()).isEqualTo(2);
    }

    @Test
    void whatIsTooLargeForTheTopicIsSetAside() {
        send(alert("a").title("x".repeat(1_000_000)).build());
        send(alert("b").build());

        assertThat(deadLetters.readRecordsToList())
                .hasSize(2)
                .allSatisfy(letter ->
                        assertThat(header(letter, DeadLetters.MESSAGE)).contains("Routed takes"));
        assertThat(notifications.readValuesToList()).hasSize(2);
    }

    private Topology topology() {
        var slow = new RouteSettings(
                tag("slow"),
                "slow",
                false,
                List.of(GroupBy.THEME),
                Duration.ofSeconds(30),
                null,
                null,
                null,
                null,
                null,
                null);
        var routes = List.of(
                new RouteSettings(Match.atLeast(Severity.MEDIUM), "all", true, null),
                new RouteSettings(
                        new Match(List.of("embassy"), Severity.HIGH, null, null, null, null, null, 0), "desk"),
                slow,
                new RouteSettings(tag("capped"), "capped"),
                new RouteSettings(
                        new Match(
                                List.of(),
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                0,
                                List.of("spike", "silence")),
                        "trends"));
        var router = new Router(routes, null, GroupingSettings.AT_ONCE, List.of());
        var caps = Map.of("capped", new Cap(2, Duration.ofHours(1)));
        return RoutingTopology.build(topics, router, caps, new Mutes(List.of()), FeedbackLinks.NONE, metrics);
    }

    private static Match tag(String tag) {
        return new Match(null, null, null, null, null, List.of(tag), null, 0);
    }

    private double notified(String receiver) {
        return registry.get("tidings.alerts.notifications")
                .tag("receiver", receiver)
                .counter()
                .count();
    }

    /** Exactly-once is left to tests on a broker: under it the driver shows no dead letters of reading. */
    private Properties properties(Path state) {
        var routing = new AlertRouting(
                AlertsSettings.NONE,
                topics,
                new KafkaClients(Map.of("bootstrap.servers", "127.0.0.1:1"), KafkaClients.Listener.NONE),
                state,
                Map.of(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE),
                metrics,
                () -> START);
        var properties = new Properties();
        properties.putAll(routing.properties().originals());
        return properties;
    }

    private void send(Alert alert) {
        alerts.pipeInput(new TestRecord<>(alert.theme(), Json.bytes(alert), START));
    }

    private static String header(TestRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
