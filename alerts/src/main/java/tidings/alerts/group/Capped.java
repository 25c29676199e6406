package tidings.alerts.group;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tidings.events.Counts;
import tidings.events.Notification;

/**
 * How much a receiver with a cap was sent of late, and how much is held back.
 *
 * @param receiver which receiver
 * @param sent when messages went, oldest first; only those that count
 * @param held how much is held back; {@link Counts#heldBack} of it is how many messages
 * @param touched when something last happened
 */
public record Capped(String receiver, List<Instant> sent, Counts held, Instant touched) {
    private static final Counts NOTHING = new Counts(0, 0, 0, 0, 0, 0);

    public Capped {
        requireNonNull(receiver, "receiver");
        sent = List.copyOf(sent);
        held = held == null ? NOTHING : held;
        requireNonNull(touched, "touched");
    }

    static Capped empty(String receiver, Instant now) {
        return new Capped(receiver, List.of(), NOTHING, now);
    }

    /** The same, without messages that no longer count. */
    Capped at(Instant now, Cap cap) {
        var counting = sent.stream()
                .filter(time -> time.plus(cap.within()).isAfter(now))
                .toList();
        return new Capped(receiver, counting, held, touched);
    }

    boolean isHolding() {
        return held.heldBack() > 0;
    }

    boolean hasRoom(Cap cap) {
        return sent.size() < cap.messages();
    }

    /** When there is room. */
    Instant room(Cap cap) {
        return hasRoom(cap) ? touched : sent.get(sent.size() - cap.messages()).plus(cap.within());
    }

    /** A message went, and nothing is held back any more. */
    Capped sent(Instant now) {
        List<Instant> all = new ArrayList<>(sent);
        all.add(now);
        return new Capped(receiver, all, NOTHING, now);
    }

    /**
     * A message is held back.
     *
     * @param known how many of its alerts are among those held back already
     */
    Capped held(Notification notification, int known, Instant now) {
        return new Capped(receiver, sent, sum(held, notification.counts(), known), now);
    }

    /** An alert that two messages tell counts once, as the earlier of them told it. */
    private static Counts sum(Counts a, Counts b, int known) {
        var updates = Math.min(b.updates(), known);
        var repeats = Math.min(b.repeats(), known - updates);
        var fresh = Math.min(b.fresh(), known - updates - repeats);
        return new Counts(
                a.fresh() + b.fresh() - fresh,
                a.updates() + b.updates() - updates,
                a.repeats() + b.repeats() - repeats,
                a.versions() + b.versions(),
                a.muted() + b.muted(),
                a.heldBack() + b.heldBack() + 1);
    }
}
