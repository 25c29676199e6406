package tidings.app.settings;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.app.broker.BrokerSettings;
import tidings.events.topic.Topics;

/**
 * Which Kafka, and how its topics are made.
 *
 * @param bootstrapServers an outside cluster as {@code host:port,host:port}; absent for the program's own broker
 * @param port where the own broker listens on loopback; 0 for a free one, the same as last time if it is free
 * @param topicPrefix begins the name of every topic, group and application
 * @param partitions how many partitions shared topics get when they are created; 4 on the own broker, 12 elsewhere
 * @param replicationFactor of topics when they are created; 0 leaves it to the cluster
 * @param keepArticles how long articles can be replayed
 * @param keepAlerts how long alerts are kept
 * @param properties settings of every Kafka client, such as {@code security.protocol}
 * @param broker settings of the own broker, over ours
 */
public record KafkaSettings(
        @Nullable String bootstrapServers,
        int port,
        String topicPrefix,
        int partitions,
        int replicationFactor,
        Duration keepArticles,
        Duration keepAlerts,
        Map<String, String> properties,
        Map<String, String> broker) {
    private static final int LOCAL_PARTITIONS = 4;
    private static final int CLUSTER_PARTITIONS = 12;
    private static final int MOST_PARTITIONS = 1000;

    public KafkaSettings {
        bootstrapServers = bootstrapServers == null || bootstrapServers.isBlank() ? null : bootstrapServers.strip();
        topicPrefix = topicPrefix == null ? "tidings." : topicPrefix;
        partitions = partitions == 0 ? usualPartitions(bootstrapServers) : partitions;
        keepArticles = keepArticles == null ? Duration.ofDays(30) : keepArticles;
        keepAlerts = keepAlerts == null ? Duration.ofDays(90) : keepAlerts;
        properties = properties == null ? Map.of() : Map.copyOf(properties);
        broker = broker == null ? Map.of() : Map.copyOf(broker);
        check(partitions, replicationFactor);
        new BrokerSettings(port, broker);
        new Topics(topicPrefix, keepArticles, keepAlerts);
    }

    /** True if the program runs a broker of its own. */
    public boolean local() {
        return bootstrapServers == null;
    }

    /** The topics. */
    public Topics topics() {
        return new Topics(topicPrefix, keepArticles, keepAlerts);
    }

    /** Names the settings of clients, whose values may be secrets. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=" + bootstrapServers + ", topicPrefix=" + topicPrefix + ", partitions="
                + partitions + ", replicationFactor=" + replicationFactor + ", properties=" + properties.keySet() + "]";
    }

    private static int usualPartitions(@Nullable String bootstrapServers) {
        return bootstrapServers == null ? LOCAL_PARTITIONS : CLUSTER_PARTITIONS;
    }

    private static void check(int partitions, int replicationFactor) {
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new IllegalArgumentException("partitions " + partitions + " must be 1 to " + MOST_PARTITIONS);
        }
        if (replicationFactor < 0 || replicationFactor > 10) {
            throw new IllegalArgumentException(
                    "replication-factor " + replicationFactor + " must be 1 to 10, or 0 to leave it to the cluster");
        }
    }
}
