package tidings.app.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which feeds are polled, and how often.
 *
 * @param files OPML files; {@code feeds.opml} beside the settings file if absent
 * @param interval how long after a poll a feed is polled again, unless it asks for longer
 * @param maxInterval the longest wait between two polls, also of a feed that fails
 * @param maxAge at a feed's first poll, items older than this are history and alert nobody
 * @param maxInFlight how many feeds are fetched at once
 */
public record FeedsSettings(
        @Nullable List<Path> files, Duration interval, Duration maxInterval, Duration maxAge, int maxInFlight) {
    public FeedsSettings {
        files = files == null ? null : List.copyOf(files);
        interval = interval == null ? Duration.ofMinutes(10) : interval;
        maxInterval = maxInterval == null ? Duration.ofHours(12) : maxInterval;
        maxAge = maxAge == null ? Duration.ofDays(2) : maxAge;
        maxInFlight = maxInFlight == 0 ? 64 : maxInFlight;
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("interval must be more than 0");
        }
        if (maxInterval.compareTo(interval) < 0) {
            throw new IllegalArgumentException("max-interval must not be less than interval");
        }
        if (maxInFlight < 1 || maxInFlight > 4096) {
            throw new IllegalArgumentException("max-in-flight " + maxInFlight + " must be 1 to 4096");
        }
    }
}
