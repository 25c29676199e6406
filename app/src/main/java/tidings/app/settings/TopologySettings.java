package tidings.app.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.streams.StreamsSettings;

/**
 * How the topology runs; what is left out is chosen by whether the broker is the program's own.
 *
 * @param threads how many threads share the work
 * @param commitInterval how often results become visible
 * @param groupProtocol {@code classic} or {@code streams}
 * @param sessionTimeout how long an instance that fell silent keeps its tasks
 * @param themeTopics how many themes may have a topic of their own
 * @param properties settings of Kafka Streams, over ours
 */
public record TopologySettings(
        int threads,
        @Nullable Duration commitInterval,
        @Nullable String groupProtocol,
        @Nullable Duration sessionTimeout,
        int themeTopics,
        Map<String, String> properties) {
    public TopologySettings {
        properties = properties == null ? Map.of() : Map.copyOf(properties);
        settings(
                StreamsSettings.local(Path.of("."), 1),
                threads,
                commitInterval,
                groupProtocol,
                sessionTimeout,
                themeTopics,
                properties);
    }

    /** The same for the topology itself. */
    public StreamsSettings streams(Path stateDirectory, KafkaSettings kafka) {
        var replicas = kafka.replicationFactor() == 0 ? -1 : kafka.replicationFactor();
        var usual = kafka.local()
                ? StreamsSettings.local(stateDirectory, kafka.partitions())
                : StreamsSettings.cluster(stateDirectory, kafka.partitions(), replicas);
        return settings(usual, threads, commitInterval, groupProtocol, sessionTimeout, themeTopics, properties);
    }

    private static StreamsSettings settings(
            StreamsSettings usual,
            int threads,
            @Nullable Duration commitInterval,
            @Nullable String groupProtocol,
            @Nullable Duration sessionTimeout,
            int themeTopics,
            Map<String, String> properties) {
        return new StreamsSettings(
                usual.stateDirectory(),
                threads == 0 ? usual.threads() : threads,
                groupProtocol == null ? usual.groupProtocol() : groupProtocol,
                usual.instance(),
                sessionTimeout == null ? usual.sessionTimeout() : sessionTimeout,
                commitInterval == null ? usual.commitInterval() : commitInterval,
                usual.linger(),
                usual.partitions(),
                usual.replicationFactor(),
                themeTopics == 0 ? usual.themeTopics() : themeTopics,
                usual.startWithin(),
                usual.closeWithin(),
                Map.copyOf(properties));
    }
}
