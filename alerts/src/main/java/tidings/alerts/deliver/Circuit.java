package tidings.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import tidings.events.Delivery;

/**
 * Spares a receiver that is away: after {@value #CLOSED_FOR} failures in a row only one message at a time is tried, and
 * after a wait that grows to half a minute. The first that is taken closes the circuit again. The wait stays short, so
 * that what was never tried gets its first attempt, and with it its time for attempts. Used by the worker's thread only.
 */
final class Circuit {
    /** How many failures in a row it takes to open it. */
    static final int CLOSED_FOR = 5;

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int SERVER_TROUBLE = 500;

    private int failures;
    private Instant until = Instant.MIN;

    /** True while the receiver is taken to be away. */
    boolean isOpen() {
        return failures >= CLOSED_FOR;
    }

    /** How many messages may be under way at once. */
    int room(int usual) {
        return isOpen() ? 1 : usual;
    }

    /** True if a message may be tried now. */
    boolean lets(Instant now) {
        return !isOpen() || !now.isBefore(until);
    }

    /** Learns from an outcome; returns true if the receiver was away and is back. */
    boolean learn(Delivery outcome) {
        return switch (outcome.state()) {
            case ATTEMPTING -> false;
            case DELIVERED, PART -> {
                var back = isOpen();
                failures = 0;
                yield back;
            }
            case FAILED, DEAD -> {
                if (isAway(outcome)) {
                    failed(outcome.at());
                }
                yield false;
            }
        };
    }

    /** No answer, or trouble of the receiver's own; a refusal of one message says that it is there. */
    private static boolean isAway(Delivery outcome) {
        var status = outcome.status();
        return outcome.disabled() == null && (status == null || status >= SERVER_TROUBLE);
    }

    private void failed(Instant at) {
        failures++;
        var doublings = Math.min(10, Math.max(0, failures - CLOSED_FOR));
        var wait = FIRST.multipliedBy(1L << doublings);
        until = at.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    }
}
