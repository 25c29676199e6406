package tidings.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How feeds of one's own or behind a subscription are reached. It stays in the configuration: nothing of it gets onto a
 * topic, into a log or a message.
 *
 * @param url for which feeds: the address of one, or the beginning of several, as {@code https://example.org/private/}
 * @param username of HTTP's Basic scheme; with {@code password}, without {@code token}
 * @param password of HTTP's Basic scheme
 * @param token of the Bearer scheme; alone
 * @param unverified true if the server's TLS certificate is not checked
 */
public record Access(
        String url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String token,
        boolean unverified) {
    /**
     * Checks it.
     *
     * @throws IllegalArgumentException that names the key that is wrong, and what would be right
     */
    public Access {
        requireNonNull(url, "url");
        url = address(url.strip());
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException("username and password go together; one of them is missing");
        }
        if (token != null && username != null) {
            throw new IllegalArgumentException("either username and password or a token, not both");
        }
        if (username != null && username.indexOf(':') >= 0) {
            throw new IllegalArgumentException("username must not hold a colon, which HTTP's Basic scheme cannot send");
        }
        if (token != null && !token.matches("[!-~]+")) {
            throw new IllegalArgumentException("token must be letters, digits and signs without spaces");
        }
        if (token == null && username == null && !unverified) {
            throw new IllegalArgumentException(
                    "it says nothing; set username and password, or token, or unverified: true");
        }
    }

    /**
     * The entry for an address: of those that fit, the one with the longest {@code url}.
     *
     * @param url the address of a feed
     */
    static Optional<Access> of(URI url, List<Access> all) {
        return all.stream()
                .filter(access -> access.covers(url))
                .max(java.util.Comparator.comparingInt(access -> access.url().length()));
    }

    /** What the header {@code Authorization} says; null if it is not sent. */
    @Nullable
    String authorization() {
        if (token != null) {
            return "Bearer " + token;
        }
        return username == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(UTF_8));
    }

    /** Whose it is; no secret. */
    @Override
    public String toString() {
        return "Access[" + URI.create(url).getHost() + "]";
    }

    /** The same origin, and a path that begins alike and goes on where a name ends. */
    private boolean covers(URI feed) {
        var own = URI.create(url);
        if (!origin(own).equals(origin(feed)) || !path(feed).startsWith(path(own))) {
            return false;
        }
        var rest = path(feed).substring(path(own).length());
        return rest.isEmpty() || path(own).endsWith("/") || rest.startsWith("/") || rest.startsWith("?");
    }

    private static String origin(URI url) {
        var scheme = url.getScheme().toLowerCase(Locale.ROOT);
        var usual = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":"
                + (url.getPort() < 0 ? usual : url.getPort());
    }

    private static String path(URI url) {
        var path = url.getRawPath() == null || url.getRawPath().isEmpty()
                ? "/"
                : url.normalize().getRawPath();
        return path + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    }

    private static String address(String text) {
        try {
            var url = URI.create(text);
            var web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (web && url.getHost() != null && url.getRawUserInfo() == null) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "url must be the address of a feed, such as https://example.org/private/feed,"
                        + " without a user name in it");
    }
}
