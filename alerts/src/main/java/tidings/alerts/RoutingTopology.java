package tidings.alerts;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import tidings.alerts.feedback.FeedbackLinks;
import tidings.alerts.group.Cap;
import tidings.alerts.group.Capped;
import tidings.alerts.group.Group;
import tidings.alerts.group.Routed;
import tidings.alerts.group.Told;
import tidings.alerts.group.Waiting;
import tidings.alerts.mute.Mutes;
import tidings.alerts.route.Router;
import tidings.alerts.route.TrendAlert;
import tidings.events.Alert;
import tidings.events.Notification;
import tidings.events.Trend;
import tidings.events.topic.Json;
import tidings.events.topic.KeyPartitioner;
import tidings.events.topic.Topics;

/**
 * The topology of {@link AlertRouting}, from top to bottom: alerts are routed where they are, grouped where all alerts
 * of a receiver's group come together, and capped where all messages of a receiver do. What has no cap takes one hop
 * less.
 *
 * <p>The printed topology is a checked-in file. Where it changes, state and repartition topics of a running program
 * change with it.
 */
final class RoutingTopology {
    /** What is known of each group. Key {@link Routed#key}. */
    static final String GROUPS = "groups";
    /** Alerts that wait to be told. Key: that of the group, and the alert's id. */
    static final String WAITING = "waiting";
    /** Alerts that were told. Keys as {@link #WAITING}. */
    static final String TOLD = "told";
    /** What receivers with a cap were sent of late. Key: receiver. */
    static final String RECEIVERS = "receivers";
    /** Alerts that a cap holds back. Key {@code <receiver>|<alert id>}. */
    static final String HELD = "held";

    /** With key and headers, fits into what a broker takes by default. */
    private static final int MOST_BYTES = 950_000;
    /** Leaves room for what a notification says beside its one alert. */
    private static final int MOST_ALERT_BYTES = MOST_BYTES - 10_000;

    private static final Serde<String> KEY = Serdes.String();

    private final Topics topics;
    private final Router router;
    private final Map<String, Cap> caps;
    private final Mutes mutes;
    private final FeedbackLinks links;
    private final AlertsMetrics metrics;

    private RoutingTopology(
            Topics topics,
            Router router,
            Map<String, Cap> caps,
            Mutes mutes,
            FeedbackLinks links,
            AlertsMetrics metrics) {
        this.topics = topics;
        this.router = router;
        this.caps = caps;
        this.mutes = mutes;
        this.links = links;
        this.metrics = metrics;
    }

    /**
     * Builds it; does no I/O.
     *
     * @param topics the topics' names
     * @param router decides who gets an alert
     * @param caps the cap of each receiver that has one
     * @param mutes which alerts are not told
     * @param links puts links for feedback on notifications
     * @param metrics counts notifications
     */
    static Topology build(
            Topics topics,
            Router router,
            Map<String, Cap> caps,
            Mutes mutes,
            FeedbackLinks links,
            AlertsMetrics metrics) {
        var builder = new StreamsBuilder();
        var path = new RoutingTopology(topics, router, caps, mutes, links, metrics);

        var routed = path.route(builder);
        var grouped = path.group(builder, routed);
        path.send(grouped.filterNot(path::isCapped, Named.as("has-no-cap")), "notifications");
        path.send(path.cap(builder, grouped.filter(path::isCapped, Named.as("has-cap"))), "capped-notifications");
        return builder.build();
    }

    private KStream<String, Routed> route(StreamsBuilder builder) {
        return builder.stream(
                        topics.alerts().name(),
                        Consumed.with(KEY, Json.serde(Alert.class)).withName("alerts"))
                .merge(trends(builder), Named.as("alerts-and-trends"))
                .process(() -> new RouteAlerts(router, mutes, metrics), Named.as("route"))
                .repartition(Repartitioned.with(KEY, small(Routed.class, MOST_ALERT_BYTES))
                        .withName("routed"));
    }

    private KStream<String, Alert> trends(StreamsBuilder builder) {
        return builder.stream(
                        topics.trends().name(),
                        Consumed.with(KEY, Json.serde(Trend.class)).withName("trends"))
                .flatMapValues(TrendAlert::of, Named.as("trend"));
    }

    private KStream<String, Notification> group(StreamsBuilder builder, KStream<String, Routed> routed) {
        builder.addStateStore(store(GROUPS, Group.class));
        builder.addStateStore(store(WAITING, Waiting.class));
        builder.addStateStore(store(TOLD, Told.class));
        return routed.process(() -> new GroupAlerts(mutes, links, metrics), Named.as("group"), GROUPS, WAITING, TOLD);
    }

    private KStream<String, Notification> cap(StreamsBuilder builder, KStream<String, Notification> decided) {
        builder.addStateStore(store(RECEIVERS, Capped.class));
        builder.addStateStore(store(HELD, Waiting.class));
        return decided.selectKey((key, notification) -> notification.receiver(), Named.as("by-receiver"))
                .repartition(Repartitioned.with(KEY, small(Notification.class, MOST_BYTES))
                        .withName("decided"))
                .process(() -> new CapReceivers(caps, links, metrics), Named.as("cap"), RECEIVERS, HELD);
    }

    private void send(KStream<String, Notification> decided, String name) {
        decided.peek((key, notification) -> metrics.notified(notification.receiver()), Named.as("count-" + name))
                .to(
                        topics.notifications().name(),
                        Produced.with(KEY, small(Notification.class, MOST_BYTES))
                                .withStreamPartitioner(RoutingTopology::byReceiver)
                                .withName(name));
    }

    private boolean isCapped(String key, Notification notification) {
        return caps.containsKey(notification.receiver());
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Class<V> type) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), KEY, Json.serde(type));
    }

    /**
     * Refuses what a broker would not take: a send that fails spoils its whole transaction, again after each restart,
     * while a serializer that fails makes a dead letter of the one alert.
     */
    private static <T> Serde<T> small(Class<T> type, int most) {
        var json = Json.serde(type);
        return Serdes.serdeFrom(
                (topic, value) -> small(json.serializer().serialize(topic, value), type, most), json.deserializer());
    }

    private static byte[] small(byte[] bytes, Class<?> type, int most) {
        if (bytes.length > most) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " takes " + bytes.length + " bytes, more than " + most);
        }
        return bytes;
    }

    private static Optional<Set<Integer>> byReceiver(
            String topic, String key, Notification notification, int partitions) {
        return Optional.of(Set.of(KeyPartitioner.partition(key.getBytes(StandardCharsets.UTF_8), partitions)));
    }
}
