package tidings.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.Feed;
import tidings.events.FeedEvent;
import tidings.events.FeedEvent.Kind;
import tidings.ingest.schedule.Pacing;

/** Decides in which condition a feed is, and tells when that changes. Pure functions. */
final class Conditions {
    private static final int DEAD_FAILURES = 5;
    private static final Duration DEAD_AFTER = Duration.ofDays(3);

    private Conditions() {}

    /** Of a feed whose last poll worked. */
    static @Nullable Kind ofWorking(StatusDraft draft, Instant now) {
        if (Doubts.isDoubted(draft.trust, now)) {
            return Kind.LYING;
        }
        if (Doubts.isChurning(draft.trust)) {
            return Kind.CHURNING;
        }
        return Pacing.isQuiet(draft.pace, now) ? Kind.QUIET : null;
    }

    /** Of a feed whose last poll failed: what it was, until it has failed for three days and five times. */
    static @Nullable Kind ofFailing(StatusDraft draft, Instant now) {
        var since = draft.failingSince;
        var dead = since != null
                && draft.failures >= DEAD_FAILURES
                && !since.plus(DEAD_AFTER).isAfter(now);
        return dead ? Kind.DEAD : draft.condition == Kind.GONE ? null : draft.condition;
    }

    /**
     * What is told of a poll.
     *
     * @param before the condition before it
     * @param draft what it made of the feed
     * @param moved the feed at its new address, if it was taken over
     */
    static List<FeedEvent> events(@Nullable Kind before, StatusDraft draft, @Nullable Feed moved, Instant now) {
        List<FeedEvent> events = new ArrayList<>();
        if (before != draft.condition) {
            var kind = draft.condition == null ? Kind.RECOVERED : draft.condition;
            events.add(new FeedEvent(draft.feed.id(), draft.feed.url(), kind, reason(before, draft), now));
        }
        if (moved != null) {
            var reason = "from " + draft.feed.url();
            events.add(new FeedEvent(moved.id(), moved.url(), Kind.MOVED, reason, now));
        }
        return events;
    }

    private static @Nullable String reason(@Nullable Kind before, StatusDraft draft) {
        return switch (draft.condition) {
            case null -> "it was " + (before == null ? "" : before.word());
            case DEAD -> draft.failures + " polls failed since " + draft.failingSince + ": " + draft.reason;
            case QUIET ->
                "nothing new since " + draft.pace.newest() + "; usually something comes each " + draft.pace.gap();
            case CHURNING -> "the same body came " + draft.trust.same() + " times with other validators";
            case LYING ->
                "items had changed under the same validators; asked without them until " + draft.trust.doubted();
            case GONE, MOVED, RECOVERED -> draft.reason;
        };
    }
}
