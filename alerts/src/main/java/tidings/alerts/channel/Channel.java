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

    /** The least time between the beginnings of two messages; zero where the service sets no pace. */
    default Duration interval() {
        return Duration.ZERO;
    }

    /**
     * Sends once and waits for the answer, within a deadline of the channel's own. Does not try again. If the thread is
     * interrupted it returns soon with a failure, and leaves the interrupt flag set.
     */
    Receipt send(Notification notification);
}
