package tidings.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Reads the addresses of our own that people configure: where we listen, and how others reach that. Pure functions. */
public final class OwnAddresses {
    private static final Pattern LISTEN = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[0-9a-zA-Z.-]+):(\\d{1,5})");
    private static final int MOST_PORT = 65_535;

    private OwnAddresses() {}

    /**
     * Checks the form of an address to listen on; no name is resolved.
     *
     * @param key what the configuration calls it
     * @param text {@code host:port}, with an IPv6 address in brackets
     * @param example what would be right
     * @throws IllegalArgumentException whose message names the key, the text and the example
     */
    public static void check(String key, String text, String example) {
        var match = LISTEN.matcher(text);
        if (!match.matches() || Integer.parseInt(match.group(2)) > MOST_PORT) {
            throw new IllegalArgumentException(key + " '" + text + "' must be an address and a port: " + example);
        }
    }

    /**
     * An address to listen on, resolved. Its form was checked.
     *
     * @param key what the configuration calls it
     * @param text {@code host:port}
     * @throws IllegalArgumentException if the host is not known; the message names the key
     */
    public static InetSocketAddress resolve(String key, String text) {
        var colon = text.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    InetAddress.getByName(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(key + " '" + text + "' names a host that is not known here", e);
        }
    }

    /**
     * The address under which others reach us, without slashes at its end.
     *
     * @param key what the configuration calls it
     * @param text an http or https address without query and fragment
     * @throws IllegalArgumentException if it is none; the message names the key
     */
    public static String published(String key, String text) {
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
                key + " '" + text + "' must be a web address such as https://tidings.example.org");
    }
}
