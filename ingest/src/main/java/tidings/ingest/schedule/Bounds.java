package tidings.ingest.schedule;

import java.time.Duration;

/**
 * The waits between two polls of a feed.
 *
 * @param usual while little is known of it
 * @param shortest of any wait
 * @param quiet the longest of a feed that works, unless it or its server asks for more
 * @param longest after failures, and the most that a document may ask for
 */
public record Bounds(Duration usual, Duration shortest, Duration quiet, Duration longest) {
    /**
     * Checks that they are in order.
     *
     * @throws IllegalArgumentException that names those that are not, by their keys in the settings
     */
    public Bounds {
        if (shortest.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("min-interval " + shortest + " must be 1 second or more");
        }
        if (usual.compareTo(shortest) < 0 || usual.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "interval " + usual + " must lie between " + shortest + " and " + longest);
        }
        if (quiet.compareTo(usual) < 0 || quiet.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "quiet-interval " + quiet + " must lie between interval " + usual + " and max-interval " + longest);
        }
        if (longest.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException("max-interval " + longest + " must be 30 days or less");
        }
    }

    /** Every feed is polled at this interval, whatever it publishes; up to an hour after failures. */
    public static Bounds fixed(Duration interval) {
        var hour = Duration.ofHours(1);
        return new Bounds(interval, interval, interval, interval.compareTo(hour) > 0 ? interval : hour);
    }
}
