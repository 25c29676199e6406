package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something about a feed that a person may want to know: its condition changed, or it moved. Its key on the topic {@code
 * feed-events} is {@link Feed#key}.
 *
 * @param feed id of the feed
 * @param url where it is fetched
 * @param kind what happened
 * @param reason one line for people, without secrets; absent where there is nothing to add
 * @param at when it was found out
 */
public record FeedEvent(
        String feed, String url, Kind kind, @Nullable String reason, Instant at) {
    public FeedEvent {
        requireNonNull(feed, "feed");
        requireNonNull(url, "url");
        requireNonNull(kind, "kind");
        requireNonNull(at, "at");
    }

    /** What can happen to a feed. All but the last two are conditions, in which it stays until it recovers. */
    public enum Kind {
        /** Every poll has failed for days; it is still tried now and then. */
        DEAD,
        /** The server says that it is gone for good; it is not polled any more. */
        GONE,
        /** It works, and has brought nothing new for far longer than it usually takes. */
        QUIET,
        /** Its server sends the same body again and again, as if it were another each time. */
        CHURNING,
        /** Its server said that nothing had changed when something had; it is not believed for a while. */
        LYING,
        /** It moved for good; its new address is polled from now on. */
        MOVED,
        /** Its condition has passed. */
        RECOVERED;

        /** The word used in JSON and as a metric's tag: {@code dead}. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Reads what {@link #word} writes.
         *
         * @throws IllegalArgumentException for another word
         */
        @JsonCreator
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
