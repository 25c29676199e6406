package tidings.net;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request. Immutable, except that the body's array is not copied: leave it alone once it is here.
 *
 * @param method an HTTP method in capitals, such as {@code GET}
 * @param url where to; anything but an absolute http or https URL without user information ends as
 *     {@link Reason#REFUSED_URL} when sent
 * @param headers in the order in which they are sent. {@code User-Agent}, {@code Accept-Encoding}, {@code Host},
 *     {@code Cookie} and those that frame the message are the client's business and are refused here
 * @param body the bytes to send, or null for none; GET and HEAD have none. A request with a body is never sent twice
 * @param limits time and sizes, or null for those of the client's settings
 * @param unverified true if the server's TLS certificate is not checked: for one's own servers only. Redirects to another
 *     origin are checked all the same
 */
public record Request(
        String method,
        URI url,
        Map<String, String> headers,
        byte @Nullable [] body,
        @Nullable Limits limits,
        boolean unverified) {

    private static final Set<String> RESERVED = reserved();
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException when the method or a header could not be sent; names it, never its value
     */
    public Request {
        requireNonNull(method, "method");
        requireNonNull(url, "url");
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        headers.forEach(Request::checkHeader);
        if (!METHOD.matcher(method).matches() || method.equals("CONNECT") || method.equals("TRACE")) {
            throw new IllegalArgumentException("method is none that can be sent; usual ones are GET, HEAD and POST");
        }
        if (body != null && (method.equals("GET") || method.equals("HEAD"))) {
            throw new IllegalArgumentException("a " + method + " request has no body");
        }
    }

    /** A GET request with the client's limits and no headers of its own. */
    public static Request get(URI url) {
        return new Request("GET", url, Map.of(), null, null, false);
    }

    /**
     * A POST request with the client's limits.
     *
     * @param contentType the media type of the body, as in {@code application/json}
     */
    public static Request post(URI url, String contentType, byte[] body) {
        return new Request("POST", url, Map.of("Content-Type", contentType), body, null, false);
    }

    /** This request with one more header, which replaces one of exactly this name. */
    public Request with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Request(method, url, more, body, limits, unverified);
    }

    /** This request with limits of its own. */
    public Request with(Limits changed) {
        return new Request(method, url, headers, body, changed, unverified);
    }

    /** This request, sent to a server whose TLS certificate is not checked. */
    public Request trusting() {
        return new Request(method, url, headers, body, limits, true);
    }

    /** Method, origin and names of headers; path, query and values may be secrets and are left out. */
    @Override
    public String toString() {
        int length = body == null ? 0 : body.length;
        return "Request[" + method + " " + Urls.origin(url) + ", headers " + headers.keySet() + ", " + length
                + " bytes]";
    }

    private static void checkHeader(String name, String value) {
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a header name may hold letters, digits and dashes only");
        }
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException("header " + name + " is set by the client itself");
        }
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
            throw new IllegalArgumentException("the value of header " + name + " holds a control character");
        }
    }

    private static Set<String> reserved() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Collections.addAll(names, "Accept-Encoding", "Connection", "Content-Length", "Cookie", "Expect", "Host");
        Collections.addAll(names, "HTTP2-Settings", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "TE");
        Collections.addAll(names, "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent");
        return names;
    }
}
