package tidings.alerts.deliver;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver is owed. Hands out what is due, oldest due first, so that
 *
 * <ul>
 *   <li>within a group a message waits until the one before it has ended,
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
    private final Map<String, Deque<Owed>> groups = new HashMap<>();
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
        var group = groups.computeIfAbsent(owed.notification().group(), name -> new ArrayDeque<>());
        group.add(owed);
        if (group.size() == 1) {
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
        var name = owed.notification().group();
        var group = groups.getOrDefault(name, new ArrayDeque<>());
        group.remove(owed);
        if (group.isEmpty()) {
            groups.remove(name);
        } else {
            heads.add(group.getFirst());
        }
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
