package tidings.events.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes results in transactions that carry the group's metadata: the broker refuses those of an instance that no
 * longer owns its partitions (KIP-447). After a fault it begins anew with a fresh producer, whose initialisation ends
 * what the old one left open. Used by the worker's thread only.
 */
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private static final int MOST_FENCED = 5;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Producers producers;
    private final InstantSource clock;
    private final Deque<Instant> fenced = new ArrayDeque<>();
    private @Nullable Producer<String, byte[]> producer;

    Writer(Producers producers, InstantSource clock) {
        this.producers = producers;
        this.clock = clock;
    }

    /**
     * Writes all of it or nothing.
     *
     * @return false if nothing was written and the caller should learn its partitions anew and try again
     * @throws ProducerFencedException if it was fenced again and again: another process uses the transactional id
     */
    boolean write(
            List<ProducerRecord<String, byte[]>> records,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata group) {
        try {
            var current = ready();
            current.beginTransaction();
            records.forEach(current::send);
            current.sendOffsetsToTransaction(offsets, group);
            current.commitTransaction();
            return true;
        } catch (AuthorizationException | InterruptException e) {
            throw e;
        } catch (ProducerFencedException e) {
            beginAnew(e);
            return false;
        } catch (CommitFailedException e) {
            LOG.info("Partitions moved while results were written: they are kept where the partition still is ours");
            abort();
            return false;
        } catch (KafkaException e) {
            LOG.warn("Results could not be written and will be again: {}", e.toString());
            discard();
            return false;
        }
    }

    /** Ends at once what the same program left open when it was killed, so that nobody waits for its timeout. */
    void fence() {
        try {
            ready();
        } catch (AuthorizationException | InterruptException e) {
            throw e;
        } catch (ProducerFencedException e) {
            beginAnew(e);
        } catch (KafkaException e) {
            LOG.warn("An earlier transaction is not ended yet: {}", e.toString());
            discard();
        }
    }

    /** Begins a transaction with these offsets and gives it up, and with it whatever hangs under the same id. */
    void giveUp(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        try {
            var current = ready();
            current.beginTransaction();
            current.sendOffsetsToTransaction(offsets, group);
            current.abortTransaction();
        } catch (AuthorizationException | InterruptException e) {
            throw e;
        } catch (ProducerFencedException e) {
            beginAnew(e);
        } catch (KafkaException e) {
            LOG.warn("A transaction that hangs could not be ended: {}", e.toString());
            discard();
        }
    }

    @Override
    public void close() {
        discard();
    }

    /**
     * A broker fences a producer also when it gives up a transaction that was open for too long, as while the broker itself
     * was away. The group's metadata keeps an old owner from writing, so beginning anew is safe; but two processes that
     * fence each other would never end.
     */
    private void beginAnew(ProducerFencedException problem) {
        var now = clock.instant();
        fenced.removeIf(at -> at.isBefore(now.minus(WITHIN)));
        fenced.add(now);
        if (fenced.size() > MOST_FENCED) {
            throw problem;
        }
        LOG.warn("A transaction was given up by Kafka and is begun anew: {}", problem.toString());
        discard();
    }

    private Producer<String, byte[]> ready() {
        var current = producer;
        if (current == null) {
            current = producers.open();
            producer = current;
            current.initTransactions();
        }
        return current;
    }

    private void abort() {
        try {
            if (producer != null) {
                producer.abortTransaction();
            }
        } catch (KafkaException e) {
            discard();
        }
    }

    private void discard() {
        var old = producer;
        producer = null;
        if (old != null) {
            old.close(Duration.ofSeconds(2));
        }
    }

    /** Makes a transactional producer. */
    interface Producers {
        Producer<String, byte[]> open();
    }
}
