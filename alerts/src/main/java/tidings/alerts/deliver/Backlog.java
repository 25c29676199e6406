package tidings.alerts.deliver;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidings.events.worker.PartitionTask.Mark;

/**
 * Everything that was taken in from the oldest notification that is not done with, those that are done included: a
 * successor reads them all again, and must be able to tell. Used by the worker's thread only.
 */
final class Backlog {
    private final NavigableMap<Long, Owed> entries = new TreeMap<>();
    private final Set<String> keys = new HashSet<>();
    private final NavigableMap<Instant, Integer> firsts = new TreeMap<>();
    private int waiting;

    /** Takes in one; false if the same notification is here already, which then counts for both. */
    boolean add(Owed owed) {
        if (!keys.add(owed.key())) {
            return false;
        }
        entries.put(owed.offset(), owed);
        waiting++;
        var first = owed.first();
        if (first != null) {
            began(first);
        }
        if (owed.isDone()) {
            done();
        }
        return true;
    }

    /** A first attempt was announced at this time. */
    void began(Instant first) {
        firsts.merge(first, 1, Integer::sum);
    }

    /** One of the entries is done with. */
    void done() {
        waiting--;
        for (var oldest = entries.firstEntry();
                oldest != null && oldest.getValue().isDone();
                oldest = entries.firstEntry()) {
            forget(oldest);
        }
    }

    /** How many are not done with. */
    int waiting() {
        return waiting;
    }

    /** The oldest that is not done with, if there is one. */
    @Nullable
    Owed oldest() {
        var oldest = entries.firstEntry();
        return oldest == null ? null : oldest.getValue();
    }

    /** Where a successor begins, and from when on it needs the state. */
    Mark mark(long position, Instant now) {
        var offset = entries.isEmpty() ? position : entries.firstKey();
        var since = firsts.isEmpty() || firsts.firstKey().isAfter(now) ? now : firsts.firstKey();
        return new Mark(offset, since);
    }

    private void forget(Map.Entry<Long, Owed> entry) {
        entries.remove(entry.getKey());
        keys.remove(entry.getValue().key());
        var first = entry.getValue().first();
        if (first != null) {
            firsts.computeIfPresent(first, (time, count) -> count == 1 ? null : count - 1);
        }
    }
}
