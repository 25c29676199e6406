package tidings.ingest.push;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How hubs reach this installation. Without {@code public-url} no hub is asked, and nothing is served.
 *
 * @param publicUrl the address under which hubs reach the listener, such as {@code https://tidings.example.org}
 * @param listen where it listens, as {@code host:port}; a proxy with TLS usually stands before it
 * @param secrets keys that addresses and announcements are signed with, 32 characters or more; the first signs, all are
 *     accepted. The same on every instance
 */
public record PushSettings(@Nullable String publicUrl, String listen, List<String> secrets) {
    private static final Pattern LISTEN = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[0-9a-zA-Z.-]+):(\\d{1,5})");
    private static final int MOST_PORT = 65_535;
    private static final int SHORTEST = 32;

    /** No hub is asked. */
    public static final PushSettings OFF = new PushSettings(null, "127.0.0.1:8322", List.of());

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException whose message names the key that is wrong, and what would be right
     */
    public PushSettings {
        publicUrl = publicUrl == null || publicUrl.isBlank() ? null : address(publicUrl.strip());
        listen = listen == null ? "127.0.0.1:8322" : listen.strip();
        secrets = secrets == null ? List.of() : List.copyOf(secrets);
        var match = LISTEN.matcher(listen);
        if (!match.matches() || Integer.parseInt(match.group(2)) > MOST_PORT) {
            throw new IllegalArgumentException("listen '" + listen + "' must be an address and a port: 127.0.0.1:8322");
        }
        if (publicUrl != null && secrets.isEmpty()) {
            throw new IllegalArgumentException(
                    "secrets is missing: announcements are signed; set a random text of 32 characters or more");
        }
        if (secrets.stream().anyMatch(secret -> secret.length() < SHORTEST)) {
            throw new IllegalArgumentException("secrets must have " + SHORTEST + " characters or more each");
        }
    }

    /** True if hubs are asked. */
    public boolean on() {
        return publicUrl != null;
    }

    /**
     * Where it listens, resolved.
     *
     * @throws IllegalArgumentException if the host is not known
     */
    public InetSocketAddress address() {
        var colon = listen.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    InetAddress.getByName(listen.substring(0, colon)), Integer.parseInt(listen.substring(colon + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("websub.listen '" + listen + "' names a host that is not known", e);
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "PushSettings[publicUrl=" + publicUrl + ", listen=" + listen + ", " + secrets.size() + " secrets]";
    }

    private static String address(String text) {
        try {
            var url = URI.create(text);
            var plain = url.getHost() != null && url.getQuery() == null && url.getFragment() == null;
            if (plain && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
                return text.replaceAll("/+$", "");
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "public-url '" + text + "' must be a web address such as https://tidings.example.org");
    }
}
