package tidings.ingest.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What is due when, by key; finding what is due costs nothing for what is not. Not safe for use by several threads. */
public final class Timetable {
    private final TreeSet<Entry> entries =
            new TreeSet<>(Comparator.comparing(Entry::due).thenComparing(Entry::key));
    private final Map<String, Entry> byKey = new HashMap<>();

    /** A timetable with nothing on it. */
    public Timetable() {}

    /** Puts a key on it, in place of what stood there for it. */
    public void put(String key, Instant due) {
        remove(key);
        var entry = new Entry(due, key);
        entries.add(entry);
        byKey.put(key, entry);
    }

    /** Takes a key off it; none if it is not there. */
    public void remove(String key) {
        var old = byKey.remove(key);
        if (old != null) {
            entries.remove(old);
        }
    }

    /**
     * Takes off it what is due, the longest overdue first.
     *
     * @param now the time
     * @param room how many at most
     * @param wanted asked once for each that is due; one that is not wanted stays on it
     */
    public List<String> take(Instant now, int room, Predicate<String> wanted) {
        List<String> due = new ArrayList<>();
        for (var entry : entries) {
            if (due.size() >= room || entry.due.isAfter(now)) {
                break;
            }
            if (wanted.test(entry.key)) {
                due.add(entry.key);
            }
        }
        due.forEach(this::remove);
        return due;
    }

    private record Entry(Instant due, String key) {}
}
