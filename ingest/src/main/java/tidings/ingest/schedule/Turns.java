package tidings.ingest.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When polls of a host may begin: only so many at once, none sooner after another than the spacing, and none while its
 * domain asked for patience. Polls that would only wait for a connection are not begun, so that a host with many feeds or
 * a slow one takes no place from others. Not safe for use by several threads.
 */
public final class Turns {
    private static final int MANY = 10_000;

    private final int most;
    private final Duration spacing;
    private final Map<String, Host> hosts = new HashMap<>();
    private final Map<String, Instant> holds = new HashMap<>();

    /**
     * @param most how many may be under way for one host, 1 or more
     * @param spacing the least time between the begin of one and that of the next, zero or more
     */
    public Turns(int most, Duration spacing) {
        this.most = most;
        this.spacing = requireNonNull(spacing, "spacing");
    }

    /**
     * Asks for a turn.
     *
     * @return null if it has one now, which must be given back; else when to ask again, which is now if it depends on
     *     turns that others must give back
     */
    public @Nullable Instant take(Place place, Instant now) {
        var held = holds.get(place.domain());
        if (held != null && held.isAfter(now)) {
            return held;
        }
        var host = hosts.computeIfAbsent(place.host(), name -> new Host());
        if (host.free.isAfter(now)) {
            return host.free;
        }
        if (host.underWay >= most) {
            return now;
        }
        host.underWay++;
        host.free = now.plus(spacing);
        return null;
    }

    /** Gives a turn back. */
    public void give(Place place, Instant now) {
        var host = hosts.get(place.host());
        if (host != null) {
            host.underWay = Math.max(0, host.underWay - 1);
        }
        if (hosts.size() > MANY) {
            hosts.values().removeIf(each -> each.underWay == 0 && !each.free.isAfter(now));
        }
    }

    /** No poll of the place's domain begins before a time; an earlier word that asks for longer still counts. */
    public void hold(Place place, Instant until, Instant now) {
        holds.values().removeIf(each -> !each.isAfter(now));
        if (until.isAfter(now)) {
            holds.merge(place.domain(), until, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    private static final class Host {
        private int underWay;
        private Instant free = Instant.MIN;
    }
}
