package tidings.alerts;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import tidings.alerts.route.Router;
import tidings.events.Alert;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tidings.events.topic.KeyPartitioner;
import tidings.events.topic.Topics;

/** The topology of {@link AlertRouting}: alerts, route and group, notifications. */
final class RoutingTopology {
    /** With key and headers, fits into what a broker takes by default. */
    private static final int MOST_BYTES = 950_000;

    private RoutingTopology() {}

    /**
     * Builds it; does no I/O.
     *
     * @param topics the topics' names
     * @param router decides who gets an alert
     * @param metrics counts notifications
     */
    static Topology build(Topics topics, Router router, AlertsMetrics metrics) {
        var builder = new StreamsBuilder();
        builder.stream(
                        topics.alerts().name(),
                        Consumed.with(Serdes.String(), Json.serde(Alert.class)).withName("alerts"))
                .process(() -> new RouteAlerts(router, metrics), Named.as("route"))
                .to(
                        topics.notifications().name(),
                        Produced.with(Serdes.String(), notifications())
                                .withStreamPartitioner(RoutingTopology::byReceiver)
                                .withName("notifications"));
        return builder.build();
    }

    /**
     * Refuses what a broker would not take: a send that fails spoils its whole transaction, again after each restart,
     * while a serializer that fails makes a dead letter of the one alert.
     */
    private static Serde<Notification> notifications() {
        var json = Json.serde(Notification.class);
        return Serdes.serdeFrom(
                (topic, notification) -> small(json.serializer().serialize(topic, notification)), json.deserializer());
    }

    private static byte[] small(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a notification takes " + bytes.length + " bytes, more than " + MOST_BYTES);
        }
        return bytes;
    }

    private static Optional<Set<Integer>> byReceiver(
            String topic, String key, Notification notification, int partitions) {
        return Optional.of(Set.of(KeyPartitioner.partition(key.getBytes(StandardCharsets.UTF_8), partitions)));
    }
}
