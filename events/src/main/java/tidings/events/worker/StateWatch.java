package tidings.events.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads what is written to the state topic while its partitions are ours. Most of it are the own results; what somebody
 * else wrote and nobody can read is set aside now, and not only when a successor finds it. Used by the worker's thread
 * only.
 */
final class StateWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Consumer<String, byte[]> consumer;
    private final String topic;
    private final InstantSource clock;
    private final Map<TopicPartition, Share> followed = new HashMap<>();
    private Instant next = Instant.MIN;

    /**
     * @param consumer reads the topic, and nothing else
     * @param topic of the state
     * @param clock tells the time
     */
    StateWatch(Consumer<String, byte[]> consumer, String topic, InstantSource clock) {
        this.consumer = consumer;
        this.topic = topic;
        this.clock = clock;
    }

    /** Shows each share what came for it, from time to time; never waits for something to come. */
    void look(Collection<Share> shares) {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        follow(shares);
        if (followed.isEmpty()) {
            return;
        }
        for (var entry : consumer.poll(Duration.ZERO)) {
            var share = followed.get(new TopicPartition(entry.topic(), entry.partition()));
            if (share != null) {
                share.written(entry);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void follow(Collection<Share> shares) {
        Map<TopicPartition, Share> wanted = new HashMap<>();
        for (var share : shares) {
            if (share.isRestored()) {
                wanted.put(new TopicPartition(topic, share.input.partition()), share);
            }
        }
        if (wanted.equals(followed)) {
            return;
        }
        consumer.assign(wanted.keySet());
        wanted.forEach((partition, share) -> {
            if (followed.get(partition) != share) {
                consumer.seek(partition, share.statePosition());
            }
        });
        followed.clear();
        followed.putAll(wanted);
    }
}
