package tidings.net;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fault that this package itself has found, on its way through code that knows only {@link IOException}. */
final class NetFault extends IOException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    NetFault(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Failure failure() {
        return Failure.of(reason, String.valueOf(getMessage()));
    }

    /** The first such fault among the exception, its causes and what they suppressed. */
    static Optional<NetFault> in(@Nullable Throwable thrown) {
        return find(thrown, 8);
    }

    private static Optional<NetFault> find(@Nullable Throwable thrown, int depth) {
        if (thrown == null || depth == 0) {
            return Optional.empty();
        }
        if (thrown instanceof NetFault fault) {
            return Optional.of(fault);
        }
        Optional<NetFault> found = find(thrown.getCause(), depth - 1);
        for (Throwable suppressed : thrown.getSuppressed()) {
            found = found.or(() -> find(suppressed, depth - 1));
        }
        return found;
    }
}
