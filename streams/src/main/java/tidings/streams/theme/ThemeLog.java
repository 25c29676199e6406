package tidings.streams.theme;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads the topic of themes, which has one partition, from its beginning. For one thread at a time. */
final class ThemeLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final InstantSource clock;

    ThemeLog(Consumer<String, byte[]> consumer, String topic, InstantSource clock) {
        this.consumer = consumer;
        this.partition = new TopicPartition(topic, 0);
        this.clock = clock;
    }

    /**
     * All records that were committed when it was called.
     *
     * @throws IllegalStateException if that takes longer; the message says what to look at
     */
    List<ConsumerRecord<String, byte[]>> readToEnd(Duration within) {
        try {
            return read(within);
        } catch (KafkaException e) {
            throw new IllegalStateException(
                    "the themes cannot be read from topic " + partition.topic() + "; is Kafka up? " + e.getMessage(),
                    e);
        }
    }

    /** What came since the last reading, at the latest after the time given. */
    Iterable<ConsumerRecord<String, byte[]>> next(Duration within) {
        return consumer.poll(within);
    }

    /** Up to which offset unusable records are known to be set aside. */
    long settled(Duration within) {
        var committed = consumer.committed(Set.of(partition), within).get(partition);
        return committed == null ? 0 : committed.offset();
    }

    /** Remembers that all unusable records read so far are set aside. Returns up to which offset. */
    long settle() {
        var position = consumer.position(partition);
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(position)));
        return position;
    }

    /** Ends a {@link #next} that waits; may be called from any thread. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<ConsumerRecord<String, byte[]>> read(Duration within) {
        var deadline = clock.instant().plus(within);
        var end = consumer.endOffsets(List.of(partition), within).getOrDefault(partition, 0L);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        while (consumer.position(partition, within) < end) {
            if (clock.instant().isAfter(deadline)) {
                throw new IllegalStateException("the themes on topic " + partition.topic() + " were not read within "
                        + within.toSeconds() + " seconds; is Kafka slow or away?");
            }
            consumer.poll(POLL).forEach(all::add);
        }
        return all;
    }
}
