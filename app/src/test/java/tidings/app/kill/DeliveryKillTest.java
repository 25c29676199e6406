package tidings.app.kill;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.app.broker.BrokerSettings;
import tidings.app.broker.DataDirectory;
import tidings.app.broker.LocalBroker;
import tidings.app.broker.Records;
import tidings.app.broker.SampleAlerts;
import tidings.app.broker.TopicSetup;
import tidings.events.Alert;
import tidings.events.Delivery;
import tidings.events.Ids;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;

/**
 * {@code kill -9} of the process that delivers: each run is killed a few milliseconds after it called a receiver for the
 * nth time, or after the nth answer. In the end each receiver must have had every notification; one that came again must
 * be the same to the byte, under the same id, and no more may come again than were under way at that kill.
 */
@Tag("kill")
class DeliveryKillTest {
    private static final int KILLS = Integer.getInteger("kill.deliveries", 20);
    private static final int MOST_BEFORE_A_KILL = 30;
    private static final int ARTICLES = KILLS * MOST_BEFORE_A_KILL / 2;
    private static final List<String> NAMES = List.of("one", "two");
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final Duration SETTLE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private final long seed = Long.getLong("kill.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Topics topics = new Topics("tidings.");
    private Receivers receivers;
    private DataDirectory data;
    private LocalBroker broker;
    private KafkaClients clients;
    private @Nullable Process deliverer;

    @BeforeEach
    void setUp() throws Exception {
        System.out.println("delivery kill test: -Dkill.seed=" + seed + ", " + KILLS + " kills");
        receivers = new Receivers();
        data = DataDirectory.lock(directory.resolve("data"));
        broker = new LocalBroker(data, BrokerSettings.DEFAULT);
        broker.start();
        clients = new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()), KafkaClients.Listener.NONE);
        try (var admin = clients.admin()) {
            new TopicSetup(admin, 4, 1).ensure(topics.all());
        }
    }

    @AfterEach
    void tearDown() throws Exception {
        if (deliverer != null) {
            Program.kill(deliverer);
        }
        broker.close();
        data.close();
        receivers.close();
    }

    @Test
    void everyNotificationArrivesAndOnlyWhatWasUnderWayArrivesAgain() throws Exception {
        var expected = notifications();
        put(expected);
        for (var kill = 1; kill <= KILLS; kill++) {
            start();
            kill(kill);
        }
        start();
        await().atMost(SETTLE)
                .untilAsserted(() -> assertThat(receivers.ids()).as(this::log).hasSize(expected.size()));
        await().atMost(SETTLE).until(() -> delivered().size() == expected.size());

        assertThat(receivers.ids())
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(Notification::id).toList());
        assertThat(delivered().values()).as("outcomes on the topic").containsOnly(1L);
        assertThat(receivers.changed()).as("came again with another body").isEmpty();
        for (var run = 1; run <= KILLS; run++) {
            assertThat(receivers.repeatedOf(run).values())
                    .as("came in run " + run + " and again later, by receiver")
                    .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(Deliverer.IN_FLIGHT));
        }
        assertThat(receivers.repeatedOf(KILLS + 1))
                .as("came again without a kill")
                .isEmpty();
        System.out.println("delivery kill test: " + expected.size() + " notifications, " + receivers.repeats()
                + " came again after " + KILLS + " kills");
    }

    private void start() throws IOException {
        receivers.next();
        deliverer = Program.launch(
                directory.resolve("deliverer.log"),
                QUICK_START,
                Deliverer.class.getName(),
                broker.bootstrapServers(),
                "one",
                receivers.url("one"),
                "two",
                receivers.url("two"));
    }

    private void kill(int number) throws InterruptedException {
        var after = 1 + random.nextInt(MOST_BEFORE_A_KILL);
        var answered = random.nextBoolean();
        var delay = random.nextInt(30);
        var came = receivers.await(after, answered, Duration.ofMinutes(1));
        TimeUnit.MILLISECONDS.sleep(delay);
        Program.kill(deliverer);
        System.out.println("kill " + number + ": " + delay + " ms after " + after + (answered ? " answers" : " calls"));
        assertThat(came)
                .as(() -> "kill " + number + " hits deliveries\n" + log())
                .isTrue();
    }

    private void put(List<Notification> notifications) throws Exception {
        try (var producer = clients.producer(Map.of())) {
            for (var notification : notifications) {
                producer.send(new ProducerRecord<>(
                        topics.notifications().name(), notification.key(), Json.bytes(notification)));
            }
            producer.flush();
        }
    }

    private static List<Notification> notifications() {
        return IntStream.range(0, ARTICLES)
                .mapToObj(number -> SampleAlerts.alert("harbours", "article-" + number))
                .flatMap(alert -> NAMES.stream().map(receiver -> notification(receiver, alert)))
                .toList();
    }

    private static Notification notification(String receiver, Alert alert) {
        var id = Ids.notification(receiver, alert.id(), List.of(alert.versionId()));
        return new Notification(id, receiver, alert.id(), List.of(alert), alert.raised());
    }

    /** How often each notification was delivered, as the topic of deliveries tells. */
    private Map<String, Long> delivered() {
        return Records.all(clients, topics.deliveries().name(), Delivery.class).stream()
                .filter(delivery -> delivery.state() == Delivery.State.DELIVERED)
                .collect(groupingBy(Delivery::notification, counting()));
    }

    private String log() {
        try (Stream<String> lines = Files.lines(directory.resolve("deliverer.log"))) {
            return String.join(
                    "\n", lines.toList().reversed().stream().limit(40).toList());
        } catch (IOException e) {
            return "no log: " + e;
        }
    }
}
