package tidings.ingest.push;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a hub told any instance, for the one that polls the feed. It lies on the topic {@code feeds} beside the feed's own
 * record, under {@link #key}.
 *
 * @param feed the feed's key
 * @param kind what it told
 * @param at when
 * @param until when the subscription ends, with {@link Kind#SUBSCRIBED}
 */
public record HubNotice(
        String feed, Kind kind, Instant at, @Nullable Instant until) {
    public HubNotice {
        requireNonNull(feed, "feed");
        requireNonNull(kind, "kind");
        requireNonNull(at, "at");
    }

    /** {@code <feed key>|hub} for a subscription's state, {@code <feed key>|push} for an announcement. */
    public String key() {
        return feed + (kind == Kind.PUSHED ? "|push" : "|hub");
    }

    /** True for the key of a notice, which has a part more than that of a feed. */
    public static boolean isKey(String key) {
        return key.chars().filter(c -> c == '|').count() == 2;
    }

    /** What a hub can tell. */
    public enum Kind {
        /** The subscription holds until a time. */
        SUBSCRIBED,
        /** There is no subscription, or no longer. */
        DENIED,
        /** The feed has changed. */
        PUSHED;

        /** The word used in JSON. */
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
