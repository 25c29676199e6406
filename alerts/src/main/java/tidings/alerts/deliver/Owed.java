package tidings.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.events.Delivery;
import tidings.events.Notification;

/** A notification that was taken in, and how far its delivery is. Used by the worker's thread only. */
final class Owed {
    private final long offset;
    private final Notification notification;
    private int attempts;
    private boolean interrupted;
    private boolean done;
    private @Nullable Instant first;
    private Instant next = Instant.MIN;

    /**
     * @param offset where it stands in the input
     * @param notification what is owed
     */
    Owed(long offset, Notification notification) {
        this.offset = offset;
        this.notification = notification;
    }

    /**
     * Continues where an earlier owner stopped. An attempt without an outcome counts as one that failed when it began.
     *
     * @param past what the earlier owner wrote
     * @param retry when a failed attempt is repeated
     */
    void resume(Past past, RetrySettings retry) {
        var last = past.last();
        first = past.first();
        attempts = last.attempt();
        done = last.state().last();
        interrupted = last.state() == Delivery.State.ATTEMPTING;
        var wait = interrupted ? retry.delay(attempts, notification.id()) : Duration.ZERO;
        next = last.nextAttempt() == null ? last.at().plus(wait) : last.nextAttempt();
    }

    /** The next attempt begins; returns its number. */
    int begin(Instant now) {
        first = first == null ? now : first;
        interrupted = false;
        return ++attempts;
    }

    /** The attempt ended as the record says. */
    void end(Delivery delivery) {
        done = delivery.state().last();
        next = delivery.nextAttempt() == null ? delivery.at() : delivery.nextAttempt();
    }

    long offset() {
        return offset;
    }

    Notification notification() {
        return notification;
    }

    /** How many attempts were begun. */
    int attempts() {
        return attempts;
    }

    /** True if the last attempt's outcome is unknown, because its owner died. */
    boolean isInterrupted() {
        return interrupted;
    }

    boolean isDone() {
        return done;
    }

    /** When the first attempt began; absent before it. */
    @Nullable
    Instant first() {
        return first;
    }

    /** When the next attempt is due. */
    Instant next() {
        return next;
    }
}
