package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver a notification, and what came of it. Written twice: before the attempt, and after it.
 *
 * @param notification id of the notification
 * @param receiver name of the receiver
 * @param attempt counts the attempts of this notification, from 1
 * @param state what has come of it
 * @param at when this was written
 * @param status the receiver's status code, if it answered over HTTP
 * @param reason what a person should know of a failure; never a secret
 * @param nextAttempt when it is tried again, if it is
 */
public record Delivery(
        String notification,
        String receiver,
        int attempt,
        State state,
        Instant at,
        @Nullable Integer status,
        @Nullable String reason,
        @Nullable Instant nextAttempt) {
    public Delivery {
        requireNonNull(notification, "notification");
        requireNonNull(receiver, "receiver");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt " + attempt + " must be 1 or more");
        }
        requireNonNull(state, "state");
        requireNonNull(at, "at");
    }

    /** The key on the topic {@code deliveries}: {@code <receiver>|<notification id>|<attempt>}. */
    public String key() {
        return receiver + "|" + notification + "|" + attempt;
    }

    /** What has come of an attempt. */
    public enum State {
        /** It is about to be made; if nothing follows, whoever made it died. */
        ATTEMPTING,
        /** The receiver took it. */
        DELIVERED,
        /** It failed and is tried again. */
        FAILED,
        /** It failed and is not tried again: a dead letter. */
        DEAD;

        /** The word used in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads what {@link #word} writes. */
        @JsonCreator
        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** True if nothing more is done for the notification. */
        public boolean last() {
            return this == DELIVERED || this == DEAD;
        }
    }
}
