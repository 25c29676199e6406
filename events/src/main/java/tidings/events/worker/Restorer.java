package tidings.events.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads a partition of the state topic up to its committed end. Used by the worker's thread only. */
final class Restorer implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<String, byte[]> consumer;

    Restorer(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Hands every committed record to the sink, in order.
     *
     * @param since skip what is older; null means from the beginning
     * @param unread skip nothing from this offset on, however old: nobody has looked at it
     * @param stopped ends the reading early
     * @return the offset after the last record
     */
    long restore(TopicPartition partition, @Nullable Instant since, long unread, Sink sink, BooleanSupplier stopped) {
        consumer.assign(List.of(partition));
        seek(partition, since, unread);
        var end = end(partition);
        while (consumer.position(partition) < end && !stopped.getAsBoolean()) {
            consumer.poll(POLL).forEach(sink::take);
        }
        return end;
    }

    /** The committed end of a partition of any topic. */
    long end(TopicPartition partition) {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void seek(TopicPartition partition, @Nullable Instant since, long unread) {
        if (since == null) {
            consumer.seekToBeginning(List.of(partition));
            return;
        }
        var found = consumer.offsetsForTimes(Map.of(partition, since.toEpochMilli()))
                .get(partition);
        var first = found == null ? end(partition) : found.offset();
        consumer.seek(partition, Math.min(first, unread));
    }

    /** Takes restored records. */
    interface Sink {
        void take(ConsumerRecord<String, byte[]> entry);
    }
}
