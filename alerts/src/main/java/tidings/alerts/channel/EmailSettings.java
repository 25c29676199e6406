package tidings.alerts.channel;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings of {@link EmailChannel}.
 *
 * @param host the mail server
 * @param port its port; by {@code security} 587, 465 or 25 if absent or 0
 * @param security how the connection is protected; {@code starttls} if absent
 * @param username who logs in; nobody if absent
 * @param password with what; needed exactly where there is a username
 * @param from the sender's address
 * @param to who gets it, 1 to 50 addresses
 * @param interval the least time between two messages; a second if absent
 * @param timeout how long the server may take for one message; a minute if absent, at most 10 minutes
 */
public record EmailSettings(
        String host,
        int port,
        Security security,
        @Nullable String username,
        @Nullable Secret password,
        String from,
        List<String> to,
        Duration interval,
        Duration timeout)
        implements ChannelSettings {
    private static final Pattern HOST = Pattern.compile("[0-9a-zA-Z.-]{1,253}|[0-9a-fA-F:]{2,45}");
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9a-zA-Z!#$%&'*+/=?^_`{|}~.-]{1,64}@[0-9a-zA-Z-]{1,63}(\\.[0-9a-zA-Z-]{1,63})*");
    private static final int MOST_RECIPIENTS = 50;
    private static final int MOST_PORT = 65_535;

    public EmailSettings {
        requireNonNull(host, "email.host");
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("email.host '" + host + "' must be a host such as mail.example.org");
        }
        security = security == null ? Security.STARTTLS : security;
        port = port == 0 ? security.usualPort : port;
        if (port < 1 || port > MOST_PORT) {
            throw new IllegalArgumentException("email.port " + port + " must be 1 to 65535");
        }
        checkLogin(security, username, password);
        checkAddress("email.from", requireNonNull(from, "email.from"));
        to = to == null ? List.of() : List.copyOf(to);
        if (to.isEmpty() || to.size() > MOST_RECIPIENTS) {
            throw new IllegalArgumentException("email.to must hold 1 to 50 addresses");
        }
        to.forEach(address -> checkAddress("email.to", address));
        interval = Targets.interval("email.interval", interval, Duration.ofSeconds(1));
        timeout = Targets.timeout("email.timeout", timeout, Duration.ofMinutes(1));
    }

    private static void checkLogin(Security security, @Nullable String username, @Nullable Secret password) {
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException("email.username and email.password go together; one is missing");
        }
        if (username != null && password != null && !(ascii(username) && ascii(password.reveal()))) {
            throw new IllegalArgumentException(
                    "email.username and email.password must be ASCII; servers do not agree on the encoding of the"
                            + " rest");
        }
        if (username != null && security == Security.NONE) {
            throw new IllegalArgumentException(
                    "email.security none would send the password in the open; use starttls or tls");
        }
    }

    private static boolean ascii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static void checkAddress(String key, String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException(key + " '" + Plain.line(address, 100)
                    + "' must be a plain address such as desk@example.org, without a name");
        }
    }

    /** How the connection to a mail server is protected. */
    public enum Security {
        /** Begins in the open and is refused unless it can be turned into TLS. */
        STARTTLS(587),
        /** TLS from the first byte. */
        TLS(465),
        /** None; for a server on this machine or in one's own network. */
        NONE(25);

        private final int usualPort;

        Security(int usualPort) {
            this.usualPort = usualPort;
        }

        /**
         * Reads the word used in YAML: {@code starttls}, {@code tls} or {@code none}.
         *
         * @throws IllegalArgumentException for another word; lists the allowed ones
         */
        @JsonCreator
        public static Security of(String word) {
            for (var security : values()) {
                if (security.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return security;
                }
            }
            throw new IllegalArgumentException("email.security '" + word + "' is not one of starttls, tls, none");
        }
    }
}
