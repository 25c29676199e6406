package tidings.streams.opinion;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.streams.StreamsMetrics;
import tidings.streams.StreamsProperties;
import tidings.streams.StreamsSettings;
import tidings.streams.ThreadTrouble;

/**
 * Runs {@link OpinionTopology} as an application of its own: its threads, transactions and group have nothing to do with
 * those of the alerts by words. If it stops, questions wait on their topic.
 *
 * <p>Safe from any thread.
 */
final class OpinionStreams implements AutoCloseable {
    /** A long transaction hides its first results until its last. */
    private static final int MOST_POLLED = 20;

    private final ThreadTrouble trouble;
    private final KafkaStreams streams;
    private final KafkaStreamsMetrics kafkaMetrics;
    private final Duration closeWithin;

    /** Starts. */
    OpinionStreams(
            OpinionSettings opinions,
            StreamsSettings settings,
            Topics topics,
            KafkaClients clients,
            Supplier<Judge> judge,
            StreamsMetrics metrics,
            InstantSource clock) {
        trouble = new ThreadTrouble(settings.stateDirectory(), clock);
        var config =
                new StreamsProperties(own(opinions, settings, topics), topics).with(clients.common(), metrics, clock);
        streams = new KafkaStreams(
                OpinionTopology.build(config, topics, judge, opinions.maxAge(), metrics, clock), config);
        streams.setUncaughtExceptionHandler(trouble::decide);
        closeWithin = settings.closeWithin();
        kafkaMetrics = metrics.bind(streams);
        metrics.watchWaiting(() -> waiting(topics.secondOpinion().name()));
        streams.start();
    }

    private static StreamsSettings own(OpinionSettings opinions, StreamsSettings settings, Topics topics) {
        Map<String, Object> properties = new HashMap<>(settings.properties());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.group("second-opinion"));
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, opinions.tasks());
        properties.put(StreamsConfig.mainConsumerPrefix("max.poll.records"), MOST_POLLED);
        return settings.with(properties);
    }

    /** Why it stopped for good; null while it works. */
    @Nullable
    String fault() {
        return trouble.fatal();
    }

    private double waiting(String topic) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("records-lag")
                        && topic.equals(metric.metricName().tags().get("topic")))
                .mapToDouble(OpinionStreams::value)
                .filter(Double::isFinite)
                .sum();
    }

    private static double value(Metric metric) {
        return metric.metricValue() instanceof Number number ? number.doubleValue() : 0;
    }

    @Override
    public void close() {
        kafkaMetrics.close();
        streams.close(CloseOptions.timeout(closeWithin)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
}
