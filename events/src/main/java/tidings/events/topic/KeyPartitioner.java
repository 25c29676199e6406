package tidings.events.topic;

import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the partition by the part of the key before the first {@code |}: the domain of a feed, the receiver of a
 * notification. A key without one goes where Kafka's own partitioner would put it (murmur2 of the whole key), so that
 * ordinary clients and Kafka Streams agree with it.
 *
 * <p>Stateless, safe from any thread. Kafka creates it by name.
 */
public final class KeyPartitioner implements Partitioner {
    /** For Kafka, which creates it from the setting {@code partitioner.class}. */
    public KeyPartitioner() {}

    /**
     * The partition of a key.
     *
     * @param key the key as UTF-8
     * @param partitions how many the topic has, 1 or more
     */
    public static int partition(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(scope(key))) % partitions;
    }

    @Override
    public int partition(
            String topic, Object key, byte @Nullable [] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
        var partitions = cluster.partitionCountForTopic(topic);
        return keyBytes == null || partitions == null ? 0 : partition(keyBytes, partitions);
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void close() {}

    private static byte[] scope(byte[] key) {
        for (var i = 0; i < key.length; i++) {
            if (key[i] == '|') {
                return java.util.Arrays.copyOf(key, i);
            }
        }
        return key;
    }
}
