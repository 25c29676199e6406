package tidings.alerts.feedback;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.alerts.channel.Secret;
import tidings.net.OwnAddresses;

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
    private static final String LOOPBACK = "127.0.0.1:8321";
    private static final int SHORTEST = 32;
    private static final Duration LONGEST = Duration.ofDays(90);

    /** Nobody is asked. */
    public static final FeedbackSettings OFF = new FeedbackSettings(null, LOOPBACK, List.of(), Duration.ofDays(7));

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException whose message names the key that is wrong, and what would be right
     */
    public FeedbackSettings {
        publicUrl = publicUrl == null || publicUrl.isBlank()
                ? null
                : OwnAddresses.published("feedback.public-url", publicUrl.strip());
        listen = listen == null ? LOOPBACK : listen.strip();
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
        return OwnAddresses.resolve("feedback.listen", listen);
    }

    private static void check(boolean on, String listen, List<Secret> secrets, Duration validFor) {
        OwnAddresses.check("feedback.listen", listen, LOOPBACK);
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
}
