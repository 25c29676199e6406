package tidings.net;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fault that this package itself has found, on its way through code that knows only {@link IOException}. */
final class NetFault extends IOException {

    private static final long serialVersionUID = 1;
    private static final int DEEPEST = 8;

    private final Reason reason;

    NetFault(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Failure failure() {
        return Failure.of(reason, String.valueOf(getMessage()));
    }

    Reason reason() {
        return reason;
    }

    /** The first such fault among the exception and its causes. */
    static Optional<NetFault> in(@Nullable Throwable thrown) {
        Throwable next = thrown;
        for (int depth = 0; next != null && depth < DEEPEST; depth++) {
            if (next instanceof NetFault fault) {
                return Optional.of(fault);
            }
            next = next.getCause();
        }
        return Optional.empty();
    }
}
