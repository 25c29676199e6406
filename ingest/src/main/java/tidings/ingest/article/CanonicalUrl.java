package tidings.ingest.article;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.ingest.format.Links;

/**
 * A web address as one spelling for all that lead to the same page: host in lower case, no port that goes without saying,
 * no user name, no fragment, no session, and no parameters that only track readers.
 *
 * @param url the address to open; the order of its parameters and the slashes of its path are as given
 * @param identity what tells pages apart: normalised further (percent-encoding, dot segments, sorted parameters), without
 *     scheme, leading {@code www.}, {@code m.}, {@code mobile.} or {@code amp.}, what asks for AMP, and trailing slash
 */
public record CanonicalUrl(String url, String identity) {
    private static final Pattern PARTS = Pattern.compile(
            "(?i)(https?)://(?:[^/?#]*@)?([^/?#@:\\[]+|\\[[0-9a-f:.]+])(?::(\\d*))?([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
    private static final Pattern SESSION = Pattern.compile("(?i);(?:jsessionid|phpsessid|sid)=[^/?#;]*");
    private static final Pattern SCHEME = Pattern.compile("^https?://");
    private static final Pattern DEVICE = Pattern.compile("^(?:www|m|mobile|amp)\\.(?=[^/.:]+\\.[^/:]*[a-z])");
    private static final Pattern AMP = Pattern.compile("/amp(?=/?(?:$|\\?))|\\.amp(?=$|\\?|\\.html)");
    private static final Pattern LAST_SLASHES = Pattern.compile("/+(?=$|\\?)");
    private static final Pattern EMBEDDED = Pattern.compile("https?:/{1,2}[^/]");
    private static final BasicURLNormalizer NORMALIZER = BasicURLNormalizer.newBuilder()
            .idnNormalization(BasicURLNormalizer.IdnNormalization.PUNYCODE)
            .build();
    private static final int MOST_UNWRAPPED = 3;

    /**
     * Reads an address.
     *
     * @param address an absolute http or https address, as written; characters that are not allowed are escaped
     * @return empty if it is none
     */
    public static Optional<CanonicalUrl> of(@Nullable String address) {
        var found = Links.resolve(null, address);
        for (var i = 0; found != null && i < MOST_UNWRAPPED; i++) {
            var target = unwrapped(found);
            if (target == null) {
                break;
            }
            found = target;
        }
        var parts = found == null ? null : PARTS.matcher(found);
        if (parts == null || !parts.matches()) {
            return Optional.empty();
        }
        var scheme = parts.group(1).toLowerCase(Locale.ROOT);
        var host = parts.group(2).toLowerCase(Locale.ROOT).replaceFirst("\\.+$", "");
        var path = SESSION.matcher(parts.group(4)).replaceAll("");
        var query = query(host, parts.group(5));
        if (host.isEmpty()) {
            return Optional.empty();
        }
        var url = scheme + "://" + host + port(scheme, parts.group(3)) + (path.isEmpty() ? "/" : path) + query;
        return Optional.of(new CanonicalUrl(url, identity(url)));
    }

    /** True if it leads to the front page of its host. */
    public boolean isHome() {
        return identity.indexOf('/') < 0 && identity.indexOf('?') < 0;
    }

    private static String port(String scheme, @Nullable String port) {
        var usual = port == null || port.isEmpty() || port.equals(scheme.equals("http") ? "80" : "443");
        return usual ? "" : ":" + port;
    }

    private static String query(String host, @Nullable String query) {
        if (query == null || query.isEmpty()) {
            return "";
        }
        List<String> kept = new ArrayList<>();
        for (var pair : query.split("&")) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            if (!pair.isEmpty() && !Tracking.tracks(host, name, equals < 0 ? "" : pair.substring(equals + 1))) {
                kept.add(pair);
            }
        }
        return kept.isEmpty() ? "" : "?" + String.join("&", kept);
    }

    private static String identity(String url) {
        // The normalizer takes the double slash of an address inside the path for a mistake.
        var plain = EMBEDDED.matcher(url).results().count() == 1;
        var normal = plain ? normalized(url) : url;
        var bare = DEVICE.matcher(SCHEME.matcher(normal).replaceFirst("")).replaceFirst("");
        return LAST_SLASHES.matcher(AMP.matcher(bare).replaceFirst("")).replaceFirst("");
    }

    private static String normalized(String url) {
        var normal = NORMALIZER.filter(url);
        return normal == null ? url : normal;
    }

    /** The target of an address that only leads on to another; null if it is no such address. */
    private static @Nullable String unwrapped(String address) {
        var parts = PARTS.matcher(address);
        if (!parts.matches()) {
            return null;
        }
        var host = parts.group(2).toLowerCase(Locale.ROOT);
        var query = parts.group(5) == null ? "" : "?" + parts.group(5);
        var cached = Redirectors.cached(host, parts.group(4));
        if (cached != null) {
            return Links.resolve(null, cached + query);
        } else if (query.isEmpty()) {
            return null;
        }
        var parameters = Redirectors.parameters(host, parts.group(4));
        for (var pair : parts.group(5).split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0 && parameters.contains(pair.substring(0, equals))) {
                var target = decoded(pair.substring(equals + 1));
                if (Links.isWeb(target)) {
                    return Links.resolve(null, target);
                }
            }
        }
        return null;
    }

    private static @Nullable String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
