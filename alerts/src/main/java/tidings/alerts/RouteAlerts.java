package tidings.alerts;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import tidings.alerts.group.Routed;
import tidings.alerts.mute.Mutes;
import tidings.alerts.route.Router;
import tidings.events.Alert;
import tidings.events.topic.PoisonException;

/**
 * Sends an alert on its way to each of its receivers. It keeps the alert's timestamp and none of its headers, which
 * describe the alert's own record.
 */
final class RouteAlerts extends ContextualProcessor<String, Alert, String, Routed> {
    private final Router router;
    private final Mutes mutes;
    private final AlertsMetrics metrics;

    RouteAlerts(Router router, Mutes mutes, AlertsMetrics metrics) {
        this.router = router;
        this.mutes = mutes;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<String, Alert> entry) {
        var alert = entry.value();
        if (alert == null) {
            throw new PoisonException("Alert expected, got no value", new NullPointerException());
        }
        if (!alert.change().isTrend()) { // its articles are told of elsewhere
            mutes.saw(alert);
        }
        var destinations = router.destinations(alert);
        if (destinations.isEmpty()) {
            metrics.unrouted();
        }
        for (var destination : destinations) {
            var routed = new Routed(destination.receiver(), destination.policy(), alert);
            context().forward(new Record<>(routed.key(), routed, entry.timestamp(), new RecordHeaders()));
        }
    }
}
