package tidings.net;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import tidings.net.Progress.Stage;

/** Turns what the HTTP library throws into a failure with a reason. */
final class Faults {

    private static final int LONGEST_DETAIL = 160;

    private Faults() {}

    /** The failure for an exception that was met while the exchange was as far as it says. */
    static Failure failure(IOException thrown, Progress progress) {
        Optional<NetFault> own = NetFault.in(thrown);
        if (own.isPresent() && own.get().reason() != Reason.REFUSED_ADDRESS) {
            return own.get().failure();
        }
        return outside(thrown)
                .map(fault -> Failure.of(reason(fault, progress.stage()), message(fault, progress)))
                .or(() -> own.map(NetFault::failure))
                .orElseThrow();
    }

    /**
     * The fault that is not our own refusal. The library reports one exception for all addresses of a host, with the
     * others suppressed; only when each was refused does the refusal explain the failure.
     */
    private static Optional<IOException> outside(IOException thrown) {
        return Stream.concat(Stream.of(thrown), Stream.of(thrown.getSuppressed()))
                .filter(each -> NetFault.in(each).isEmpty())
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst();
    }

    private static Reason reason(IOException thrown, Stage stage) {
        boolean connecting = stage == Stage.CONNECTING || stage == Stage.SECURING;
        if (thrown instanceof UnknownHostException || stage == Stage.RESOLVING) {
            return Reason.DNS;
        }
        if (stage == Stage.SECURING || connecting && thrown instanceof SSLException) {
            return Reason.TLS;
        }
        if (connecting) {
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
