package tidings.alerts.group;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When which key must be looked at again. In memory only: it is made anew from what is remembered. For one thread. */
final class Agenda {
    private final NavigableSet<Entry> entries =
            new TreeSet<>(Comparator.comparing(Entry::at).thenComparing(Entry::key));
    private final Map<String, Entry> byKey = new HashMap<>();

    /** Notes a key, in place of what was noted of it. */
    void note(String key, Instant at) {
        strike(key);
        var entry = new Entry(at, key);
        byKey.put(key, entry);
        entries.add(entry);
    }

    /** Forgets a key. */
    void strike(String key) {
        var entry = byKey.remove(key);
        if (entry != null) {
            entries.remove(entry);
        }
    }

    /** The key that is due longest; null if none is. */
    @Nullable
    String due(Instant now) {
        return entries.isEmpty() || entries.first().at().isAfter(now)
                ? null
                : entries.first().key();
    }

    private record Entry(Instant at, String key) {}
}
