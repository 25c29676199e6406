package tidings.streams;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * How the topology runs.
 *
 * @param stateDirectory where state is kept; no two processes may share it
 * @param threads how many threads share the work, 1 or more
 * @param groupProtocol {@code classic} or {@code streams}
 * @param instance a name of this process that it keeps when it starts again, so that it takes over its own work at
 *     once; no two processes may have the same; null where processes come and go. Used by the classic protocol only
 * @param sessionTimeout how long an instance that fell silent keeps its tasks; with the protocol {@code streams} the
 *     broker decides
 * @param commitInterval how often results become visible; half of it is what a hop adds on average
 * @param linger how long a producer waits for more to send at once
 * @param partitions how many partitions new topics of themes get
 * @param replicationFactor of internal topics and new topics of themes; -1 leaves it to the broker
 * @param themeTopics how many themes may have a topic of their own
 * @param startWithin how long reading the themes may take at the start
 * @param closeWithin how long closing may take
 * @param properties settings of Kafka Streams that win over all others
 */
public record StreamsSettings(
        Path stateDirectory,
        int threads,
        String groupProtocol,
        @Nullable String instance,
        Duration sessionTimeout,
        Duration commitInterval,
        Duration linger,
        int partitions,
        int replicationFactor,
        int themeTopics,
        Duration startWithin,
        Duration closeWithin,
        Map<String, Object> properties) {
    /** How many themes may have a topic of their own, unless configured. */
    public static final int THEME_TOPICS = 100;

    public StreamsSettings {
        requireNonNull(stateDirectory, "stateDirectory");
        atLeastOne(threads, "threads");
        if (!"classic".equals(groupProtocol) && !"streams".equals(groupProtocol)) {
            throw new IllegalArgumentException("group protocol '" + groupProtocol + "' is not one of classic, streams");
        }
        positive(sessionTimeout, "sessionTimeout");
        positive(commitInterval, "commitInterval");
        if (linger.isNegative()) {
            throw new IllegalArgumentException("linger " + linger + " must not be negative");
        }
        atLeastOne(partitions, "partitions");
        if (replicationFactor != -1 && (replicationFactor < 1 || replicationFactor > Short.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "replicationFactor " + replicationFactor + " must be 1 or more, or -1 for the broker's default");
        }
        if (themeTopics < 0) {
            throw new IllegalArgumentException("themeTopics " + themeTopics + " must not be negative");
        }
        positive(startWithin, "startWithin");
        positive(closeWithin, "closeWithin");
        properties = Map.copyOf(properties);
    }

    /** For the program's own broker: short sessions, a fixed instance, one copy of everything. */
    public static StreamsSettings local(Path stateDirectory, int partitions) {
        return new StreamsSettings(
                stateDirectory,
                1,
                "classic",
                "local",
                Duration.ofSeconds(6),
                Duration.ofMillis(50),
                Duration.ofMillis(5),
                partitions,
                1,
                THEME_TOPICS,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Map.of());
    }

    /** For a cluster: sessions of 45 seconds, any number of instances. */
    public static StreamsSettings cluster(Path stateDirectory, int partitions, int replicationFactor) {
        return new StreamsSettings(
                stateDirectory,
                2,
                "classic",
                null,
                Duration.ofSeconds(45),
                Duration.ofMillis(50),
                Duration.ofMillis(5),
                partitions,
                replicationFactor,
                THEME_TOPICS,
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                Map.of());
    }

    /**
     * The same for an instance that others can ask what its state stores hold.
     *
     * @param server where, {@code host:port}
     */
    public StreamsSettings withServer(String server) {
        var all = new HashMap<>(properties);
        all.put(StreamsConfig.APPLICATION_SERVER_CONFIG, server);
        return with(all);
    }

    /** The same with other properties. */
    public StreamsSettings with(Map<String, Object> other) {
        return new StreamsSettings(
                stateDirectory,
                threads,
                groupProtocol,
                instance,
                sessionTimeout,
                commitInterval,
                linger,
                partitions,
                replicationFactor,
                themeTopics,
                startWithin,
                closeWithin,
                other);
    }

    private static void atLeastOne(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " " + value + " must be 1 or more");
        }
    }

    private static void positive(Duration value, String name) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " " + value + " must be more than zero");
        }
    }
}
