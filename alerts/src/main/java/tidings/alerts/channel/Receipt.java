package tidings.alerts.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one attempt to send a notification ended. Trouble outside is always one of these, never an exception. */
public sealed interface Receipt {
    /** What the receiver calls what it has taken, to be found in {@link Memory} later; mostly empty. */
    Map<String, String> references();

    /**
     * The receiver took it.
     *
     * @param status its status code, if it answered over HTTP
     * @param references what it calls what it took
     */
    record Delivered(@Nullable Integer status, Map<String, String> references) implements Receipt {
        public Delivered {
            references = Map.copyOf(references);
        }

        /** The receiver took it and has no name for it. */
        public Delivered(@Nullable Integer status) {
            this(status, Map.of());
        }
    }

    /**
     * The receiver took one part of it, and the rest can be sent as soon as its pace allows.
     *
     * @param status its status code, if it answered over HTTP
     * @param references by which the channel knows next time what is done; not empty
     */
    record Partly(@Nullable Integer status, Map<String, String> references) implements Receipt {
        public Partly {
            references = Map.copyOf(references);
            if (references.isEmpty()) {
                throw new IllegalArgumentException("a part that nothing refers to would be sent forever");
            }
        }
    }

    /**
     * It did not.
     *
     * @param cause whose fault it is, for metrics
     * @param retry whether the same message may be taken later
     * @param status the receiver's status code, if it answered over HTTP
     * @param reason one line for an operator; never a secret, and nothing that the receiver wrote freely
     * @param retryAfter how long the receiver asks to be left alone, if it does
     * @param references what it took nevertheless
     */
    record Failed(
            Cause cause,
            boolean retry,
            @Nullable Integer status,
            String reason,
            @Nullable Duration retryAfter,
            Map<String, String> references)
            implements Receipt {
        public Failed {
            requireNonNull(cause, "cause");
            requireNonNull(reason, "reason");
            references = Map.copyOf(references);
        }

        /** Nothing of it was taken. */
        public Failed(
                Cause cause, boolean retry, @Nullable Integer status, String reason, @Nullable Duration retryAfter) {
            this(cause, retry, status, reason, retryAfter, Map.of());
        }
    }

    /** Why a message was not taken; few values, for metrics. */
    enum Cause {
        /** The receiver does not accept who we are: 401, 403. */
        AUTH,
        /** It asks for fewer messages: 429. */
        RATE_LIMITED,
        /** It refuses this message: other 4xx. */
        REJECTED,
        /** There is no such receiver any more: 404, 410. */
        GONE,
        /** It said earlier that it is gone, and is not asked any more. */
        DISABLED,
        /** It has trouble of its own: 5xx, 408, 425, or a redirect. */
        SERVER,
        /** No answer: names, connections, deadlines. */
        NETWORK,
        /** An earlier run ended before the answer came. */
        INTERRUPTED,
        /** No receiver of that name is configured here. */
        UNKNOWN_RECEIVER,
        /** A mistake in this program. */
        PROGRAM;

        /** The word used in metrics, such as {@code rate-limited}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
