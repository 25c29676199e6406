package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver a notification, and what came of it. Written twice: before the attempt, and after it.
 *
 * @param notification id of the notification
 * @param receiver name of the receiver
 * @param attempt counts the attempts of this notification, from 1; a redelivery counts anew
 * @param state what has come of it
 * @param at when this was written
 * @param status the receiver's status code, if it answered over HTTP
 * @param reason what a person should know of a failure; never a secret
 * @param nextAttempt when it is tried again, if it is
 * @param references what the receiver calls what it has taken, by a key of the channel's choice, such as the timestamp
 *     under which a service can edit a message; empty for most channels
 * @param again which redelivery this is of, if somebody asked for one
 * @param pausedUntil until when the receiver asks to be left alone, if it does
 * @param disabled fingerprint of the address that is not sent to any more because it answered that it is gone
 */
public record Delivery(
        String notification,
        String receiver,
        int attempt,
        State state,
        Instant at,
        @Nullable Integer status,
        @Nullable String reason,
        @Nullable Instant nextAttempt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> references,
        @Nullable String again,
        @Nullable Instant pausedUntil,
        @Nullable String disabled) {
    public Delivery {
        requireNonNull(notification, "notification");
        requireNonNull(receiver, "receiver");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt " + attempt + " must be 1 or more");
        }
        requireNonNull(state, "state");
        requireNonNull(at, "at");
        references = references == null ? Map.of() : Map.copyOf(references);
    }

    /** A delivery of which nothing more is to be said. */
    public Delivery(
            String notification,
            String receiver,
            int attempt,
            State state,
            Instant at,
            @Nullable Integer status,
            @Nullable String reason,
            @Nullable Instant nextAttempt) {
        this(notification, receiver, attempt, state, at, status, reason, nextAttempt, Map.of(), null, null, null);
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
        /** The receiver took a part of it; the rest follows at once. */
        PART,
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
