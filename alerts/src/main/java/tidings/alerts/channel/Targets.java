package tidings.alerts.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tidings.events.Ids;

/** Addresses that messages are posted to. They are secrets, so no message or exception may quote one. */
final class Targets {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Targets() {}

    /**
     * Checks an address without connecting to it.
     *
     * @throws IllegalArgumentException if it cannot be posted to; names the key and not the value
     */
    static void check(String key, Secret url) {
        var uri = parse(key, url);
        var http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw invalid(key);
        }
    }

    /** The address as a URI. */
    static URI parse(String key, Secret url) {
        try {
            return new URI(url.reveal());
        } catch (URISyntaxException e) {
            throw invalid(key); // its cause would quote the address
        }
    }

    /** Tells two addresses apart; a hash, since it stands on a topic and the address may be a password. */
    static String fingerprint(String address) {
        return Ids.text(address);
    }

    /** A wait between messages, or the usual one if absent; checked. */
    static Duration interval(String key, @Nullable Duration configured, Duration usual) {
        var interval = configured == null ? usual : configured;
        if (interval.isNegative()) {
            throw new IllegalArgumentException(key + " " + interval + " must not be negative");
        }
        return interval;
    }

    /** A deadline, or the usual one if absent; checked. */
    static Duration timeout(String key, @Nullable Duration configured, Duration usual) {
        var timeout = configured == null ? usual : configured;
        checkTimeout(key, timeout);
        return timeout;
    }

    /** Checks a deadline. */
    static void checkTimeout(String key, Duration timeout) {
        if (!timeout.isPositive() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(key + " " + timeout + " must be more than 0 and at most 10 minutes");
        }
    }

    private static IllegalArgumentException invalid(String key) {
        return new IllegalArgumentException(
                key + " must be an https address (http within one's own network), such as https://example.org/hook");
    }
}
