package tidings.alerts.deliver;

import java.time.Instant;
import tidings.events.Delivery;
import tidings.events.Notification;

/**
 * What the topic {@code deliveries} tells of one notification.
 *
 * @param first when its first attempt was announced
 * @param last the newest record of it
 */
record Past(Instant first, Delivery last) {
    /** What one record tells. */
    static Past of(Delivery delivery) {
        return new Past(delivery.at(), delivery);
    }

    /** With a record that was written later. */
    Past then(Past later) {
        return new Past(first.isBefore(later.first) ? first : later.first, later.last);
    }

    static String key(Delivery delivery) {
        return delivery.receiver() + "|" + delivery.notification();
    }

    static String key(Notification notification) {
        return notification.key();
    }
}
