package tidings.app.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may ask for what. Health is for everybody. With a token, the rest is for those who show it; without one,
 * for those who ask for this machine by a name of its own, so that no page in a browser reads it through a name that
 * was made to lead here.
 */
final class Gate {
    private static final Pattern OWN_NAME =
            Pattern.compile("(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?");
    private static final String SCHEME = "Bearer ";

    private final @Nullable String token;

    Gate(@Nullable String token) {
        this.token = token;
    }

    Verdict judge(String path, @Nullable String host, @Nullable String authorization) {
        if (path.startsWith("/health/")) {
            return Verdict.PASS;
        }
        if (token == null) {
            return host == null || OWN_NAME.matcher(host).matches() ? Verdict.PASS : Verdict.WRONG_HOST;
        }
        return authorization != null && shows(authorization, token) ? Verdict.PASS : Verdict.NO_TOKEN;
    }

    private static boolean shows(String authorization, String token) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        authorization.substring(SCHEME.length()).strip().getBytes(UTF_8), token.getBytes(UTF_8));
    }

    /** What becomes of a request. */
    enum Verdict {
        PASS,
        NO_TOKEN,
        WRONG_HOST
    }
}
