package tidings.alerts.group;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tidings.events.Alert;
import tidings.events.Notification;
import tidings.events.Occasion;

/**
 * Holds messages back from receivers that had as many as they may, and sums them up in one message when there is room.
 * Nothing is dropped. Time is passed in; what is remembered lies on shelves.
 *
 * <p>For one thread.
 */
public final class Caps {
    /** What the message that sums up calls its group. */
    public static final String GROUP = "held back";

    private static final Duration KEEP = Duration.ofDays(7);
    private static final String ALERT = "|";

    private final Map<String, Cap> caps;
    private final Shelf<Capped> receivers;
    private final Shelf<Waiting> held;
    private final GroupTally tally;
    private final Consumer<Notification> sink;
    private final Agenda agenda = new Agenda();

    /**
     * Goes on with what the shelves hold.
     *
     * @param caps the cap of each receiver that has one
     * @param receivers how much each was sent of late
     * @param held what is held back
     * @param tally counts
     * @param sink takes the messages
     */
    public Caps(
            Map<String, Cap> caps,
            Shelf<Capped> receivers,
            Shelf<Waiting> held,
            GroupTally tally,
            Consumer<Notification> sink) {
        this.caps = Map.copyOf(caps);
        this.receivers = requireNonNull(receivers, "receivers");
        this.held = requireNonNull(held, "held");
        this.tally = requireNonNull(tally, "tally");
        this.sink = requireNonNull(sink, "sink");
        receivers.scan("", this::note);
    }

    /** A message is to be sent. */
    public void take(Notification notification, Instant now) {
        var receiver = notification.receiver();
        var cap = caps.get(receiver);
        if (cap == null) {
            sink.accept(notification);
            return;
        }
        var before = state(receiver, cap, now);
        if (!before.isHolding() && before.hasRoom(cap)) {
            keep(before.sent(now));
            sink.accept(notification);
        } else {
            tally.held(receiver, GroupTally.HoldReason.CAP);
            keep(before.held(notification, hold(notification), now));
        }
    }

    /** Does all that is due. To be called often. */
    public void tick(Instant now) {
        for (var receiver = agenda.due(now); receiver != null; receiver = agenda.due(now)) {
            var state = receivers.get(receiver);
            if (state == null || !state.isHolding()) {
                receivers.remove(receiver);
                agenda.strike(receiver);
            } else {
                sumUp(state, now);
            }
        }
    }

    private Capped state(String receiver, Cap cap, Instant now) {
        var known = receivers.get(receiver);
        return known == null ? Capped.empty(receiver, now) : known.at(now, cap);
    }

    /** Keeps the alerts of a message; returns how many of them were kept already. */
    private int hold(Notification notification) {
        var known = 0;
        for (var alert : notification.alerts()) {
            known += keep(notification.receiver(), alert.id(), Waiting.of(alert));
        }
        for (var version : notification.more()) {
            known += keep(notification.receiver(), alert(version), new Waiting(version, null));
        }
        return known;
    }

    private int keep(String receiver, String alert, Waiting one) {
        var key = receiver + ALERT + alert;
        var known = held.get(key) == null ? 0 : 1;
        held.put(key, one);
        return known;
    }

    private void sumUp(Capped state, Instant now) {
        var receiver = state.receiver();
        var parcel = new Parcel();
        held.scan(receiver + ALERT, (key, one) -> {
            held.remove(key);
            parcel.add(one);
        });
        sink.accept(parcel.notification(
                receiver, GROUP, now, Occasion.HELD_BACK, state.held(), List.of("held-back." + state.touched())));
        var cap = caps.get(receiver);
        keep((cap == null ? state : state.at(now, cap)).sent(now));
    }

    private void keep(Capped state) {
        receivers.put(state.receiver(), state);
        note(state.receiver(), state);
    }

    /** Without a cap there is nothing to wait for any more. */
    private void note(String receiver, Capped state) {
        var cap = caps.get(receiver);
        if (!state.isHolding()) {
            agenda.note(receiver, state.touched().plus(KEEP));
        } else {
            agenda.note(receiver, cap == null ? state.touched() : state.room(cap));
        }
    }

    /** Which alert a version belongs to: what stands before the last dot of {@link Alert#versionId}. */
    private static String alert(String version) {
        var dot = version.lastIndexOf('.');
        return dot < 0 ? version : version.substring(0, dot);
    }
}
