package tidings.alerts.group;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tidings.alerts.Samples;
import tidings.alerts.mute.InhibitSettings;
import tidings.alerts.mute.MuteReason;
import tidings.alerts.mute.Mutes;
import tidings.events.Alert;
import tidings.events.Notification;

/** Groups over shelves in memory, with a clock that is moved by hand and looks at what is due each second. */
final class GroupRoom implements GroupTally {
    static final Instant START = Samples.START;

    final MapShelf<Group> groups = new MapShelf<>();
    final MapShelf<Waiting> waiting = new MapShelf<>();
    final MapShelf<Told> told = new MapShelf<>();
    final List<Notification> sent = new ArrayList<>();
    final Map<String, Integer> counted = new TreeMap<>();
    final Mutes mutes;
    Instant now = START;
    private Groups room;

    GroupRoom(InhibitSettings... rules) {
        mutes = new Mutes(List.of(rules));
        restart();
    }

    /** All that is in memory is lost; what lies on shelves stays. */
    void restart() {
        room = new Groups(groups, waiting, told, mutes, this, sent::add);
    }

    void raise(Policy policy, Alert... alerts) {
        for (var alert : alerts) {
            mutes.saw(alert);
            room.arrive(new Routed("desk", policy, alert), now);
        }
    }

    void pass(Duration time) {
        var end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusSeconds(1);
            room.tick(now);
        }
    }

    /** Moves the clock without a look at what is due in between. */
    void jump(Instant time) {
        now = time;
        room.tick(now);
    }

    int open() {
        return room.open();
    }

    /** When messages went, in seconds after the start. */
    List<Long> times() {
        return sent.stream()
                .map(message -> Duration.between(START, message.created()).toSeconds())
                .toList();
    }

    static Policy policy(Duration wait, Duration interval, Duration repeat) {
        return new Policy(List.of(GroupBy.THEME), wait, interval, repeat, null, List.of(), List.of());
    }

    static Policy policy(Digest digest) {
        return new Policy(
                List.of(GroupBy.THEME), Duration.ZERO, Duration.ZERO, Duration.ZERO, digest, List.of(), List.of());
    }

    @Override
    public void muted(MuteReason reason) {
        counted.merge(reason.word(), 1, Integer::sum);
    }

    @Override
    public void held(String receiver, HoldReason reason) {
        counted.merge(reason.word(), 1, Integer::sum);
    }
}
