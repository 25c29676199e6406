package tidings.alerts.group;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import tidings.events.Alert;
import tidings.events.Counts;
import tidings.events.Ids;
import tidings.events.Notification;
import tidings.events.Occasion;
import tidings.events.topic.Json;

/**
 * Packs a message: the weightiest alerts in full, the others by name, all of them counted. It stays below what a broker
 * takes, however many there are. For one thread, once.
 */
final class Parcel {
    private static final int MOST_CARRIED = 100;
    private static final int MOST_BYTES = 500_000;
    private static final int MOST_NAMED = 10_000;
    private static final Comparator<Alert> BY_WEIGHT =
            Comparator.comparing(Alert::severity).thenComparing(Alert::raised).thenComparing(Alert::id);

    private final Queue<Alert> carried = new PriorityQueue<>(BY_WEIGHT);
    private final List<String> others = new ArrayList<>();
    private final List<String> all = new ArrayList<>();
    private int fresh;
    private int updates;
    private int repeats;

    /** Adds an alert that the receiver was never told. */
    void addFresh(Alert alert) {
        fresh++;
        add(alert);
    }

    /** Adds a later version of an alert that the receiver was told. */
    void addUpdate(Alert alert) {
        updates++;
        add(alert);
    }

    /** Adds an alert that is told again. */
    void addRepeat(Alert alert) {
        repeats++;
        add(alert);
    }

    /** Adds what was held back, without counting it. */
    void add(Waiting held) {
        if (held.alert() == null) {
            all.add(held.version());
            others.add(held.version());
        } else {
            add(held.alert());
        }
    }

    /** True if nothing was added that can be carried. */
    boolean isEmpty() {
        return carried.isEmpty();
    }

    /** True if all that was added is told again. */
    boolean onlyRepeats() {
        return repeats > 0 && fresh + updates == 0;
    }

    /** How much it tells, with what else there is to say. */
    Counts counts(int versions, int muted) {
        return new Counts(fresh, updates, repeats, versions, muted, 0);
    }

    /**
     * The message.
     *
     * @param marks further parts of its id, where the alerts alone do not tell it from another message
     */
    Notification notification(
            String receiver, String group, Instant now, Occasion occasion, Counts counts, Collection<String> marks) {
        var heaviest = carried.stream().sorted(BY_WEIGHT.reversed()).toList();
        var fitting = fitting(heaviest);
        List<String> named = new ArrayList<>(heaviest.subList(fitting.size(), heaviest.size()).stream()
                .map(Alert::versionId)
                .toList());
        named.addAll(others);
        all.addAll(marks);
        return new Notification(
                Ids.notification(receiver, group, all),
                receiver,
                group,
                fitting.stream()
                        .sorted(Comparator.comparing(Alert::raised).thenComparing(Alert::id))
                        .toList(),
                now,
                occasion,
                counts,
                named.subList(0, Math.min(named.size(), room(fitting))),
                Map.of());
    }

    private void add(Alert alert) {
        all.add(alert.versionId());
        carried.add(alert);
        if (carried.size() > MOST_CARRIED) {
            others.add(carried.remove().versionId());
        }
    }

    /** The first alert is carried whatever its size: what is too large for any message never comes so far. */
    private static List<Alert> fitting(List<Alert> heaviest) {
        var bytes = 0L;
        for (var i = 0; i < heaviest.size(); i++) {
            bytes += Json.bytes(heaviest.get(i)).length;
            if (i > 0 && bytes > MOST_BYTES) {
                return heaviest.subList(0, i);
            }
        }
        return heaviest;
    }

    /** One alert may take all the room that there is. */
    private static int room(List<Alert> fitting) {
        return fitting.size() == 1 && Json.bytes(fitting.getFirst()).length > MOST_BYTES ? 0 : MOST_NAMED;
    }
}
