package tidings.ingest;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tidings.ingest.fetch.Access;
import tidings.ingest.schedule.Bounds;

/**
 * How feeds are polled.
 *
 * @param files OPML files that list feeds
 * @param bounds of the waits between two polls of a feed
 * @param maxAge at a feed's first poll, items that are older are history
 * @param maxInFlight how many polls may be under way at once, 1 or more
 * @param perHost how many polls may be under way at once for one host, 1 or more
 * @param deadline how long a poll may take until its body is read
 * @param hostSpacing the least time between the begins of two polls of one host, zero or more
 * @param access how feeds are reached that ask for more than an address
 * @param instance names this process among those of the cluster; the same after a restart, and no other's meanwhile
 * @param consumer further settings of the group's consumer
 */
public record IngestSettings(
        List<Path> files,
        Bounds bounds,
        Duration maxAge,
        int maxInFlight,
        int perHost,
        Duration deadline,
        Duration hostSpacing,
        List<Access> access,
        String instance,
        Map<String, Object> consumer) {
    private static final Duration WIDEST = Duration.ofMinutes(10);

    public IngestSettings {
        files = List.copyOf(files);
        requireNonNull(bounds, "bounds");
        requireNonNull(maxAge, "maxAge");
        requireNonNull(deadline, "deadline");
        requireNonNull(instance, "instance");
        access = List.copyOf(access);
        consumer = Map.copyOf(consumer);
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("max-age " + maxAge + " is negative");
        }
        if (maxInFlight < 1 || perHost < 1) {
            throw new IllegalArgumentException("at least one poll must be allowed at a time");
        }
        if (hostSpacing.isNegative() || hostSpacing.compareTo(WIDEST) > 0) {
            throw new IllegalArgumentException("host-spacing " + hostSpacing + " must lie between 0s and 10m");
        }
    }
}
