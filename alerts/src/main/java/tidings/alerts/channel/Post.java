package tidings.alerts.channel;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import tidings.alerts.channel.Receipt.Cause;
import tidings.alerts.channel.Receipt.Delivered;
import tidings.alerts.channel.Receipt.Failed;
import tidings.net.Client;
import tidings.net.Failure;
import tidings.net.Limits;
import tidings.net.Reason;
import tidings.net.Request;
import tidings.net.Response;

/**
 * Posts to a receiver and says what its answer means. A redirect is not followed: a message goes where it was meant to,
 * or nowhere. Nothing of the answer but its status gets into a receipt, since receivers echo addresses.
 */
final class Post {
    private static final int ANSWER_BYTES = 1024 * 1024;

    private final Client client;
    private final URI url;
    private final Limits limits;

    /**
     * @param client sends, and refuses addresses that are off limits
     * @param url where to
     * @param timeout for the whole exchange
     */
    Post(Client client, URI url, Duration timeout) {
        this.client = requireNonNull(client, "client");
        this.url = requireNonNull(url, "url");
        this.limits = Limits.defaults()
                .withDeadline(timeout)
                .withBodyBytes(ANSWER_BYTES)
                .withRedirects(0);
    }

    /** Fingerprint of the address, from which the address cannot be found. */
    String target() {
        return Targets.fingerprint(url.toString());
    }

    /** A request to the receiver, to which headers can be added. */
    Request request(String contentType, byte[] body) {
        return Request.post(url, contentType, body).with(limits);
    }

    /** Sends, and explains a refusal in the receiver's own terms where it can. */
    Receipt send(Request request, Explanation explanation) {
        return send(request, explanation, response -> new Delivered(response.status()));
    }

    /**
     * The same for a receiver that says in its answer what came of it.
     *
     * @param reading what an answer with status 2xx means
     */
    Receipt send(Request request, Explanation explanation, Function<Response, Receipt> reading) {
        return switch (client.send(request)) {
            case Response response when response.successful() -> reading.apply(response);
            case Response response -> refused(response, explanation);
            case Failure failure -> unanswered(failure);
        };
    }

    private static Failed refused(Response response, Explanation explanation) {
        var status = response.status();
        return new Failed(
                cause(status),
                retry(status),
                status,
                "the receiver answered " + status + explanation.of(response),
                response.retryAfter().orElse(null));
    }

    private static Failed unanswered(Failure failure) {
        var redirected = failure.reason() == Reason.TOO_MANY_REDIRECTS;
        return new Failed(
                redirected ? Cause.SERVER : Cause.NETWORK,
                redirected || failure.retry(),
                null,
                redirected ? "the receiver redirects, which is not followed" : failure.message(),
                null);
    }

    private static Cause cause(int status) {
        return switch (status) {
            case 401, 403 -> Cause.AUTH;
            case 404, 410 -> Cause.GONE;
            case 429 -> Cause.RATE_LIMITED;
            case 408, 425 -> Cause.SERVER;
            default -> status / 100 == 4 ? Cause.REJECTED : Cause.SERVER;
        };
    }

    private static boolean retry(int status) {
        return status / 100 != 4 || status == 408 || status == 425 || status == 429;
    }

    /** Adds to a reason what the receiver's answer says, from a list of known words. */
    interface Explanation {
        /** Adds nothing. */
        Explanation NONE = response -> "";

        /** Text to put after the status; empty for none. */
        String of(Response response);
    }
}
