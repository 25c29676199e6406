package tidings.net;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to one URL of an exchange: the request itself, or what a redirect made of it.
 *
 * @param uri the URL as it is reported
 * @param url the same as it is used, without user information
 * @param unverified whether the server's certificate is not checked
 */
record Step(
        String method, URI uri, HttpUrl url, Map<String, String> headers, byte @Nullable [] body, boolean unverified) {

    /** Headers that may follow a redirect to another origin; all others could be credentials. */
    private static final Set<String> PUBLIC = Set.of(
            "accept",
            "accept-language",
            "a-im",
            "cache-control",
            "content-type",
            "if-modified-since",
            "if-none-match",
            "pragma",
            "range");

    private static final int LONGEST_LOCATION = 8192;
    /** A host of which some resolver makes an IPv4 address: its last label is a number. */
    private static final Pattern NUMERIC_END = Pattern.compile("(?:^|\\.)(?:[0-9]+|0x[0-9a-f]*)\\.?$");

    /** The first step. */
    static Step first(Request request) throws NetFault {
        HttpUrl url = usable(parsed(request.url()), "the URL");
        if (hasUserInfo(url)) {
            throw new NetFault(
                    Reason.REFUSED_URL,
                    "the URL for " + url.host()
                            + " holds a user name or password; send an Authorization header instead");
        }
        return new Step(request.method(), request.url(), url, request.headers(), request.body(), request.unverified());
    }

    /**
     * The step that a response leads to.
     *
     * @param location the response's {@code Location}, if it has one
     * @return the next step, or null when the response is the answer: it is no redirect, or following it would repeat or
     *     drop what the request was meant to do
     * @throws NetFault when the redirect leads to what is no URL to be fetched
     */
    @Nullable
    Step after(int status, @Nullable String location) throws NetFault {
        boolean redirect = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        if (!redirect || location == null) {
            return null;
        }
        HttpUrl target = target(location);
        boolean safe = method.equals("GET") || method.equals("HEAD");
        boolean repeats = status == 307 || status == 308;
        if (!safe && !(repeats && sameOrigin(target))) {
            return null;
        }
        boolean same = sameOrigin(target);
        return new Step(method, target.uri(), target, same ? headers : publicHeaders(), body, same && unverified);
    }

    /** The library takes {@code http:///x} for {@code http://x}. */
    private static @Nullable HttpUrl parsed(URI url) {
        return url.getRawAuthority() == null ? null : HttpUrl.parse(url.toString());
    }

    private HttpUrl target(String location) throws NetFault {
        HttpUrl resolved = location.length() > LONGEST_LOCATION ? null : url.resolve(location.strip());
        HttpUrl target = usable(resolved, "what a redirect from " + url.host() + " leads to");
        return target.newBuilder().username("").password("").fragment(null).build();
    }

    private static HttpUrl usable(@Nullable HttpUrl url, String what) throws NetFault {
        if (url == null) {
            throw new NetFault(Reason.REFUSED_URL, what + " is not an http or https URL with a host");
        }
        String host = url.host();
        if (NUMERIC_END.matcher(host).find() && IpLiterals.parse(host).isEmpty()) {
            throw new NetFault(
                    Reason.REFUSED_URL, what + " spells an IP address in a way that can be read differently: " + host);
        }
        return url;
    }

    /** Same scheme, host and port, or the step up from http to https on their usual ports. */
    private boolean sameOrigin(HttpUrl other) {
        if (!url.host().equals(other.host())) {
            return false;
        }
        boolean same = url.scheme().equals(other.scheme()) && url.port() == other.port();
        return same || (url.port() == 80 && !url.isHttps() && other.isHttps() && other.port() == 443);
    }

    private Map<String, String> publicHeaders() {
        Map<String, String> kept = new LinkedHashMap<>(headers);
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(PUBLIC);
        kept.keySet().removeIf(name -> !names.contains(name));
        return kept;
    }

    private static boolean hasUserInfo(HttpUrl url) {
        return !url.username().isEmpty() || !url.password().isEmpty();
    }
}
