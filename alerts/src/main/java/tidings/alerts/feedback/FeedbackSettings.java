package tidings.alerts.feedback;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.alerts.channel.Secret;

/**
 * How messages ask for feedback. Without {@code public-url} they do not, and nothing is served.
 *
 * @param publicUrl the address under which people reach the pages, such as {@code https://tidings.example.org}
 * @param listen where the pages are served, as {@code host:port}; a proxy usually stands before it
 * @param secrets keys that links are signed with, 32 characters or more; the first signs, all are accepted
 * @param validFor how long a link can be used
 */
public record FeedbackSettings(
        @JsonAlias("public_url") @Nullable String publicUrl,
        String listen,
        List<Secret> secrets,
        @JsonAlias("valid_for") Duration validFor) {
    private static final Pattern LISTEN = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[0-9a-zA-Z.-]+):(\\d{1,5})");
    private static final int MOST_PORT = 65_535;
    private static final int SHORTEST = 32;
    private static final Duration LONGEST = Duration.ofDays(90);

    /** Nobody is asked. */
    public static final FeedbackSettings OFF =
            new FeedbackSettings(null, "127.0.0.1:8321", List.of(), Duration.ofDays(7));

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException whose message names the key that is wrong, and what would be right
     */
    public FeedbackSettings {
        publicUrl = publicUrl == null || publicUrl.isBlank() ? null : address(publicUrl.strip());
        listen = listen == null ? "127.0.0.1:8321" : listen.strip();
        secrets = secrets == null ? List.of() : List.copyOf(secrets);
        validFor = validFor == null ? Duration.ofDays(7) : validFor;
        check(publicUrl != null, listen, secrets, validFor);
    }

    /** True if messages ask for feedback. */
    public boolean on() {
        return publicUrl != null;
    }

    /**
     * Where the pages are served, resolved.
     *
     * @throws IllegalArgumentException if the host is not known
     */
    public InetSocketAddress address() {
        var colon = listen.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    InetAddress.getByName(listen.substring(0, colon)), Integer.parseInt(listen.substring(colon + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("feedback.listen '" + listen + "' names a host that is not known", e);
        }
    }

    private static void check(boolean on, String listen, List<Secret> secrets, Duration validFor) {
        var match = LISTEN.matcher(listen);
        if (!match.matches() || Integer.parseInt(match.group(2)) > MOST_PORT) {
            throw new IllegalArgumentException(
                    "feedback.listen '" + listen + "' must be an address and a port: 127.0.0.1:8321");
        }
        if (on && secrets.isEmpty()) {
            throw new IllegalArgumentException(
                    "feedback.secrets is missing: links are signed; set a random text of 32 characters or more");
        }
        if (secrets.stream().anyMatch(secret -> secret.reveal().length() < SHORTEST)) {
            throw new IllegalArgumentException("feedback.secrets must have " + SHORTEST + " characters or more each");
        }
        if (validFor.isZero() || validFor.isNegative() || validFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("feedback.valid-for must be longer than 0s and at most 90d");
        }
    }

    private static String address(String text) {
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
                "feedback.public-url '" + text + "' must be a web address such as https://tidings.example.org");
    }
}
