package tidings.net;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP response, whatever its status. Immutable, except that the body's array is not copied: read it only.
 *
 * @param status 200 to 999; a redirect appears here only when it could not be followed
 * @param headers by name, without regard to case, each with its values in order; control characters are taken out, so
 *     that a value may be sent back (as in {@code If-None-Match}); {@code Set-Cookie} is not kept
 * @param body the bytes after decompression; empty when there are none, as in a 304. Unless the status is 2xx, at most
 *     the first 64 KiB
 * @param url the URL that answered, after redirects
 * @param redirects those that were followed, in order
 * @param received when the response was complete
 * @param took how long the whole exchange took, waiting for a turn included
 * @param truncated whether the body lacks its end; only where the status is not 2xx
 */
public record Response(
        int status,
        Map<String, List<String>> headers,
        byte[] body,
        URI url,
        List<Hop> redirects,
        Instant received,
        Duration took,
        boolean truncated)
        implements Outcome {

    /** Checks and copies. */
    public Response {
        if (status < 200 || status > 999) {
            throw new IllegalArgumentException("status must be 200 to 999");
        }
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> byName.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(byName);
        requireNonNull(body, "body");
        requireNonNull(url, "url");
        redirects = List.copyOf(redirects);
        requireNonNull(received, "received");
        requireNonNull(took, "took");
    }

    /** Whether the status is 2xx. */
    public boolean successful() {
        return status / 100 == 2;
    }

    /** True for 408, 425, 429, 500, 502, 503 and 504, which usually pass. */
    @Override
    public boolean retry() {
        return switch (status) {
            case 408, 425, 429, 500, 502, 503, 504 -> true;
            default -> false;
        };
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** How long the server asks to wait from {@link #received} on, where it says so in a way that can be read. */
    public Optional<Duration> retryAfter() {
        return header("Retry-After").flatMap(value -> RetryAfter.parse(value, received));
    }

    /** Status, origin, size and names of headers; values may be secrets and are left out. */
    @Override
    public String toString() {
        return "Response[" + status + " from " + Urls.origin(url) + ", headers " + headers.keySet() + ", " + body.length
                + " bytes, " + redirects.size() + " redirects]";
    }
}
