package tidings.alerts.group;

import java.util.List;
import tidings.events.Alert;
import tidings.events.Ids;
import tidings.events.Notification;

/**
 * Decides which alerts a receiver is told together: each version of an alert is a notification of its own, and the
 * versions of one alert are one group, within which deliveries keep their order.
 *
 * <p>Pure functions, safe from any thread.
 */
public final class Grouping {
    private Grouping() {}

    /** The notification that tells a receiver this version of an alert; always the same one. */
    public static Notification notification(String receiver, Alert alert) {
        var group = alert.id();
        var id = Ids.notification(receiver, group, List.of(alert.versionId()));
        return new Notification(id, receiver, group, List.of(alert), alert.raised());
    }
}
