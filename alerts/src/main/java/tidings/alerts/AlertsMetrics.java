package tidings.alerts;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import tidings.alerts.channel.Receipt;
import tidings.alerts.deliver.Tally;
import tidings.alerts.group.GroupTally;
import tidings.alerts.mute.MuteReason;
import tidings.alerts.mute.MuteTally;
import tidings.events.Delivery;

/**
 * The meters of this module.
 *
 * <p>Safe from any thread.
 */
public final class AlertsMetrics implements Tally, GroupTally, MuteTally {
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Counter unrouted;
    private final Counter setAside;
    private final Timer latency;
    private final Map<Integer, Waiting> waiting = new ConcurrentHashMap<>();
    private final Map<Integer, Unwell> unwell = new ConcurrentHashMap<>();
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final AtomicInteger silences = new AtomicInteger();
    private final AtomicInteger ending = new AtomicInteger();

    /**
     * @param registry where the meters are
     * @param clock what ages count to
     */
    public AlertsMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = requireNonNull(registry, "registry");
        this.clock = requireNonNull(clock, "clock");
        this.unrouted = Counter.builder("tidings.alerts.unrouted")
                .description("Versions of alerts that no route takes to a receiver")
                .register(registry);
        this.setAside = Counter.builder("tidings.alerts.set-aside")
                .description("Records of alerts that could not be read or routed: dead letters")
                .register(registry);
        this.latency = Timer.builder("tidings.alerts.latency")
                .description("Time from raising a version of an alert to its delivery")
                .publishPercentileHistogram()
                .register(registry);
        Gauge.builder("tidings.alerts.undelivered", waiting, AlertsMetrics::count)
                .description("Notifications that are not delivered yet, in the partitions of this instance")
                .register(registry);
        Gauge.builder("tidings.alerts.undelivered.age", this, AlertsMetrics::age)
                .description("Age of the oldest notification that is not delivered yet")
                .baseUnit("seconds")
                .register(registry);
        unwell("away", Unwell::away);
        unwell("disabled", Unwell::disabled);
        Gauge.builder("tidings.alerts.groups", open, AlertsMetrics::sum)
                .description("Groups with alerts that wait to be told, in the partitions of this instance")
                .register(registry);
        Gauge.builder("tidings.alerts.silences", silences, AtomicInteger::get)
                .description("Silences that hold now")
                .register(registry);
        Gauge.builder("tidings.alerts.silences.ending", ending, AtomicInteger::get)
                .description("Silences that hold now and end soon")
                .register(registry);
    }

    private void unwell(String state, ToIntFunction<Unwell> count) {
        Gauge.builder(
                        "tidings.alerts.receivers",
                        unwell,
                        all -> all.values().stream().mapToInt(count).sum())
                .description("Receivers that do not take messages: away, or disabled because their address is gone")
                .tag("state", state)
                .register(registry);
    }

    /** A notification was decided for a receiver. */
    void notified(String receiver) {
        Counter.builder("tidings.alerts.notifications")
                .description("Notifications decided, by receiver")
                .tag("receiver", receiver)
                .register(registry)
                .increment();
    }

    /** So many groups of a task have alerts that wait. */
    void open(String task, int groups) {
        open.put(task, groups);
    }

    /** A task went elsewhere, or ended. */
    void closed(String task) {
        open.remove(task);
    }

    @Override
    public void muted(MuteReason reason) {
        Counter.builder("tidings.alerts.muted")
                .description("Versions of alerts that a receiver is not told, by reason")
                .tag("reason", reason.word())
                .register(registry)
                .increment();
    }

    @Override
    public void held(String receiver, HoldReason reason) {
        Counter.builder("tidings.alerts.held")
                .description("Messages that wait longer than their group would, by receiver and reason")
                .tag("receiver", receiver)
                .tag("reason", reason.word())
                .register(registry)
                .increment();
    }

    @Override
    public void silences(int active, int endingSoon) {
        silences.set(active);
        ending.set(endingSoon);
    }

    @Override
    public void unreadable() {
        setAside.increment();
    }

    /** Nobody gets this version of an alert. */
    void unrouted() {
        unrouted.increment();
    }

    /** An alert could not be routed and is a dead letter. */
    void setAside() {
        setAside.increment();
    }

    /** Publishes the meters that Kafka Streams keeps itself; to be closed before it. */
    KafkaStreamsMetrics bind(KafkaStreams streams) {
        var meters = new KafkaStreamsMetrics(streams);
        meters.bindTo(registry);
        return meters;
    }

    @Override
    public void attempted(String channel, Delivery.State state) {
        Counter.builder("tidings.alerts.attempts")
                .description("Attempts to deliver a notification, by channel and outcome")
                .tag("channel", channel)
                .tag("outcome", state.word())
                .register(registry)
                .increment();
    }

    @Override
    public void failed(Receipt.Cause cause) {
        Counter.builder("tidings.alerts.failures")
                .description("Attempts that failed, by reason")
                .tag("reason", cause.word())
                .register(registry)
                .increment();
    }

    @Override
    public void delivered(Duration took) {
        latency.record(took);
    }

    @Override
    public void waiting(int partition, int count, @Nullable Instant oldest) {
        waiting.put(partition, new Waiting(count, oldest));
    }

    @Override
    public void receivers(int partition, int away, int disabled) {
        unwell.put(partition, new Unwell(away, disabled));
    }

    @Override
    public void lost(int partition) {
        waiting.remove(partition);
        unwell.remove(partition);
    }

    private static double count(Map<Integer, Waiting> waiting) {
        return waiting.values().stream().mapToInt(Waiting::count).sum();
    }

    private static double sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private double age() {
        return waiting.values().stream()
                        .map(Waiting::oldest)
                        .filter(Objects::nonNull)
                        .mapToLong(oldest ->
                                Duration.between(oldest, clock.instant()).toMillis())
                        .max()
                        .orElse(0)
                / 1000.0;
    }

    private record Unwell(int away, int disabled) {}

    private record Waiting(int count, @Nullable Instant oldest) {}
}
