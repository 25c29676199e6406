package tidings.app.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tidings.ingest.IngestSettings;

/**
 * Which feeds are polled, and how often.
 *
 * @param files OPML files; {@code feeds.opml} beside the settings file if absent
 * @param interval how long after a poll a feed is polled again, unless it asks for longer
 * @param minInterval the shortest wait between two polls of a feed, whatever it asks for
 * @param maxInterval the longest wait between two polls of a feed that fails
 * @param maxAge at a feed's first poll, items older than this are history and alert nobody
 * @param maxInFlight how many feeds are fetched at once
 */
public record FeedsSettings(
        List<Path> files,
        Duration interval,
        Duration minInterval,
        Duration maxInterval,
        Duration maxAge,
        int maxInFlight) {
    private static final Duration USUAL_SHORTEST = Duration.ofMinutes(1);

    public FeedsSettings {
        files = List.copyOf(files);
        interval = interval == null ? Duration.ofMinutes(10) : interval;
        minInterval = minInterval == null ? shorter(USUAL_SHORTEST, interval) : minInterval;
        maxInterval = maxInterval == null ? longer(Duration.ofHours(6), interval) : maxInterval;
        maxAge = maxAge == null ? Duration.ofDays(2) : maxAge;
        maxInFlight = maxInFlight == 0 ? 128 : maxInFlight;
        ingest(files, interval, minInterval, maxInterval, maxAge, maxInFlight, 1, "", Map.of());
    }

    /**
     * The same for the pollers.
     *
     * @param perHost how many feeds of one host are fetched at once
     * @param instance names this process among those of the cluster
     * @param consumer further settings of the group's consumer
     */
    public IngestSettings ingest(int perHost, String instance, Map<String, Object> consumer) {
        return ingest(files, interval, minInterval, maxInterval, maxAge, maxInFlight, perHost, instance, consumer);
    }

    private static IngestSettings ingest(
            List<Path> files,
            Duration interval,
            Duration minInterval,
            Duration maxInterval,
            Duration maxAge,
            int maxInFlight,
            int perHost,
            String instance,
            Map<String, Object> consumer) {
        return new IngestSettings(
                files, interval, minInterval, maxInterval, maxAge, maxInFlight, perHost, instance, consumer);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
