package tidings.alerts.group;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tidings.alerts.mute.MuteReason;
import tidings.alerts.mute.Mutes;
import tidings.events.Alert;
import tidings.events.Change;
import tidings.events.Notification;
import tidings.events.Occasion;

/**
 * Gathers the alerts of each group and decides when they are told, as Alertmanager does: a new group waits a moment for
 * more of the same, between two messages of a group lies its interval, and what nobody acknowledged is repeated. Of
 * each alert only the newest version is told. Time is passed in; what is remembered lies on shelves.
 *
 * <p>For one thread.
 */
public final class Groups {
    /** How long a group without news, and an alert that was told, are remembered. */
    static final Duration KEEP = Duration.ofDays(7);
    /** How long an alert without news is repeated. */
    static final Duration REPEAT_FOR = Duration.ofDays(3);

    private static final Duration SWEEP_EVERY = Duration.ofDays(1);
    /** In no name of a group, so that no key of an alert begins with the key of another group. */
    private static final String ALERT = "\u0000";

    private final Shelf<Group> groups;
    private final Shelf<Waiting> waiting;
    private final Shelf<Told> told;
    private final Mutes mutes;
    private final GroupTally tally;
    private final Consumer<Notification> sink;
    private final Agenda agenda = new Agenda();
    private final Set<String> open = new HashSet<>();

    /**
     * Goes on with what the shelves hold.
     *
     * @param groups what is known of each group
     * @param waiting alerts that wait to be told
     * @param told alerts that were told
     * @param mutes which alerts are not told
     * @param tally counts
     * @param sink takes the messages
     */
    public Groups(
            Shelf<Group> groups,
            Shelf<Waiting> waiting,
            Shelf<Told> told,
            Mutes mutes,
            GroupTally tally,
            Consumer<Notification> sink) {
        this.groups = requireNonNull(groups, "groups");
        this.waiting = requireNonNull(waiting, "waiting");
        this.told = requireNonNull(told, "told");
        this.mutes = requireNonNull(mutes, "mutes");
        this.tally = requireNonNull(tally, "tally");
        this.sink = requireNonNull(sink, "sink");
        groups.scan("", this::note);
    }

    /** How many groups have alerts that wait to be told. */
    public int open() {
        return open.size();
    }

    /** An alert comes to its group. A version that is no newer than what is known already changes nothing. */
    public void arrive(Routed routed, Instant now) {
        var key = routed.key();
        var alert = routed.alert();
        var before = waiting.get(key + ALERT + alert.id());
        if (isOld(key, alert, before)) {
            return;
        }
        var known = groups.get(key);
        var group = known == null ? Group.opened(routed, now) : known;
        var reason = reason(group, alert, now);
        if (reason.isPresent()) {
            tally.muted(reason.get());
            keep(key, group.withMuted(now));
            return;
        }
        waiting.put(key + ALERT + alert.id(), Waiting.of(alert));
        var next = group.with(before == null, now);
        keep(key, next);
        if (next.isDue(now)) {
            act(key, next, now);
        }
    }

    /** Does all that is due. To be called often. */
    public void tick(Instant now) {
        for (var key = agenda.due(now); key != null; key = agenda.due(now)) {
            var group = groups.get(key);
            if (group == null) {
                forget(key);
            } else {
                act(key, group, now);
            }
        }
    }

    private void act(String key, Group group, Instant now) {
        if (!group.isDue(now) && !group.isRepeating(now)) {
            forget(key);
            return;
        }
        var quiet = group.policy().quietUntil(now);
        if (quiet.isPresent()) {
            tally.held(group.receiver(), GroupTally.HoldReason.QUIET_HOURS);
            keep(key, group.deferred(quiet.get()));
        } else {
            tell(key, group, now);
        }
    }

    private void tell(String key, Group group, Instant now) {
        var parcel = new Parcel();
        var muted = group.isDue(now) ? empty(key, group, parcel, now) : 0;
        var nextRepeat = repeat(key, group, parcel, now);
        if (parcel.isEmpty()) {
            keep(key, kept(group.emptied(muted, nextRepeat), group, now));
            return;
        }
        var repeated = parcel.onlyRepeats();
        var occasion = group.policy().digest() != null ? Occasion.DIGEST : repeated ? Occasion.REPEAT : Occasion.GROUP;
        sink.accept(parcel.notification(
                group.receiver(),
                group.name(),
                now,
                occasion,
                parcel.counts(group.versions(), group.muted() + muted),
                repeated ? List.of("repeat." + (group.repeats() + 1)) : List.of()));
        keep(key, sweep(key, kept(group.told(now, nextRepeat, repeated), group, now), now));
    }

    /** Where only repeats were due, what waits goes on waiting. */
    private static Group kept(Group after, Group before, Instant now) {
        return before.isDue(now) || before.due() == null ? after : after.stillWaiting(before);
    }

    /** Puts all that waits into the parcel, but for what is muted by now; returns how much that is. */
    private int empty(String key, Group group, Parcel parcel, Instant now) {
        var muted = new int[1];
        waiting.scan(key + ALERT, (entry, one) -> {
            waiting.remove(entry);
            var alert = requireNonNull(one.alert(), "alert");
            var reason = reason(group, alert, now);
            if (reason.isPresent()) {
                tally.muted(reason.get());
                muted[0]++;
                return;
            }
            if (told.get(entry) == null) {
                parcel.addFresh(alert);
            } else {
                parcel.addUpdate(alert);
            }
            told.put(entry, Told.of(alert, now, group.policy().repeat()));
        });
        return muted[0];
    }

    /** Puts what is due again into the parcel; returns when something is due again next. */
    private @Nullable Instant repeat(String key, Group group, Parcel parcel, Instant now) {
        var every = group.policy().repeat();
        if (every.isZero()) {
            return null;
        }
        var next = new Instant[1];
        told.scan(key + ALERT, (entry, one) -> {
            var alert = one.alert();
            if (alert == null) {
                return;
            }
            if (isSettled(one, alert, now)) {
                told.put(entry, one.settled());
                return;
            }
            var at = one.at();
            if (!now.isBefore(at.plus(every))) {
                if (reason(group, alert, now).isEmpty()) {
                    parcel.addRepeat(alert);
                }
                told.put(entry, one.again(now));
                at = now;
            }
            var again = at.plus(every);
            next[0] = next[0] == null || again.isBefore(next[0]) ? again : next[0];
        });
        return next[0];
    }

    private boolean isSettled(Told one, Alert alert, Instant now) {
        return mutes.isAcknowledged(alert.id())
                || alert.change() == Change.QUIET
                || one.since().plus(REPEAT_FOR).isBefore(now);
    }

    private Optional<MuteReason> reason(Group group, Alert alert, Instant now) {
        return group.policy().isMute(now) ? Optional.of(MuteReason.MUTE_TIME) : mutes.reason(alert, now);
    }

    private boolean isOld(String key, Alert alert, @Nullable Waiting before) {
        if (before != null && before.alert() != null && before.alert().version() >= alert.version()) {
            return true;
        }
        var last = told.get(key + ALERT + alert.id());
        return last != null && last.version() >= alert.version();
    }

    private Group sweep(String key, Group group, Instant now) {
        if (now.isBefore(group.swept().plus(SWEEP_EVERY))) {
            return group;
        }
        told.scan(key + ALERT, (entry, one) -> {
            if (one.at().plus(KEEP).isBefore(now)) {
                told.remove(entry);
            }
        });
        return group.swept(now);
    }

    private void keep(String key, Group group) {
        groups.put(key, group);
        note(key, group);
    }

    private void note(String key, Group group) {
        agenda.note(key, group.next(KEEP));
        if (group.waiting() > 0) {
            open.add(key);
        } else {
            open.remove(key);
        }
    }

    private void forget(String key) {
        agenda.strike(key);
        open.remove(key);
        groups.remove(key);
        told.scan(key + ALERT, (entry, one) -> told.remove(entry));
    }
}
