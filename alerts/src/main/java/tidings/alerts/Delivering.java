package tidings.alerts;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import tidings.alerts.channel.Channel;
import tidings.alerts.channel.Channels;
import tidings.alerts.channel.Wires;
import tidings.alerts.deliver.DeliverTask;
import tidings.alerts.deliver.Desk;
import tidings.events.Component;
import tidings.events.Health;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.events.worker.PartitionWorker;
import tidings.events.worker.WorkerSettings;
import tidings.events.worker.WorkerSettings.InputMode;

/**
 * Reads notifications and delivers them: at least once, with the same id in every attempt. Shares the work with the
 * other instances by receiver.
 *
 * <p>{@link #start}, {@link #check} and {@link #close} may be called from any thread.
 */
public final class Delivering implements Component {
    /** Receivers that are not configured share this room; their messages take no time. */
    private static final int UNKNOWN_RECEIVERS = 4;

    private final PartitionWorker worker;

    /**
     * @param settings receivers, and how hard it is tried
     * @param topics the topics' names; they exist when it starts
     * @param clients how to reach Kafka
     * @param wires what channels send through; they decide which addresses are off limits
     * @param metrics counts what happens
     * @param clock tells the time
     * @param instance names this instance among those that share the work; the same after a restart
     * @param consumer further settings of the group's consumer
     */
    public Delivering(
            AlertsSettings settings,
            Topics topics,
            KafkaClients clients,
            Wires wires,
            AlertsMetrics metrics,
            InstantSource clock,
            String instance,
            Map<String, Object> consumer) {
        var desk = new Desk(settings.delivery(), channels(settings, wires, clock), topics, metrics, clock);
        this.worker = new PartitionWorker(
                worker(settings, topics, instance, consumer),
                clients,
                partition -> new DeliverTask(partition, desk),
                clock);
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public Health check() {
        return worker.check();
    }

    @Override
    public void close() {
        worker.close();
    }

    private static Map<String, Channel> channels(AlertsSettings settings, Wires wires, InstantSource clock) {
        Map<String, Channel> channels = new HashMap<>();
        for (var receiver : settings.receivers()) {
            channels.put(receiver.name(), Channels.open(receiver.channel(), wires, clock));
        }
        return channels;
    }

    /** There is room for every receiver to fill its own, so that none takes another's. */
    private static WorkerSettings worker(
            AlertsSettings settings, Topics topics, String instance, Map<String, Object> consumer) {
        return new WorkerSettings(
                "delivery",
                topics.group("delivery"),
                topics.group("delivery") + "-" + instance,
                topics.notifications().name(),
                topics.deliveries().name(),
                topics.deadLetters().name(),
                InputMode.QUEUE,
                settings.delivery().inFlight() * (settings.receivers().size() + UNKNOWN_RECEIVERS),
                settings.delivery().closeWithin(),
                consumer);
    }
}
