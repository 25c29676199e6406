package tidings.net;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import tidings.net.Progress.Stage;

/** Turns what the HTTP library throws into a failure with a reason. */
final class Faults {

    private static final int LONGEST_DETAIL = 160;

    private Faults() {}

    /** The failure for an exception that was met while the exchange was as far as it says. */
    static Failure failure(IOException thrown, Progress progress) {
        return NetFault.in(thrown)
                .map(NetFault::failure)
                .orElseGet(() -> Failure.of(reason(thrown, progress.stage()), message(thrown, progress)));
    }

    private static Reason reason(IOException thrown, Stage stage) {
        if (thrown instanceof UnknownHostException || stage == Stage.RESOLVING) {
            return Reason.DNS;
        }
        if (thrown instanceof SSLException || stage == Stage.SECURING) {
            return Reason.TLS;
        }
        if (stage == Stage.CONNECTING) {
            return Reason.CONNECT;
        }
        if (thrown instanceof ProtocolException && !says(thrown, "unexpected end of stream")) {
            return Reason.MALFORMED;
        }
        return Reason.RESET;
    }

    private static String message(IOException thrown, Progress progress) {
        String host = progress.host();
        return switch (reason(thrown, progress.stage())) {
            case DNS -> "no address found for " + host;
            case CONNECT -> "no connection to " + host + detail(thrown);
            case TLS -> "no secure connection to " + host + detail(thrown);
            case MALFORMED -> "the answer of " + host + " is not valid HTTP";
            default ->
                "the connection to " + host + " broke while " + progress.stage().words();
        };
    }

    /** The library's words, which name addresses and certificates, as one short line. */
    private static String detail(IOException thrown) {
        String text = innermost(thrown).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(text.length(), LONGEST_DETAIL));
    }

    private static String innermost(Throwable thrown) {
        Throwable cause = thrown.getCause();
        if (cause instanceof IOException || cause instanceof GeneralSecurityException) {
            return innermost(cause);
        }
        return Objects.requireNonNullElse(thrown.getMessage(), "");
    }

    private static boolean says(Throwable thrown, String words) {
        return String.valueOf(thrown.getMessage()).contains(words);
    }
}
