package tidings.events;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the article that made a version of an alert was on its way.
 *
 * @param toSight from its publication, as its publisher dates it, to our first sight of that text; absent if the
 *     publisher gives no date, or one that lies later
 * @param toAlert from that sight to the version, zero or more; a version that had to wait for confirmation includes the
 *     wait of its latest article only
 */
public record Latency(@Nullable Duration toSight, Duration toAlert) {
    public Latency {
        requireNonNull(toAlert, "toAlert");
    }
}
