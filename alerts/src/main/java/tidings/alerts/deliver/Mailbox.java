package tidings.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
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
 *   <li>only so many are under way at once,
 *   <li>between two lies at least the channel's interval,
 *   <li>none is sent while the receiver has asked to be left alone.
 * </ul>
 *
 * <p>Used by the worker's thread only.
 */
final class Mailbox {
    private final int inFlight;
    private final Duration interval;
    private final Map<String, Deque<Owed>> groups = new HashMap<>();
    private final Queue<Owed> heads =
            new PriorityQueue<>(Comparator.comparing(Owed::next).thenComparing(Owed::offset));
    private int underWay;
    private Instant notBefore = Instant.MIN;

    /**
     * @param inFlight how many may be under way at once
     * @param interval the least time between two
     */
    Mailbox(int inFlight, Duration interval) {
        this.inFlight = inFlight;
        this.interval = interval;
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
        if (head == null || underWay >= inFlight || now.isBefore(notBefore) || now.isBefore(head.next())) {
            return null;
        }
        heads.remove();
        underWay++;
        notBefore = now.plus(interval);
        return head;
    }

    /** One that was under way has ended: it is done with, or due again at its {@link Owed#next}. */
    void ended(Owed owed) {
        underWay--;
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

    /** The receiver asks to be left alone. */
    void pause(Instant until) {
        notBefore = until.isAfter(notBefore) ? until : notBefore;
    }
}
