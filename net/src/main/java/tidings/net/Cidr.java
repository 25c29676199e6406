package tidings.net;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A block of IP addresses, written as in {@code 10.0.0.0/8} or {@code fd00::/8}. Immutable.
 *
 * @param network the first address of the block
 * @param prefix how many leading bits all its addresses share: 0 to 32, or to 128 for IPv6
 */
public record Cidr(InetAddress network, int prefix) {

    /**
     * Checks the block.
     *
     * @throws IllegalArgumentException when the prefix does not fit the address, or the address has bits beyond it; says
     *     what would be right
     */
    public Cidr {
        requireNonNull(network, "network");
        network = IpLiterals.unmapped(network);
        int bits = network.getAddress().length * 8;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("the prefix must be 0 to " + bits + ", not " + prefix);
        }
        InetAddress first = IpLiterals.of(masked(network.getAddress(), prefix));
        if (!first.equals(network)) {
            throw new IllegalArgumentException(network.getHostAddress() + "/" + prefix
                    + " has bits beyond its prefix; write " + first.getHostAddress() + "/" + prefix);
        }
    }

    /**
     * Reads a block, or a single address as the block of that one.
     *
     * @throws IllegalArgumentException with a message that says what is wrong with the text and what would be right
     */
    public static Cidr parse(String text) {
        String[] parts = text.strip().split("/", 2);
        InetAddress address = IpLiterals.parse(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("\"" + text
                        + "\" is not a block of IP addresses; write it like 10.0.0.0/8, 192.0.2.7 or fd00::/8"));
        int bits = address.getAddress().length * 8;
        return new Cidr(address, parts.length == 1 ? bits : prefix(text, parts[1], bits));
    }

    /** Whether the address lies in this block; an IPv4-mapped IPv6 address counts as its IPv4 address. */
    public boolean contains(InetAddress address) {
        byte[] bytes = IpLiterals.unmapped(address).getAddress();
        byte[] first = network.getAddress();
        return bytes.length == first.length && Arrays.equals(masked(bytes, prefix), first);
    }

    /** The block as it is written, as in {@code 10.0.0.0/8}. */
    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefix;
    }

    private static int prefix(String text, String digits, int bits) {
        if (!digits.matches("\\d{1,3}")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" needs a number from 0 to " + bits + " after the slash, as in 10.0.0.0/8");
        }
        return Integer.parseInt(digits);
    }

    private static byte[] masked(byte[] address, int prefix) {
        byte[] kept = address.clone();
        for (int bit = prefix; bit < kept.length * 8; bit++) {
            kept[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return kept;
    }
}
