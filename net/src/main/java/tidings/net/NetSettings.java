package tidings.net;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How this installation behaves on the network. Immutable.
 *
 * @param contact a web page or mail address by which the owner of a server can reach whoever runs this installation; part
 *     of {@code User-Agent}; empty for none
 * @param product the product's name in {@code User-Agent}
 * @param version the product's version in {@code User-Agent}
 * @param allow addresses that may be connected to although they are loopback, private or otherwise off limits
 * @param limits for requests that bring none of their own
 * @param perHost most exchanges under way at once with one host and port, 1 to 64
 * @param unverified hosts whose TLS certificate is not checked: exact names, for one's own servers only
 */
public record NetSettings(
        String contact,
        String product,
        String version,
        List<Cidr> allow,
        Limits limits,
        int perHost,
        Set<String> unverified) {

    /** Checks and copies; throws {@link IllegalArgumentException} that says what would be right. */
    public NetSettings {
        checkContact(contact);
        checkToken(product, "product");
        checkToken(version, "version");
        allow = List.copyOf(allow);
        requireNonNull(limits, "limits");
        if (perHost < 1 || perHost > 64) {
            throw new IllegalArgumentException("perHost must be 1 to 64, not " + perHost);
        }
        unverified =
                unverified.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** The defaults: no address allowed beyond the public ones, two exchanges a host, every certificate checked. */
    public static NetSettings of(String contact, String version) {
        return new NetSettings(contact, "Tidings", version, List.of(), Limits.defaults(), 2, Set.of());
    }

    /** These settings with another allow list. */
    public NetSettings withAllow(List<Cidr> changed) {
        return new NetSettings(contact, product, version, changed, limits, perHost, unverified);
    }

    /** These settings with other default limits. */
    public NetSettings withLimits(Limits changed) {
        return new NetSettings(contact, product, version, allow, changed, perHost, unverified);
    }

    /** These settings with another number of exchanges a host. */
    public NetSettings withPerHost(int changed) {
        return new NetSettings(contact, product, version, allow, limits, changed, unverified);
    }

    /** These settings with other hosts whose certificate is not checked. */
    public NetSettings withUnverified(Set<String> changed) {
        return new NetSettings(contact, product, version, allow, limits, perHost, changed);
    }

    /** What the {@code User-Agent} header says, as in {@code Tidings/1.0 (+https://example.org/monitor)}. */
    public String userAgent() {
        String name = product + "/" + version;
        if (contact.isEmpty()) {
            return name;
        }
        return name + " (+" + (contact.contains("://") ? "" : "mailto:") + contact + ")";
    }

    private static void checkContact(String contact) {
        boolean page = contact.matches("https?://[!-'*-~]+");
        boolean mail = contact.matches("[^@():/\\s\\p{Cntrl}]+@[^@():/\\s\\p{Cntrl}]+") && contact.matches("[!-~]+");
        if (!contact.isEmpty() && !page && !mail) {
            throw new IllegalArgumentException(
                    "contact must be a web page or a mail address, like https://example.org/monitor or"
                            + " desk@example.org");
        }
    }

    private static void checkToken(String value, String name) {
        if (!value.matches("[A-Za-z0-9._+-]+")) {
            throw new IllegalArgumentException(name + " must be letters, digits, dots and dashes, like Tidings or 1.0");
        }
    }
}
