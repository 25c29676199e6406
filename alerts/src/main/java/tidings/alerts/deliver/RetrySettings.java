package tidings.alerts.deliver;

import java.time.Duration;

/**
 * When a failed delivery is tried again: after {@code first}, then each time {@code factor} times later, at most
 * {@code longest}, until {@code giveUpAfter} has passed since the first attempt. Up to a fifth is added to each wait, by
 * the notification's id, so that many that failed together do not return together.
 *
 * @param first wait after the first attempt; 5 seconds if absent
 * @param factor growth of the wait, 1 to 10; 2 if absent or 0
 * @param longest longest wait; an hour if absent
 * @param giveUpAfter how long it is tried; 72 hours if absent
 */
public record RetrySettings(Duration first, double factor, Duration longest, Duration giveUpAfter) {
    private static final Duration USUAL_FIRST = Duration.ofSeconds(5);
    private static final double USUAL_FACTOR = 2;
    private static final Duration USUAL_LONGEST = Duration.ofHours(1);
    private static final Duration USUAL_END = Duration.ofHours(72);
    /** Less than topics keep notifications and deliveries. */
    private static final Duration MOST = Duration.ofDays(30);

    private static final double JITTER = 0.2;

    /** What holds where nothing is configured. */
    public static final RetrySettings DEFAULT = new RetrySettings(USUAL_FIRST, USUAL_FACTOR, USUAL_LONGEST, USUAL_END);

    public RetrySettings {
        first = first == null ? USUAL_FIRST : first;
        factor = factor == 0 ? USUAL_FACTOR : factor;
        longest = longest == null ? USUAL_LONGEST : longest;
        giveUpAfter = giveUpAfter == null ? USUAL_END : giveUpAfter;
        if (!first.isPositive()) {
            throw new IllegalArgumentException("delivery.retry.first " + first + " must be more than 0");
        }
        if (!(factor >= 1 && factor <= 10)) {
            throw new IllegalArgumentException("delivery.retry.factor " + factor + " must be 1 to 10");
        }
        if (longest.compareTo(first) < 0 || longest.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "delivery.retry.longest " + longest + " must be from first (" + first + ") to 30 days");
        }
        if (!giveUpAfter.isPositive() || giveUpAfter.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "delivery.retry.give-up-after " + giveUpAfter + " must be more than 0 and at most 30 days");
        }
    }

    /**
     * How long to wait after an attempt that failed.
     *
     * @param attempt its number, from 1
     * @param notification id of the notification, which decides how much is added
     * @return from the schedule's wait to a fifth more; the same each time it is asked
     */
    public Duration delay(int attempt, String notification) {
        var base = Math.min(longest.toMillis(), first.toMillis() * Math.pow(factor, attempt - 1));
        return Duration.ofMillis(Math.round(base * (1 + JITTER * fraction(notification + attempt))));
    }

    /** From 0 to 1, evenly spread over different texts. */
    private static double fraction(String seed) {
        var mixed = seed.hashCode() * 0x9E3779B97F4A7C15L;
        return (mixed >>> 11) * 0x1.0p-53;
    }
}
