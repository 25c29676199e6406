package tidings.ingest.push;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.net.OwnAddresses;

/**
 * How hubs reach this installation. Without {@code public-url} no hub is asked, and nothing is served.
 *
 * @param publicUrl the address under which hubs reach the listener, such as {@code https://tidings.example.org}
 * @param listen where it listens, as {@code host:port}; a proxy with TLS usually stands before it
 * @param secrets keys that addresses and announcements are signed with, 32 characters or more; the first signs, all are
 *     accepted. The same on every instance
 */
public record PushSettings(@Nullable String publicUrl, String listen, List<String> secrets) {
    private static final String LOOPBACK = "127.0.0.1:8322";
    private static final int SHORTEST = 32;

    /** No hub is asked. */
    public static final PushSettings OFF = new PushSettings(null, LOOPBACK, List.of());

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException whose message names the key that is wrong, and what would be right
     */
    public PushSettings {
        publicUrl = publicUrl == null || publicUrl.isBlank()
                ? null
                : OwnAddresses.published("public-url", publicUrl.strip());
        listen = listen == null ? LOOPBACK : listen.strip();
        secrets = secrets == null ? List.of() : List.copyOf(secrets);
        OwnAddresses.check("listen", listen, LOOPBACK);
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
        return OwnAddresses.resolve("websub.listen", listen);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "PushSettings[publicUrl=" + publicUrl + ", listen=" + listen + ", " + secrets.size() + " secrets]";
    }
}
