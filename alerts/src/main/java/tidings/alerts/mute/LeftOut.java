package tidings.alerts.mute;

import static java.util.Objects.requireNonNull;

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
import tidings.events.topic.PoisonException;

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

    /** A record could not be read. Trouble with Kafka is logged, and does not stop the reading of others. */
    void add(ConsumerRecord<String, byte[]> entry, PoisonException problem) {
        try {
            if (!isKnown(entry)) {
                tally.unreadable();
                LOG.warn("{}@{} is left out: {}", entry.topic(), entry.offset(), problem.getMessage());
                write(entry, problem);
                consumer.commitSync(Map.of(place(entry), new OffsetAndMetadata(entry.offset() + 1)));
            }
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            LOG.warn("{}@{} could not be made a dead letter: {}", entry.topic(), entry.offset(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isKnown(ConsumerRecord<String, byte[]> entry) {
        var done = consumer.committed(Set.of(place(entry))).get(place(entry));
        return done != null && done.offset() > entry.offset();
    }

    private void write(ConsumerRecord<String, byte[]> entry, PoisonException problem)
            throws ExecutionException, TimeoutException, InterruptedException {
        try (var producer = clients.producer(Map.of("max.block.ms", WITHIN_SECONDS * 1000))) {
            producer.send(DeadLetters.of(deadLetters, entry, problem)).get(WITHIN_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static TopicPartition place(ConsumerRecord<String, byte[]> entry) {
        return new TopicPartition(entry.topic(), entry.partition());
    }
}
