package tidings.ingest.fetch;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern LINK = Pattern.compile("<([^<>]{1,4096})>([^<>]{0,500})");
    private static final Pattern REL = Pattern.compile("(?i);\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))");

    private final Client client;
    private final List<Access> access;

    /** @param client sends the requests */
    public FeedFetcher(Client client) {
        this(client, List.of());
    }

    /**
     * @param client sends the requests
     * @param access how feeds are reached that ask for more than an address
     */
    public FeedFetcher(Client client, List<Access> access) {
        this.client = requireNonNull(client, "client");
        this.access = List.copyOf(access);
    }

    /**
     * Asks for a feed, once.
     *
     * @param url its address
     * @param validators what the server gave with the body that is known; {@link Validators#NONE} to have it in any case
     * @return what came of it; trouble outside is never an exception
     */
    public Fetched fetch(String url, Validators validators) {
        return fetch(url, validators, fetched -> fetched);
    }

    /**
     * Asks for a feed, once, and has what came of it read while its memory is accounted for.
     *
     * @param url its address
     * @param validators as above
     * @param use reads it, in the calling thread; must not keep the bytes
     * @return what that returns
     */
    public <T> T fetch(String url, Validators validators, Function<Fetched, T> use) {
        var address = Links.resolve(null, url);
        if (address == null) {
            return use.apply(new Fetched.Failed(
                    Reason.REFUSED_URL.label(), "it is no http or https address", false, null, null));
        }
        return client.send(
                request(URI.create(address), validators),
                outcome -> use.apply(
                        switch (outcome) {
                            case Response response -> answered(response);
                            case Failure failure ->
                                new Fetched.Failed(
                                        failure.reason().label(), failure.message(), failure.retry(), null, null);
                        }));
    }

    private Request request(URI url, Validators validators) {
        var request = Request.get(url).with("Accept", ACCEPT);
        var own = Access.of(url, access);
        if (own.isPresent()) {
            request = with(request, "Authorization", own.get().authorization());
            request = own.get().unverified() ? request.trusting() : request;
        }
        request = with(request, "If-None-Match", validators.etag());
        return with(request, "If-Modified-Since", validators.lastModified());
    }

    private static Request with(Request request, String name, @Nullable String value) {
        return value == null ? request : request.with(name, value);
    }

    private static Fetched answered(Response response) {
        var status = response.status();
        if (status == 304) {
            return new Fetched.NotModified(movedTo(response));
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
                movedTo(response),
                validators,
                response.status(),
                Freshness.of(response),
                link(response, "hub"),
                link(response, "self"));
    }

    private static @Nullable URI movedTo(Response response) {
        var moved =
                !response.redirects().isEmpty() && response.redirects().stream().allMatch(Hop::permanent);
        return moved ? response.url() : null;
    }

    /** The first address that a header {@code Link} (RFC 8288) names in a relation. */
    private static @Nullable String link(Response response, String relation) {
        for (var value : response.headers().getOrDefault("Link", List.of())) {
            for (var link = LINK.matcher(value); link.find(); ) {
                var rel = REL.matcher(link.group(2));
                if (rel.find() && Arrays.asList(named(rel).split("\\s+")).contains(relation)) {
                    return Links.resolve(response.url().toString(), link.group(1));
                }
            }
        }
        return null;
    }

    private static String named(Matcher rel) {
        return (rel.group(1) == null ? rel.group(2) : rel.group(1)).toLowerCase(Locale.ROOT);
    }
}
