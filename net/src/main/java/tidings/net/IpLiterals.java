package tidings.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads IP addresses in their one canonical spelling, without ever asking a resolver. */
final class IpLiterals {

    private static final String OCTET = "(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final Pattern V4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    private IpLiterals() {}

    /**
     * The address that the text spells: four decimal octets, or IPv6 without zone and brackets. Empty for anything else,
     * names and the old octal, hexadecimal and single-number spellings among them. An IPv4-mapped IPv6 address is read as
     * the IPv4 address that it stands for.
     */
    static Optional<InetAddress> parse(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(unmapped(InetAddress.ofLiteral(text)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The IPv4 address for an IPv4-mapped IPv6 address; any other as it is, without zone and name. */
    static InetAddress unmapped(InetAddress address) {
        return of(address.getAddress());
    }

    /** The address of four or sixteen bytes, unmapped. */
    static InetAddress of(byte... bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", wrongLength);
        }
    }
}
