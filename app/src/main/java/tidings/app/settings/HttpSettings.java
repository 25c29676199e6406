package tidings.app.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.net.OwnAddresses;

/**
 * Where metrics, health and the ledger are served.
 *
 * @param listen {@code host:port}; port 0 for any free one. Without a token only loopback is allowed
 * @param advertise the name or address under which other instances reach this one; absent for that in {@code listen}, or
 *     the machine's own name where that means every address
 * @param token what a client must send as {@code Authorization: Bearer …} for everything but health; absent for nothing
 */
public record HttpSettings(
        String listen, @Nullable String advertise, @Nullable String token) {
    private static final String LOOPBACK = "127.0.0.1:8320";
    private static final Pattern NAME = Pattern.compile("\\[[0-9a-fA-F:.]+]|[0-9a-zA-Z.-]+");
    private static final int SHORTEST_TOKEN = 16;

    public HttpSettings {
        listen = listen == null ? LOOPBACK : listen.strip();
        advertise = advertise == null || advertise.isBlank() ? null : advertise.strip();
        token = token == null || token.isBlank() ? null : token.strip();
        OwnAddresses.check("listen", listen, LOOPBACK);
        if (advertise != null && !NAME.matcher(advertise).matches()) {
            throw new IllegalArgumentException(
                    "advertise '" + advertise + "' must be a host's name or address, without a port");
        }
        if (token != null && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("token must have " + SHORTEST_TOKEN + " characters or more");
        }
        var address = OwnAddresses.resolve("listen", listen);
        if (token == null && !address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("listen " + listen
                    + " can be reached from other machines; set http.token too, or listen on 127.0.0.1");
        }
    }

    /** The address, resolved. */
    public InetSocketAddress address() {
        return OwnAddresses.resolve("listen", listen);
    }

    /** Where other instances reach this one, {@code host:port}, once it listens on a port. */
    public String reachedAt(int port) {
        if (advertise != null) {
            return advertise + ":" + port;
        }
        var host = address().getAddress().isAnyLocalAddress()
                ? ownName()
                : address().getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static String ownName() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }

    @Override
    public String toString() {
        return "HttpSettings[listen=" + listen + ", token=" + (token == null ? "none" : "***") + "]";
    }
}
