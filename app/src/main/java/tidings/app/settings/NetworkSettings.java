package tidings.app.settings;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import tidings.net.Cidr;
import tidings.net.Limits;
import tidings.net.NetSettings;

/**
 * How feeds are fetched and messages are sent.
 *
 * @param contact a web page or mail address for owners of servers; part of {@code User-Agent}
 * @param allow blocks of private addresses that may be connected to, such as {@code 10.1.0.0/16}
 * @param deadline how long one exchange may take in all
 * @param perHost how many exchanges one host may have at once
 * @param unverified hosts of one's own whose certificates are not checked
 */
public record NetworkSettings(
        String contact, List<Cidr> allow, Duration deadline, int perHost, Set<String> unverified) {
    public NetworkSettings {
        contact = contact == null ? "" : contact.strip();
        allow = allow == null ? List.of() : List.copyOf(allow);
        deadline = deadline == null ? Duration.ofSeconds(20) : deadline;
        perHost = perHost == 0 ? 2 : perHost;
        unverified = unverified == null ? Set.of() : Set.copyOf(unverified);
        net(contact, allow, deadline, perHost, unverified, "0");
    }

    /** The same for the client, which says its version. */
    public NetSettings net(String version) {
        return net(contact, allow, deadline, perHost, unverified, version);
    }

    private static NetSettings net(
            String contact, List<Cidr> allow, Duration deadline, int perHost, Set<String> unverified, String version) {
        return NetSettings.of(contact, version)
                .withAllow(allow)
                .withLimits(Limits.defaults().withDeadline(deadline))
                .withPerHost(perHost)
                .withUnverified(unverified);
    }
}
