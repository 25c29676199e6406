package tidings.alerts.channel;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import javax.net.SocketFactory;
import tidings.net.Client;

/**
 * What channels send through. Both refuse addresses that are off limits.
 *
 * @param client for HTTP
 * @param sockets for everything else
 * @param unverified hosts of one's own whose certificates are not checked
 */
public record Wires(Client client, SocketFactory sockets, Set<String> unverified) {
    public Wires {
        requireNonNull(client, "client");
        requireNonNull(sockets, "sockets");
        unverified = Set.copyOf(unverified);
    }
}
