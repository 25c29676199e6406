package tidings.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.events.FeedStatus.Hub;

/**
 * What a hub does for a feed.
 *
 * @param until when the subscription ends; null if there is none
 * @param pushed when the hub last announced a change; null if it never did
 */
record Announced(@Nullable Instant until, @Nullable Instant pushed) {
    /** Nobody announces anything. */
    static final Announced NOT = new Announced(null, null);

    private static final int MISSED = 3;

    /** True if changes are announced well enough that polls need only look after what was missed. */
    boolean isReliable(@Nullable Hub hub, Instant now) {
        return until != null && until.isAfter(now) && (hub == null || hub.missed() < MISSED);
    }

    /** True if a change was announced since a poll. */
    boolean since(@Nullable Instant poll) {
        return pushed != null && (poll == null || pushed.isAfter(poll));
    }
}
