package tidings.alerts.mute;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.KafkaClients;

/**
 * Makes dead letters of silences and feedback that cannot be read. These topics are read from their begin at each start;
 * so that the same record is not a dead letter each time, the consumer's group keeps up to where they were written.
 * Instances that read the same record at the same moment may both write one.
 *
 * <p>For the thread that reads.
 */
final class LeftOut {
    private static final Logger LOG = LoggerFactory.getLogger(LeftOut.class);
    private static final int WITHIN_SECONDS = 10;

    private final Consumer<String, byte[]> consumer;
    private final KafkaClients clients;
    private final String deadLetters;
    private final MuteTally tally;
    private final Map<TopicPartition, Long> settled = new HashMap<>();
    private final List<Unreadable> waiting = new ArrayList<>();

    /**
     * @param consumer has a group; keeps how far it is
     * @param clients makes the producer, should it be needed
     * @param deadLetters name of the topic of dead letters
     * @param tally counts them
     */
    LeftOut(Consumer<String, byte[]> consumer, KafkaClients clients, String deadLetters, MuteTally tally) {
        this.consumer = requireNonNull(consumer, "consumer");
        this.clients = requireNonNull(clients, "clients");
        this.deadLetters = requireNonNull(deadLetters, "deadLetters");
        this.tally = requireNonNull(tally, "tally");
    }

    /** Learns up to where earlier runs have written dead letters. */
    void begin(Collection<TopicPartition> partitions) {
        consumer.committed(Set.copyOf(partitions)).forEach((partition, done) -> {
            if (done != null) {
                settled.put(partition, done.offset());
            }
        });
    }

    /** A record could not be read; {@link #settle} makes it a dead letter, unless it is one. */
    void add(ConsumerRecord<String, byte[]> entry, RuntimeException problem) {
        if (entry.offset() >= settled.getOrDefault(place(entry), 0L)) {
            LOG.warn("{}@{} is left out: {}", entry.topic(), entry.offset(), problem.getMessage());
            tally.unreadable();
            waiting.add(new Unreadable(entry, problem));
        }
    }

    /** Writes the dead letters that wait. Trouble with Kafka is logged and does not stop the reading: they wait on. */
    void settle() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            write();
            Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
            for (var one : waiting) {
                done.put(place(one.entry), new OffsetAndMetadata(one.entry.offset() + 1));
            }
            waiting.clear();
            consumer.commitSync(done);
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            LOG.warn("{} records could not be made dead letters yet: {}", waiting.size(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() throws ExecutionException, TimeoutException, InterruptedException {
        try (var producer = clients.producer(Map.of("max.block.ms", WITHIN_SECONDS * 1000))) {
            var sent = waiting.stream()
                    .map(one -> producer.send(DeadLetters.of(deadLetters, one.entry, one.problem)))
                    .toList();
            for (var one : sent) {
                one.get(WITHIN_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private static TopicPartition place(ConsumerRecord<String, byte[]> entry) {
        return new TopicPartition(entry.topic(), entry.partition());
    }

    private record Unreadable(ConsumerRecord<String, byte[]> entry, RuntimeException problem) {}
}
