package tidings.ingest;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tidings.events.FeedEvent.Kind;
import tidings.events.FeedStatus;

/** How the feeds of a partition do, counted. Written by the worker's thread; counts are read by any. */
final class Standing {
    /** The conditions that are counted. */
    static final List<Kind> CONDITIONS = List.of(Kind.DEAD, Kind.GONE, Kind.QUIET, Kind.CHURNING, Kind.LYING);

    private final Map<String, One> feeds = new HashMap<>();
    private final AtomicInteger failing = new AtomicInteger();
    private final Map<Kind, AtomicInteger> conditions = new EnumMap<>(Kind.class);

    Standing() {
        CONDITIONS.forEach(condition -> conditions.put(condition, new AtomicInteger()));
    }

    /** Counts a feed by its status; null if it is not to be counted. */
    void put(String key, @Nullable FeedStatus status) {
        var now = status == null || status.failures() == 0 && status.condition() == null
                ? null
                : new One(status.failures() > 0, status.condition());
        add(now == null ? feeds.remove(key) : feeds.put(key, now), -1);
        add(now, 1);
    }

    int failing() {
        return failing.get();
    }

    int in(Kind condition) {
        var count = conditions.get(condition);
        return count == null ? 0 : count.get();
    }

    private void add(@Nullable One one, int by) {
        if (one == null) {
            return;
        }
        failing.addAndGet(one.failing ? by : 0);
        if (one.condition != null && conditions.get(one.condition) instanceof AtomicInteger count) {
            count.addAndGet(by);
        }
    }

    private record One(boolean failing, @Nullable Kind condition) {}
}
