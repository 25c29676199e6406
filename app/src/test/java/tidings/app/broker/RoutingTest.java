package tidings.app.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.alerts.AlertRouting;
import tidings.alerts.AlertsMetrics;
import tidings.alerts.AlertsSettings;
import tidings.alerts.ReceiverSettings;
import tidings.alerts.channel.LogSettings;
import tidings.alerts.feedback.FeedbackSettings;
import tidings.alerts.group.Cap;
import tidings.alerts.group.GroupBy;
import tidings.alerts.route.GroupingSettings;
import tidings.alerts.route.RouteSettings;
import tidings.events.Alert;
import tidings.events.Counts;
import tidings.events.Match;
import tidings.events.Notification;
import tidings.events.Occasion;
import tidings.events.Severity;
import tidings.events.Silence;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;

/** Routing, grouping, caps and silences over a real broker and over restarts. */
class RoutingTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Topics topics = new Topics("tidings.");
    private final InstantSource clock = InstantSource.system();
    private final List<AutoCloseable> open = new ArrayList<>();
    private SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private KafkaClients clients;
    private Path state;

    @BeforeEach
    void begin(@TempDir Path directory) {
        state = directory.resolve("state");
        var data = opened(DataDirectory.lock(directory));
        var broker = opened(new LocalBroker(data, BrokerSettings.DEFAULT));
        broker.start();
        clients = new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()), KafkaClients.Listener.NONE);
        try (var admin = clients.admin()) {
            new TopicSetup(admin, 4, 1).ensure(topics.all());
        }
    }

    @AfterEach
    void end() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void groupsWaitThroughARestartAndAreToldOnce() throws Exception {
        var first = opened(routing(settings(Duration.ofSeconds(20), null)));
        first.start();
        IntStream.range(0, 30).forEach(n -> raise(alert("taiwan", "a" + n, 1)));
        await().atMost(SOON).until(() -> groups() == 1);
        first.close();
        assertThat(notifications()).isEmpty();
        registry = new SimpleMeterRegistry();

        opened(routing(settings(Duration.ofSeconds(20), null))).start();
        IntStream.range(0, 30).forEach(n -> raise(alert("taiwan", "a" + n, 2)));

        await().atMost(SOON).until(() -> !notifications().isEmpty());
        await().atMost(SOON).until(() -> told() == 30);
        var told = notifications();
        assertThat(told.getFirst().counts().fresh()).isEqualTo(30);
        assertThat(told).allSatisfy(message -> assertThat(message.group()).isEqualTo("theme=taiwan"));
        assertThat(told.stream()
                        .mapToInt(message -> message.counts().versions())
                        .sum())
                .isEqualTo(60);
    }

    @Test
    void aCapHoldsThroughARestartAndSumsUp() throws Exception {
        var capped = settings(Duration.ZERO, new Cap(3, Duration.ofSeconds(20)));
        var first = opened(routing(capped));
        first.start();
        IntStream.range(0, 10).forEach(n -> raise(alert("theme-" + n, "a" + n, 1)));
        await().atMost(SOON).until(() -> held() == 7);
        await().atMost(SOON).until(() -> notifications().size() >= 3);
        first.close();

        opened(routing(capped)).start();

        await().atMost(SOON).until(() -> notifications().size() == 4);
        var sum = notifications().stream()
                .filter(message -> message.occasion() == Occasion.HELD_BACK)
                .findFirst()
                .orElseThrow();
        assertThat(sum.counts()).isEqualTo(new Counts(7, 0, 0, 7, 0, 7));
    }

    @Test
    void aSilenceOnItsTopicMutesAndItsEndIsSeen() {
        var now = clock.instant();
        var silence = new Silence(
                "s1", "Kim", "Known", Match.themes("taiwan"), now.minusSeconds(1), now.plusSeconds(3600), now);
        write(topics.silences().name(), "s1", silence);
        opened(routing(settings(Duration.ZERO, null))).start();

        raise(alert("taiwan", "a", 1));
        raise(alert("embassy", "b", 1));
        await().atMost(SOON).until(() -> notifications().size() == 1);
        assertThat(notifications().getFirst().group()).isEqualTo("theme=embassy");
        await().atMost(SOON).until(() -> muted() == 1);

        write(topics.silences().name(), "s1", silence.endingAt(now));
        await().atMost(SOON)
                .until(() -> registry.get("tidings.alerts.silences").gauge().value() == 0);
        raise(alert("taiwan", "a", 2));

        await().atMost(SOON).until(() -> notifications().size() == 2);
    }

    @Test
    void whatCannotBeReadOfSilencesAndFeedbackIsADeadLetterOnce() throws Exception {
        write(topics.silences().name(), "s1", "no silence");
        write(topics.feedback().name(), "f1", Map.of("id", 1));
        var first = opened(routing(settings(Duration.ZERO, null)));
        first.start();
        first.close();
        opened(routing(settings(Duration.ZERO, null))).start();
        write(topics.silences().name(), "s2", "neither");

        await().atMost(SOON).until(() -> letters().size() >= 3);
        raise(alert("taiwan", "a", 1));
        await().atMost(SOON).until(() -> !notifications().isEmpty());

        assertThat(letters())
                .containsExactlyInAnyOrder("tidings.silences s1", "tidings.feedback f1", "tidings.silences s2");
        assertThat(registry.get("tidings.alerts.set-aside").counter().count()).isEqualTo(3);
    }

    private List<String> letters() {
        return Records.all(clients, topics.deadLetters().name()).stream()
                .map(entry ->
                        new String(entry.headers().lastHeader(DeadLetters.TOPIC).value(), UTF_8) + " " + entry.key())
                .toList();
    }

    private AlertsSettings settings(Duration groupWait, Cap cap) {
        var log = ReceiverSettings.of("desk", new LogSettings());
        var desk = cap == null ? log : log.with(cap);
        var grouping = new GroupingSettings(
                List.of(GroupBy.THEME), groupWait, Duration.ofSeconds(1), Duration.ZERO, null, null, null);
        return new AlertsSettings(
                List.of(desk),
                null,
                grouping,
                List.of(new RouteSettings(Match.ALL, "desk")),
                List.of(),
                List.of(),
                FeedbackSettings.OFF,
                null);
    }

    private AlertRouting routing(AlertsSettings settings) {
        return new AlertRouting(
                settings,
                topics,
                clients,
                state,
                Map.of("main.consumer.session.timeout.ms", 6_000, "main.consumer.heartbeat.interval.ms", 500),
                new AlertsMetrics(registry, clock),
                clock);
    }

    private double groups() {
        return registry.get("tidings.alerts.groups").gauge().value();
    }

    private double held() {
        var counter = registry.find("tidings.alerts.held").counter();
        return counter == null ? 0 : counter.count();
    }

    private double muted() {
        var counter = registry.find("tidings.alerts.muted").counter();
        return counter == null ? 0 : counter.count();
    }

    private long told() {
        return notifications().stream()
                .flatMap(message -> message.alerts().stream())
                .filter(alert -> alert.version() == 2)
                .map(Alert::id)
                .distinct()
                .count();
    }

    private void raise(Alert alert) {
        write(topics.alerts().name(), alert.theme(), alert);
    }

    private void write(String topic, String key, Object value) {
        try (var producer = clients.producer(Map.of())) {
            producer.send(new ProducerRecord<>(topic, key, Json.bytes(value)));
        }
    }

    private List<Notification> notifications() {
        return Records.all(clients, topics.notifications().name(), Notification.class);
    }

    private <C extends AutoCloseable> C opened(C closeable) {
        open.add(closeable);
        return closeable;
    }

    private static Alert alert(String theme, String article, int version) {
        return SampleAlerts.alert(theme, article, version, Severity.HIGH, Instant.parse("2026-03-01T12:00:00Z"));
    }
}
