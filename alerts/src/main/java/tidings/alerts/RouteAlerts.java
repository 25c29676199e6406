package tidings.alerts;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import tidings.alerts.group.Grouping;
import tidings.alerts.route.Router;
import tidings.events.Alert;
import tidings.events.Notification;
import tidings.events.topic.PoisonException;

/**
 * Makes one notification for each receiver of an alert. A notification has the alert's timestamp and none of its
 * headers, which describe the alert.
 */
final class RouteAlerts extends ContextualProcessor<String, Alert, String, Notification> {
    private final Router router;
    private final AlertsMetrics metrics;

    RouteAlerts(Router router, AlertsMetrics metrics) {
        this.router = router;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<String, Alert> entry) {
        var alert = entry.value();
        if (alert == null) {
            throw new PoisonException("Alert expected, got no value", new NullPointerException());
        }
        var receivers = router.receivers(alert);
        if (receivers.isEmpty()) {
            metrics.unrouted();
        }
        for (var receiver : receivers) {
            var notification = Grouping.notification(receiver, alert);
            metrics.notified(receiver);
            context().forward(new Record<>(notification.key(), notification, entry.timestamp(), new RecordHeaders()));
        }
    }
}
