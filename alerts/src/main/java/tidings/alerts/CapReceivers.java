package tidings.alerts;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import tidings.alerts.feedback.FeedbackLinks;
import tidings.alerts.group.Cap;
import tidings.alerts.group.Caps;
import tidings.events.Notification;

/** Gives {@link Caps} its state stores, the time, and a look at what is due several times a second. */
final class CapReceivers extends ContextualProcessor<String, Notification, String, Notification> {
    private final Map<String, Cap> caps;
    private final FeedbackLinks links;
    private final AlertsMetrics metrics;

    @SuppressWarnings("NullAway.Init") // Kafka calls init first
    private Caps state;

    CapReceivers(Map<String, Cap> caps, FeedbackLinks links, AlertsMetrics metrics) {
        this.caps = caps;
        this.links = links;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, Notification> context) {
        super.init(context);
        state = new Caps(
                caps,
                new StoreShelf<>(context.getStateStore(RoutingTopology.RECEIVERS)),
                new StoreShelf<>(context.getStateStore(RoutingTopology.HELD)),
                metrics,
                this::send);
        context.schedule(GroupAlerts.TICK, PunctuationType.WALL_CLOCK_TIME, time -> state.tick(now()));
    }

    @Override
    public void process(Record<String, Notification> entry) {
        state.take(entry.value(), now());
    }

    private void send(Notification notification) {
        context()
                .forward(new Record<>(
                        notification.key(), links.on(notification), now().toEpochMilli(), new RecordHeaders()));
    }

    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }
}
