package tidings.alerts.deliver;

import static tidings.events.Delivery.State.FAILED;
import static tidings.events.Delivery.State.PART;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.events.Delivery;
import tidings.events.Notification;

/**
 * What the topic {@code deliveries} tells of one notification.
 *
 * @param first when its first attempt was announced
 * @param last the newest record of it
 * @param failures how many attempts failed since the receiver last took a part of it
 * @param references what the receiver calls what it has taken
 */
record Past(Instant first, Delivery last, int failures, Map<String, String> references) {
    /** What one record tells. */
    static Past of(Delivery delivery) {
        return new Past(delivery.at(), delivery, delivery.state() == FAILED ? 1 : 0, delivery.references());
    }

    /** With a record that was written later. */
    Past then(Past later) {
        var all = new HashMap<>(references);
        all.putAll(later.references);
        return new Past(
                first.isBefore(later.first) ? first : later.first,
                later.last,
                later.last.state() == PART ? 0 : failures + later.failures,
                all);
    }

    static String key(Delivery delivery) {
        return key(delivery.receiver() + "|" + delivery.notification(), delivery.again());
    }

    /** A redelivery is another thing to do than the delivery before it. */
    static String key(Notification notification, @Nullable String again) {
        return key(notification.key(), again);
    }

    private static String key(String notification, @Nullable String again) {
        return again == null ? notification : notification + "|" + again;
    }
}
