package tidings.alerts.deliver;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver is owed. Hands out what is due, oldest due first, so that
 *
 * <ul>
 *   <li>a message waits until those before it that are of the same group, or tell one of its alerts, have ended,
 *   <li>only so many are under way at once, and only one at a time while the receiver is away,
 *   <li>the pace of its address is kept, and none is sent while it has asked to be left alone.
 * </ul>
 *
 * <p>Used by the worker's thread only.
 */
final class Mailbox {
    private final int inFlight;
    private final Circuit circuit;
    private final Pace pace;
    private final Map<String, Deque<Owed>> lines = new HashMap<>();
    private final Queue<Owed> heads =
            new PriorityQueue<>(Comparator.comparing(Owed::next).thenComparing(Owed::offset));
    private int underWay;

    /**
     * @param inFlight how many may be under way at once
     * @param circuit knows whether the receiver is away
     * @param pace of its address
     */
    Mailbox(int inFlight, Circuit circuit, Pace pace) {
        this.inFlight = inFlight;
        this.circuit = circuit;
        this.pace = pace;
    }

    /** Takes in what was not done before; in the order of the input. */
    void add(Owed owed) {
        lines(owed)
                .forEach(line ->
                        lines.computeIfAbsent(line, name -> new ArrayDeque<>()).add(owed));
        if (isFirst(owed)) {
            heads.add(owed);
        }
    }

    /** Hands out the next that is due, and counts it as under way; null if there is none. */
    @Nullable
    Owed next(Instant now) {
        var head = heads.peek();
        if (head == null || underWay >= circuit.room(inFlight) || now.isBefore(head.next())) {
            return null;
        }
        if (!pace.lets(now) || !circuit.lets(now)) {
            return null;
        }
        heads.remove();
        underWay++;
        pace.begin();
        return head;
    }

    /** One that was under way has ended: it is done with, or due again at its {@link Owed#next}. */
    void ended(Owed owed, Instant at) {
        underWay--;
        pace.end(at);
        if (!owed.isDone()) {
            heads.add(owed);
            return;
        }
        followers(owed).stream().filter(this::isFirst).forEach(heads::add);
    }

    /** Takes it out of its lines; returns those that came next there. */
    private Set<Owed> followers(Owed owed) {
        Set<Owed> followers = new LinkedHashSet<>();
        for (var name : lines(owed)) {
            var line = lines.getOrDefault(name, new ArrayDeque<>());
            line.remove(owed);
            if (line.isEmpty()) {
                lines.remove(name);
            } else {
                followers.add(line.getFirst());
            }
        }
        return followers;
    }

    private boolean isFirst(Owed owed) {
        return lines(owed).stream()
                .allMatch(name -> lines.getOrDefault(name, new ArrayDeque<>()).peek() == owed);
    }

    /** Where it stands in line: in its group's, and in that of each alert that it tells. */
    private static Set<String> lines(Owed owed) {
        var notification = owed.notification();
        Set<String> lines = new LinkedHashSet<>();
        lines.add("group " + notification.group());
        notification.alerts().forEach(alert -> lines.add("alert " + alert.id()));
        return lines;
    }

    /** The receiver is back: what waits for its next attempt is due now. */
    void hurry(Instant now) {
        var waiting = new ArrayList<>(heads);
        heads.clear();
        waiting.forEach(owed -> owed.hurry(now));
        heads.addAll(waiting);
    }

    /** The receiver asks to be left alone. */
    void pause(Instant until) {
        pace.pause(until);
    }

    /** The partition is another's now; what is under way will not end here. */
    void lost() {
        pace.forget(underWay);
        underWay = 0;
    }
}
