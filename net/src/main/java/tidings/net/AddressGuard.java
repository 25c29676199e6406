package tidings.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/**
 * Decides which addresses may be connected to: those of the public internet, and those that the allow list names. A URL
 * in a feed must not reach this machine, its network or a cloud's metadata service. Immutable, safe for any thread.
 *
 * <p>IPv6 addresses that carry an IPv4 address (mapped, compatible, translated, 6to4, Teredo, NAT64, ISATAP) are judged
 * by that address as well, whichever way a gateway would unpack it.
 */
public final class AddressGuard {

    private static final Map<Cidr, String> REFUSED_V4 = blocks(
            "0.0.0.0/8", "this network",
            "10.0.0.0/8", "private",
            "100.64.0.0/10", "shared by carriers",
            "127.0.0.0/8", "loopback",
            "168.63.129.16/32", "cloud metadata",
            "169.254.0.0/16", "link-local",
            "172.16.0.0/12", "private",
            "192.0.0.0/24", "protocol assignments",
            "192.0.2.0/24", "documentation",
            "192.88.99.0/24", "6to4 relay",
            "192.168.0.0/16", "private",
            "198.18.0.0/15", "benchmarking",
            "198.51.100.0/24", "documentation",
            "203.0.113.0/24", "documentation",
            "224.0.0.0/4", "multicast",
            "240.0.0.0/4", "reserved");
    private static final Map<Cidr, String> REFUSED_V6 = blocks(
            "::/128", "unspecified",
            "::1/128", "loopback",
            "64:ff9b:1::/48", "local NAT64",
            "2001:2::/48", "benchmarking",
            "2001:10::/28", "overlay identifiers",
            "2001:20::/28", "overlay identifiers",
            "2001:db8::/32", "documentation",
            "3fff::/20", "documentation",
            "fc00::/7", "unique local",
            "fe80::/10", "link-local",
            "fec0::/10", "site-local",
            "ff00::/8", "multicast");
    private static final Cidr GLOBAL_V6 = Cidr.parse("2000::/3");
    private static final Cidr TEREDO = Cidr.parse("2001::/32");
    private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");
    private static final List<Cidr> V4_IN_LAST_BYTES =
            List.of(Cidr.parse("::/96"), Cidr.parse("::ffff:0:0:0/96"), Cidr.parse("64:ff9b::/96"));

    private final List<Cidr> allow;

    /** A guard that lets public addresses pass, and the blocks of the allow list. */
    public AddressGuard(List<Cidr> allow) {
        this.allow = List.copyOf(allow);
    }

    /**
     * Why the address may not be connected to.
     *
     * @return what kind of address it is, in a word or two, or empty when it may be connected to
     */
    public Optional<String> refusal(InetAddress address) {
        InetAddress plain = IpLiterals.unmapped(address);
        if (allow.stream().anyMatch(block -> block.contains(plain))) {
            return Optional.empty();
        }
        return plain.getAddress().length == 4 ? kind(REFUSED_V4, plain) : refusalOfV6(plain);
    }

    private static Optional<String> refusalOfV6(InetAddress address) {
        Optional<String> kind = kind(REFUSED_V6, address);
        if (kind.isPresent()) {
            return kind;
        }
        List<InetAddress> embedded = embedded(address);
        if (embedded.isEmpty() && !GLOBAL_V6.contains(address)) {
            return Optional.of("not global");
        }
        return embedded.stream()
                .flatMap(inner -> kind(REFUSED_V4, inner).stream())
                .map(inner -> inner + " within IPv6")
                .findFirst();
    }

    /** The IPv4 addresses that a gateway could take out of an IPv6 address. */
    private static List<InetAddress> embedded(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (V4_IN_LAST_BYTES.stream().anyMatch(block -> block.contains(address)) || isatap(bytes)) {
            return List.of(v4(bytes, 12));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return List.of(v4(bytes, 2));
        }
        if (TEREDO.contains(address)) {
            return List.of(v4(bytes, 4), v4(inverted(bytes), 12));
        }
        return List.of();
    }

    private static boolean isatap(byte[] bytes) {
        return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }

    private static byte[] inverted(byte[] bytes) {
        byte[] result = bytes.clone();
        for (int index = 0; index < result.length; index++) {
            result[index] = (byte) ~result[index];
        }
        return result;
    }

    private static InetAddress v4(byte[] bytes, int from) {
        return IpLiterals.of(Arrays.copyOfRange(bytes, from, from + 4));
    }

    private static Optional<String> kind(Map<Cidr, String> blocks, InetAddress address) {
        return blocks.entrySet().stream()
                .filter(block -> block.getKey().contains(address))
                .map(Entry::getValue)
                .findFirst();
    }

    private static Map<Cidr, String> blocks(String... pairs) {
        Map<Cidr, String> blocks = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            blocks.put(Cidr.parse(pairs[index]), pairs[index + 1]);
        }
        return blocks;
    }
}
