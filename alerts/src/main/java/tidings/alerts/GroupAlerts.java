package tidings.alerts;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import tidings.alerts.feedback.FeedbackLinks;
import tidings.alerts.group.Groups;
import tidings.alerts.group.Routed;
import tidings.alerts.mute.Mutes;
import tidings.events.Notification;

/**
 * Gives {@link Groups} its state stores, the time, and a look at what is due several times a second. A notification's
 * record has the time at which it was decided.
 */
final class GroupAlerts extends ContextualProcessor<String, Routed, String, Notification> {
    /** How often what is due is looked for. */
    static final Duration TICK = Duration.ofMillis(200);

    private final Mutes mutes;
    private final FeedbackLinks links;
    private final AlertsMetrics metrics;

    @SuppressWarnings("NullAway.Init") // Kafka calls init first
    private Groups groups;

    GroupAlerts(Mutes mutes, FeedbackLinks links, AlertsMetrics metrics) {
        this.mutes = mutes;
        this.links = links;
        this.metrics = metrics;
    }

    /** Also called when a task begins anew with what was committed: what is in memory is made from the stores. */
    @Override
    public void init(ProcessorContext<String, Notification> context) {
        super.init(context);
        groups = new Groups(
                new StoreShelf<>(context.getStateStore(RoutingTopology.GROUPS)),
                new StoreShelf<>(context.getStateStore(RoutingTopology.WAITING)),
                new StoreShelf<>(context.getStateStore(RoutingTopology.TOLD)),
                mutes,
                metrics,
                this::send);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, time -> tick());
    }

    @Override
    public void process(Record<String, Routed> entry) {
        groups.arrive(entry.value(), now());
        metrics.open(context().taskId().toString(), groups.open());
    }

    @Override
    public void close() {
        metrics.closed(context().taskId().toString());
    }

    private void tick() {
        groups.tick(now());
        metrics.open(context().taskId().toString(), groups.open());
    }

    private void send(Notification notification) {
        context()
                .forward(new Record<>(
                        notification.key(),
                        links.on(notification),
                        notification.created().toEpochMilli(),
                        new RecordHeaders()));
    }

    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }
}
