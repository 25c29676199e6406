package tidings.ingest;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How feeds are polled.
 *
 * @param files OPML files that list feeds
 * @param interval between two polls of a feed that works
 * @param minInterval bound of any wait between two polls, 1 second or more
 * @param maxInterval bound of the wait after failures
 * @param maxAge at a feed's first poll, items that are older are history
 * @param maxInFlight how many polls may be under way at once, 1 or more
 * @param perHost how many polls may be under way at once for one host, 1 or more
 * @param instance names this process among those of the cluster; the same after a restart, and no other's meanwhile
 * @param consumer further settings of the group's consumer
 */
public record IngestSettings(
        List<Path> files,
        Duration interval,
        Duration minInterval,
        Duration maxInterval,
        Duration maxAge,
        int maxInFlight,
        int perHost,
        String instance,
        Map<String, Object> consumer) {
    public IngestSettings {
        files = List.copyOf(files);
        requireNonNull(interval, "interval");
        requireNonNull(maxAge, "maxAge");
        requireNonNull(instance, "instance");
        consumer = Map.copyOf(consumer);
        if (minInterval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("min-interval " + minInterval + " must be 1 second or more");
        }
        if (interval.compareTo(minInterval) < 0 || interval.compareTo(maxInterval) > 0) {
            throw new IllegalArgumentException(
                    "interval " + interval + " must lie between " + minInterval + " and " + maxInterval);
        }
        if (maxInterval.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException("max-interval " + maxInterval + " must be 30 days or less");
        }
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("max-age " + maxAge + " is negative");
        }
        if (maxInFlight < 1 || perHost < 1) {
            throw new IllegalArgumentException("at least one poll must be allowed at a time");
        }
    }

    /** Every 5 minutes, between 1 minute and 6 hours; 2 days of age; 128 polls at once, 2 for a host. */
    public static IngestSettings of(List<Path> files, String instance) {
        return new IngestSettings(
                files,
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofHours(6),
                Duration.ofDays(2),
                128,
                2,
                instance,
                Map.of());
    }

    /** These settings with other intervals. */
    public IngestSettings withIntervals(Duration usual, Duration shortest, Duration longest) {
        return new IngestSettings(files, usual, shortest, longest, maxAge, maxInFlight, perHost, instance, consumer);
    }

    /** These settings with another age from which items of a new feed are history. */
    public IngestSettings withMaxAge(Duration changed) {
        return new IngestSettings(
                files, interval, minInterval, maxInterval, changed, maxInFlight, perHost, instance, consumer);
    }

    /** These settings with other limits of polls under way. */
    public IngestSettings withInFlight(int inAll, int forOneHost) {
        return new IngestSettings(
                files, interval, minInterval, maxInterval, maxAge, inAll, forOneHost, instance, consumer);
    }

    /** These settings with further settings of the group's consumer. */
    public IngestSettings withConsumer(Map<String, Object> changed) {
        return new IngestSettings(
                files, interval, minInterval, maxInterval, maxAge, maxInFlight, perHost, instance, changed);
    }
}
