package tidings.alerts.group;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a group beside its alerts.
 *
 * @param receiver whom it is for
 * @param name what its alerts have in common
 * @param policy how it is told
 * @param waiting how many alerts wait to be told
 * @param versions how many versions came since the last message
 * @param muted how many of them were not told
 * @param due when what waits is told; absent if nothing does
 * @param repeat when something is told again; absent if nothing is
 * @param sent when the last message went; absent if none did
 * @param repeats how many messages only repeated
 * @param touched when something last happened
 * @param swept when what was told long ago was last forgotten
 */
public record Group(
        String receiver,
        String name,
        Policy policy,
        int waiting,
        int versions,
        int muted,
        @Nullable Instant due,
        @Nullable Instant repeat,
        @Nullable Instant sent,
        int repeats,
        Instant touched,
        Instant swept) {
    public Group {
        requireNonNull(receiver, "receiver");
        requireNonNull(name, "name");
        requireNonNull(policy, "policy");
        requireNonNull(touched, "touched");
        requireNonNull(swept, "swept");
    }

    static Group opened(Routed routed, Instant now) {
        return new Group(routed.receiver(), routed.group(), routed.policy(), 0, 0, 0, null, null, null, 0, now, now);
    }

    /** A version came; the alert may have been waiting already. */
    Group with(boolean another, Instant now) {
        var when = due == null ? policy.due(now, sent) : due;
        var count = another ? waiting + 1 : waiting;
        return new Group(receiver, name, policy, count, versions + 1, muted, when, repeat, sent, repeats, now, swept);
    }

    /** A version came that is not told. */
    Group withMuted(Instant now) {
        return new Group(
                receiver, name, policy, waiting, versions + 1, muted + 1, due, repeat, sent, repeats, now, swept);
    }

    /** What is due waits until then. */
    Group deferred(Instant until) {
        return new Group(
                receiver,
                name,
                policy,
                waiting,
                versions,
                muted,
                due == null ? null : later(due, until),
                repeat == null ? null : later(repeat, until),
                sent,
                repeats,
                touched,
                swept);
    }

    /** All that waited was looked at, and nothing had to be told. */
    Group emptied(int mutes, @Nullable Instant nextRepeat) {
        return new Group(
                receiver, name, policy, 0, versions, muted + mutes, null, nextRepeat, sent, repeats, touched, swept);
    }

    /** A message went. */
    Group told(Instant now, @Nullable Instant nextRepeat, boolean onlyRepeats) {
        var count = onlyRepeats ? repeats + 1 : repeats;
        var earliest = now.plus(policy.interval());
        var next = nextRepeat == null ? null : later(nextRepeat, earliest);
        return new Group(receiver, name, policy, 0, 0, 0, null, next, now, count, now, swept);
    }

    /** Something was repeated, while what waited before goes on waiting. */
    Group stillWaiting(Group before) {
        return new Group(
                receiver,
                name,
                policy,
                before.waiting,
                before.versions,
                before.muted,
                before.due == null || sent == null ? before.due : later(before.due, sent.plus(policy.interval())),
                repeat,
                sent,
                repeats,
                touched,
                swept);
    }

    /** What was told long ago is forgotten. */
    Group swept(Instant now) {
        return new Group(receiver, name, policy, waiting, versions, muted, due, repeat, sent, repeats, touched, now);
    }

    /** When it must be looked at again: to tell, to repeat, or else to forget it after this long. */
    Instant next(Duration keep) {
        if (due == null) {
            return repeat == null ? touched.plus(keep) : repeat;
        }
        return repeat == null || due.isBefore(repeat) ? due : repeat;
    }

    /** True if what waits is to be told now. */
    boolean isDue(Instant now) {
        return due != null && !now.isBefore(due);
    }

    /** True if something is to be told again now. */
    boolean isRepeating(Instant now) {
        return repeat != null && !now.isBefore(repeat);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
