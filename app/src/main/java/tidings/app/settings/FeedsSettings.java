package tidings.app.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.ingest.IngestSettings;
import tidings.ingest.fetch.Access;
import tidings.ingest.schedule.Bounds;

/**
 * Which feeds are polled, and how often.
 *
 * @param files OPML files; {@code feeds.opml} beside the settings file if absent
 * @param interval how long after a poll a feed is polled again while little is known of it
 * @param minInterval the shortest wait between two polls of a feed, whatever it publishes
 * @param quietInterval the longest wait between two polls of a feed that works, unless it asks for longer
 * @param maxInterval the longest wait between two polls of a feed that fails
 * @param maxAge at a feed's first poll, items older than this are history and alert nobody
 * @param maxInFlight how many feeds are fetched at once
 * @param hostSpacing the least time between the begins of two polls of one host
 * @param access how feeds are reached that ask for more than an address
 */
public record FeedsSettings(
        List<Path> files,
        Duration interval,
        Duration minInterval,
        Duration quietInterval,
        Duration maxInterval,
        Duration maxAge,
        int maxInFlight,
        @Nullable Duration hostSpacing,
        List<Access> access) {
    private static final Duration USUAL_SHORTEST = Duration.ofMinutes(1);
    private static final Duration USUAL_QUIET = Duration.ofHours(1);
    private static final Duration USUAL_SPACING = Duration.ofSeconds(1);
    private static final int QUIET_INTERVALS = 6;

    public FeedsSettings {
        files = List.copyOf(files);
        interval = interval == null ? Duration.ofMinutes(10) : interval;
        minInterval = minInterval == null ? shorter(USUAL_SHORTEST, interval) : minInterval;
        maxInterval = maxInterval == null ? longer(Duration.ofHours(6), interval) : maxInterval;
        quietInterval = quietInterval == null ? quiet(interval, maxInterval) : quietInterval;
        maxAge = maxAge == null ? Duration.ofDays(2) : maxAge;
        maxInFlight = maxInFlight == 0 ? 128 : maxInFlight;
        hostSpacing = hostSpacing == null ? shorter(USUAL_SPACING, interval.dividedBy(100)) : hostSpacing;
        access = access == null ? List.of() : List.copyOf(access);
        new IngestSettings(
                files,
                new Bounds(interval, minInterval, quietInterval, maxInterval),
                maxAge,
                maxInFlight,
                1,
                Duration.ofSeconds(1),
                hostSpacing,
                access,
                "",
                Map.of());
    }

    /**
     * The same for the pollers.
     *
     * @param net how they are fetched
     * @param instance names this process among those of the cluster
     * @param consumer further settings of the group's consumer
     */
    public IngestSettings ingest(NetworkSettings net, String instance, Map<String, Object> consumer) {
        var spacing = hostSpacing == null ? Duration.ZERO : hostSpacing;
        var bounds = new Bounds(interval, minInterval, quietInterval, maxInterval);
        return new IngestSettings(
                files, bounds, maxAge, maxInFlight, net.perHost(), net.deadline(), spacing, access, instance, consumer);
    }

    private static Duration quiet(Duration interval, Duration longest) {
        var usual = shorter(USUAL_QUIET, interval.multipliedBy(QUIET_INTERVALS));
        return shorter(longer(usual, interval), longest);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
