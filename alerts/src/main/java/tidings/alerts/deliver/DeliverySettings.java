package tidings.alerts.deliver;

import java.time.Duration;

/**
 * How deliveries are tried and repeated.
 *
 * @param retry when a failed delivery is tried again
 * @param inFlight how many messages to one receiver may be under way at once, 1 to 64; 4 if absent or 0. Every receiver
 *     has that room for itself, so that none waits for another
 * @param closeWithin how long stopping waits for messages under way; 10 seconds if absent. What is cut off is sent again
 */
public record DeliverySettings(RetrySettings retry, int inFlight, Duration closeWithin) {
    /** What holds where nothing is configured. */
    public static final DeliverySettings DEFAULT =
            new DeliverySettings(RetrySettings.DEFAULT, 0, Duration.ofSeconds(10));

    private static final int MOST_IN_FLIGHT = 64;

    public DeliverySettings {
        retry = retry == null ? RetrySettings.DEFAULT : retry;
        inFlight = inFlight == 0 ? 4 : inFlight;
        if (inFlight < 1 || inFlight > MOST_IN_FLIGHT) {
            throw new IllegalArgumentException("delivery.in-flight " + inFlight + " must be 1 to " + MOST_IN_FLIGHT);
        }
        closeWithin = closeWithin == null ? Duration.ofSeconds(10) : closeWithin;
        if (closeWithin.isNegative()) {
            throw new IllegalArgumentException("delivery.close-within " + closeWithin + " must not be negative");
        }
    }
}
