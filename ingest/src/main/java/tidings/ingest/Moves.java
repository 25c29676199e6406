package tidings.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.events.Feed;
import tidings.events.FeedStatus.Move;
import tidings.ingest.feed.Feeds;

/** Decides when a server is believed that a feed has moved for good. Pure functions. */
final class Moves {
    private static final int ANSWERS = 5;
    private static final Duration OVER = Duration.ofDays(1);

    private Moves() {}

    /**
     * Counts an answer.
     *
     * @param before what earlier answers said
     * @param to where this one says that the feed is; null for where it was asked
     * @return what is remembered; null if there is nothing to remember
     */
    static @Nullable Move answered(@Nullable Move before, @Nullable URI to, Instant now) {
        if (to == null) {
            return null;
        }
        return before != null && before.to().equals(to.toString())
                ? new Move(before.to(), before.since(), before.answers() + 1)
                : new Move(to.toString(), now, 1);
    }

    /** True once five answers in a row, over a day or more, named one address. */
    static boolean isBelieved(@Nullable Move move, Instant now) {
        return move != null
                && move.answers() >= ANSWERS
                && !move.since().plus(OVER).isAfter(now);
    }

    /** The feed at its new address; null if that is none at which a feed can be polled. */
    static @Nullable Feed moved(Feed feed, Move move) {
        return Feeds.of(move.to(), feed.origin())
                .map(at -> feed.at(at.domain(), at.url()))
                .orElse(null);
    }
}
