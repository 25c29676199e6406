package tidings.app.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.app.problem.Problem;
import tidings.events.Health;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;

final class LocalBrokerTest {
    private static final Topics TOPICS = new Topics("tidings.");

    @TempDir
    Path folder;

    @Test
    void keepsTopicsRecordsAndPortOverARestart() {
        String first;
        try (var directory = DataDirectory.lock(folder);
                var broker = new LocalBroker(directory, BrokerSettings.DEFAULT)) {
            broker.start();
            first = broker.bootstrapServers();
            var clients = clients(broker);
            try (var admin = clients.admin()) {
                assertThat(new TopicSetup(admin, 3, 0).ensure(TOPICS.all())).isEmpty();
            }
            try (var producer = clients.producer(Map.of())) {
                producer.send(new ProducerRecord<>(TOPICS.articles().name(), "a", "kept".getBytes(UTF_8)));
            }
        }
        try (var directory = DataDirectory.lock(folder);
                var broker = new LocalBroker(directory, BrokerSettings.DEFAULT)) {
            broker.start();
            assertThat(broker.bootstrapServers()).isEqualTo(first);
            var clients = clients(broker);
            assertThat(read(clients)).containsExactly("kept");
            try (var admin = clients.admin()) {
                assertThat(new TopicSetup(admin, 3, 0).ensure(TOPICS.all())).isEmpty();
                assertThatThrownBy(() -> new TopicSetup(admin, 4, 0).ensure(TOPICS.all()))
                        .isInstanceOf(Problem.class)
                        .hasMessageContaining("has 3 partitions")
                        .hasMessageContaining("docs/scaling.md");
                var other = new Topics("tidings.", Duration.ofDays(7), Duration.ofDays(90));
                assertThat(new TopicSetup(admin, 3, 0).ensure(other.all()))
                        .contains("topic tidings.articles: retention.ms is 2592000000, should be 604800000;"
                                + " change it with kafka-configs, or leave it if that is meant");
            }
        }
    }

    @Test
    void kafkasWishToEndTheProcessIsAFaultAndNotTheEnd() {
        try (var directory = DataDirectory.lock(folder);
                var broker = new LocalBroker(directory, BrokerSettings.DEFAULT)) {
            broker.start();
            assertThat(broker.check()).isEqualTo(new Health.Up());

            assertThatThrownBy(() -> Exit.halt(1, "all log dirs have failed"))
                    .isInstanceOf(LocalBroker.ExitRefused.class);

            assertThat(broker.check())
                    .isInstanceOfSatisfying(
                            Health.Down.class, down -> assertThat(down.reason()).contains("all log dirs have failed"));
        }
    }

    @Test
    void takenPortIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var directory = DataDirectory.lock(folder);
                var broker = new LocalBroker(directory, new BrokerSettings(taken.getLocalPort(), Map.of()))) {
            assertThatThrownBy(broker::start)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("kafka.port");
        }
    }

    @Test
    void dataDirectoryHasOneHolderAndForgetsWhatAKilledOneLeft() throws Exception {
        Files.writeString(
                folder.resolve(Running.FILE),
                "{\"bootstrap\":\"127.0.0.1:1\",\"pid\":1,\"started\":\"2026-01-01T00:00:00Z\"}");
        assertThat(Running.find(folder)).isEmpty();
        try (var directory = DataDirectory.lock(folder)) {
            assertThat(folder.resolve(Running.FILE)).doesNotExist();
            assertThatThrownBy(() -> DataDirectory.lock(folder))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining(directory.path().toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    private static List<String> read(KafkaClients clients) {
        List<String> values = new ArrayList<>();
        try (var consumer = clients.consumer(Map.of("group.id", "test"))) {
            consumer.subscribe(List.of(TOPICS.articles().name()));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(each -> values.add(new String(each.value(), UTF_8)));
                return !values.isEmpty();
            });
        }
        return values;
    }

    private static KafkaClients clients(LocalBroker broker) {
        return new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()), KafkaClients.Listener.NONE);
    }
}
