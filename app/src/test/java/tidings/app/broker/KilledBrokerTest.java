package tidings.app.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.events.topic.KafkaClients;

/** A broker's files as a kill leaves them: copied while it runs, with a transaction open. */
final class KilledBrokerTest {
    private static final TopicPartition INPUT = new TopicPartition("input", 0);
    private static final Duration TRANSACTION = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @Test
    void transactionThatWasOpenAtTheKillIsEndedForItsRecordsAndItsOffsets() throws Exception {
        var killed = folder.resolve("killed");
        try (var directory = DataDirectory.lock(folder.resolve("running"));
                var broker = new LocalBroker(directory, BrokerSettings.DEFAULT)) {
            broker.start();
            var clients = clients(broker);
            try (var admin = clients.admin()) {
                admin.createTopics(List.of(new NewTopic("input", 1, (short) 1), new NewTopic("output", 1, (short) 1)))
                        .all()
                        .get();
            }
            try (var producer = producer(clients);
                    var consumer = member(clients)) {
                producer.initTransactions();
                write(producer, consumer, 1);
                producer.commitTransaction();
                write(producer, consumer, 2);
                producer.flush();
                copy(folder.resolve("running/kafka"), killed.resolve("kafka"));
            }
        }
        assertThat(Predecessor.wasKilled(killed.resolve("kafka/logs"))).isTrue();
        try (var directory = DataDirectory.lock(killed);
                var broker = new LocalBroker(directory, BrokerSettings.DEFAULT)) {
            broker.start();
            var clients = clients(broker);
            try (var producer = producer(clients);
                    var consumer = clients.consumer(Map.of("group.id", "workers"))) {
                producer.initTransactions();
                assertThat(consumer.committed(Set.of(INPUT)).get(INPUT)).isEqualTo(new OffsetAndMetadata(1));
                var output = new TopicPartition("output", 0);
                assertThat(consumer.endOffsets(List.of(output)).get(output))
                        .as("two records and the marks of their transactions, none open")
                        .isEqualTo(4);
            }
        }
    }

    private static void write(Producer<String, byte[]> producer, Consumer<String, byte[]> consumer, long offset) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("output", "key", "value".getBytes(UTF_8)));
        producer.sendOffsetsToTransaction(Map.of(INPUT, new OffsetAndMetadata(offset)), consumer.groupMetadata());
    }

    private static Producer<String, byte[]> producer(KafkaClients clients) {
        return clients.producer(
                Map.of("transactional.id", "worker", "transaction.timeout.ms", (int) TRANSACTION.toMillis()));
    }

    private static Consumer<String, byte[]> member(KafkaClients clients) {
        var consumer = clients.consumer(Map.of("group.id", "workers"));
        consumer.subscribe(List.of("input"));
        while (consumer.assignment().isEmpty()) {
            consumer.poll(Duration.ofMillis(50));
        }
        return consumer;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.createDirectories(to.resolve(from.relativize(file)).getParent());
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static KafkaClients clients(LocalBroker broker) {
        return new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()), KafkaClients.Listener.NONE);
    }
}
