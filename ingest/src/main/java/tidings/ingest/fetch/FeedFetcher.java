package tidings.ingest.fetch;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tidings.ingest.format.Links;
import tidings.net.Client;
import tidings.net.Failure;
import tidings.net.Hop;
import tidings.net.Reason;
import tidings.net.Request;
import tidings.net.Response;

/**
 * Fetches feeds. Deadlines, limits and the choice of addresses are the client's.
 *
 * <p>Safe from any thread, as far as the client is.
 */
public final class FeedFetcher {
    private static final String ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, "
            + "application/rdf+xml;q=0.9, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";

    private final Client client;

    /** @param client sends the requests */
    public FeedFetcher(Client client) {
        this.client = requireNonNull(client, "client");
    }

    /**
     * Asks for a feed, once.
     *
     * @param url its address
     * @param validators what the server gave with the body that is known; {@link Validators#NONE} to have it in any case
     * @return what came of it; trouble outside is never an exception
     */
    public Fetched fetch(String url, Validators validators) {
        var address = Links.resolve(null, url);
        if (address == null) {
            return new Fetched.Failed(Reason.REFUSED_URL.label(), "it is no http or https address", false, null, null);
        }
        return switch (client.send(request(URI.create(address), validators))) {
            case Response response -> answered(response);
            case Failure failure ->
                new Fetched.Failed(failure.reason().label(), failure.message(), failure.retry(), null, null);
        };
    }

    private static Request request(URI url, Validators validators) {
        var request = Request.get(url).with("Accept", ACCEPT);
        request = with(request, "If-None-Match", validators.etag());
        return with(request, "If-Modified-Since", validators.lastModified());
    }

    private static Request with(Request request, String name, @Nullable String value) {
        return value == null ? request : request.with(name, value);
    }

    private static Fetched answered(Response response) {
        var status = response.status();
        if (status == 304) {
            return new Fetched.NotModified();
        } else if (status == 410) {
            return new Fetched.Gone("the server says that it is gone for good (status 410)");
        } else if (response.successful() && response.body().length > 0) {
            return body(response);
        }
        var reason = response.successful() ? "the server sent no body" : "the server answered with status " + status;
        return new Fetched.Failed(
                response.successful() ? "empty" : "http-" + status / 100 + "xx",
                reason + " (" + response.url().getHost() + ")",
                response.retry(),
                response.retryAfter().orElse(null),
                status);
    }

    private static Fetched body(Response response) {
        var validators = new Validators(
                response.header("ETag").orElse(null),
                response.header("Last-Modified").orElse(null));
        return new Fetched.Body(
                response.body(),
                response.header("Content-Type").orElse(null),
                response.url(),
                moved(response) ? response.url() : null,
                validators,
                response.status());
    }

    private static boolean moved(Response response) {
        return !response.redirects().isEmpty() && response.redirects().stream().allMatch(Hop::permanent);
    }
}
