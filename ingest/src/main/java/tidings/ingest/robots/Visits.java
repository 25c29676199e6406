package tidings.ingest.robots;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * When pages of a host may be fetched: one after the other, none sooner after another than the host asks for, nor than is
 * polite anyway. All who fetch pages share one.
 *
 * <p>Safe from any thread.
 */
public final class Visits {
    private static final int MANY = 10_000;

    private final Duration spacing;
    private final InstantSource clock;
    private final Map<String, Instant> free = new HashMap<>();

    /**
     * @param spacing the least time from one fetch to the next where the host asks for less, zero or more
     * @param clock tells the time
     */
    public Visits(Duration spacing, InstantSource clock) {
        this.spacing = requireNonNull(spacing, "spacing");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Asks for a visit.
     *
     * @param page what is to be fetched
     * @param delay what its host asks for, zero or more
     * @param latest when it would be too late
     * @return when the page may be fetched, now or later; empty if not until then, and nothing is noted
     */
    public synchronized Optional<Instant> at(URI page, Duration delay, Instant latest) {
        var now = clock.instant();
        if (free.size() > MANY) {
            free.values().removeIf(each -> !each.isAfter(now));
        }
        var host = host(page);
        var next = free.getOrDefault(host, now);
        var at = next.isAfter(now) ? next : now;
        if (at.isAfter(latest)) {
            return Optional.empty();
        }
        free.put(host, at.plus(delay.compareTo(spacing) > 0 ? delay : spacing));
        return Optional.of(at);
    }

    private static String host(URI page) {
        var https = "https".equalsIgnoreCase(page.getScheme());
        var port = page.getPort() < 0 ? https ? 443 : 80 : page.getPort();
        return String.valueOf(page.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
