package tidings.net;

import static java.util.Objects.requireNonNull;

/**
 * An exchange that brought no response. Immutable.
 *
 * @param reason why
 * @param message one plain line for an operator: names the host and never a path, a query or a header value, since
 *     those can be secrets
 * @param retry whether the same request may succeed later, unchanged
 */
public record Failure(Reason reason, String message, boolean retry) implements Outcome {

    /** Checks that nothing is null. */
    public Failure {
        requireNonNull(reason, "reason");
        requireNonNull(message, "message");
    }

    /** A failure that may be retried when its reason usually passes by itself. */
    static Failure of(Reason reason, String message) {
        return new Failure(reason, message, reason.retry());
    }
}
