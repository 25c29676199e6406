package tidings.alerts.channel;

import java.time.Duration;
import tidings.events.Notification;

/**
 * Carries notifications to one receiver over one kind of service.
 *
 * <p>Safe from any thread: several notifications may be under way at once.
 */
public interface Channel {
    /** What kind of service it is, in one word: {@code slack}, {@code webhook}, {@code log}. */
    String name();

    /** The least time from the end of one message to the next; zero where the service sets no pace. */
    default Duration interval() {
        return Duration.ZERO;
    }

    /**
     * Fingerprint of where it sends to: receivers with the same one share a pace, and an address that was disabled is
     * known by it. Empty where there is no such place. Tells nothing of the address.
     */
    default String target() {
        return "";
    }

    /** True if what a receipt refers to is needed for later notifications too, and not only for the rest of this one. */
    default boolean remembers() {
        return false;
    }

    /**
     * Sends once and waits for the answer, within a deadline of the channel's own. Does not try again. If the thread is
     * interrupted it returns soon with a failure, and leaves the interrupt flag set.
     *
     * @param notification what to tell
     * @param memory what earlier receipts referred to
     */
    Receipt send(Notification notification, Memory memory);

    /** The same with nothing remembered. */
    default Receipt send(Notification notification) {
        return send(notification, Memory.NONE);
    }
}
