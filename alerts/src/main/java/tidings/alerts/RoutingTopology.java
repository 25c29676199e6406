package tidings.alerts;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
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
                        Produced.with(Serdes.String(), Json.serde(Notification.class))
                                .withStreamPartitioner(RoutingTopology::byReceiver)
                                .withName("notifications"));
        return builder.build();
    }

    private static Optional<Set<Integer>> byReceiver(
            String topic, String key, Notification notification, int partitions) {
        return Optional.of(Set.of(KeyPartitioner.partition(key.getBytes(StandardCharsets.UTF_8), partitions)));
    }
}
