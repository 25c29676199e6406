package tidings.alerts.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How one attempt to send a notification ended. Trouble outside is always one of the two, never an exception. */
public sealed interface Receipt {
    /**
     * The receiver took it.
     *
     * @param status its status code, if it answered over HTTP
     */
    record Delivered(@Nullable Integer status) implements Receipt {}

    /**
     * It did not.
     *
     * @param cause whose fault it is, for metrics
     * @param retry whether the same message may be taken later
     * @param status the receiver's status code, if it answered over HTTP
     * @param reason one line for an operator; never a secret, and nothing that the receiver wrote freely
     * @param retryAfter how long the receiver asks to be left alone, if it does
     */
    record Failed(
            Cause cause,
            boolean retry,
            @Nullable Integer status,
            String reason,
            @Nullable Duration retryAfter) implements Receipt {
        public Failed {
            requireNonNull(cause, "cause");
            requireNonNull(reason, "reason");
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
