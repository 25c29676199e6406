package tidings.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.events.Delivery;
import tidings.events.Notification;

/** A notification that was taken in, and how far its delivery is. Used by the worker's thread only. */
final class Owed {
    private final long offset;
    private final Notification notification;
    private final @Nullable String again;
    private final Map<String, String> references = new HashMap<>();
    private int attempts;
    private int failures;
    private boolean interrupted;
    private boolean done;
    private @Nullable Instant first;
    private Instant next = Instant.MIN;

    /**
     * @param offset where it stands in the input
     * @param notification what is owed
     * @param again which redelivery of it, if it is one
     */
    Owed(long offset, Notification notification, @Nullable String again) {
        this.offset = offset;
        this.notification = notification;
        this.again = again;
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
        failures = past.failures() + (interrupted ? 1 : 0);
        references.putAll(past.references());
        var wait = interrupted ? retry.delay(failures, notification.id()) : Duration.ZERO;
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
        failures = delivery.state() == Delivery.State.FAILED ? failures + 1 : 0;
        references.putAll(delivery.references());
        next = delivery.nextAttempt() == null ? delivery.at() : delivery.nextAttempt();
    }

    /** It need not wait any longer for its next attempt. */
    void hurry(Instant now) {
        next = next.isAfter(now) ? now : next;
    }

    /** Tells it from all others, redeliveries of the same notification included. */
    String key() {
        return Past.key(notification, again);
    }

    long offset() {
        return offset;
    }

    Notification notification() {
        return notification;
    }

    /** Which redelivery it is; null for the first delivery. */
    @Nullable
    String again() {
        return again;
    }

    /** How many attempts were begun. */
    int attempts() {
        return attempts;
    }

    /** How many attempts failed since the receiver last took a part of it. */
    int failures() {
        return failures;
    }

    /** What the receiver calls the parts that it has taken. */
    Map<String, String> references() {
        return Map.copyOf(references);
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
