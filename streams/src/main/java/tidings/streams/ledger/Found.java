package tidings.streams.ledger;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a look into the ledger's state found.
 *
 * @param <T> what is looked for
 */
public sealed interface Found<T> {
    /**
     * This instance keeps the key.
     *
     * @param value what it holds; null if nothing
     */
    record Here<T>(@Nullable T value) implements Found<T> {}

    /**
     * Another instance keeps the key.
     *
     * @param host where its console is
     * @param port the same
     */
    record There<T>(String host, int port) implements Found<T> {
        public There {
            requireNonNull(host, "host");
        }
    }

    /**
     * Nobody can say just now.
     *
     * @param reason why, for people
     */
    record Unknown<T>(String reason) implements Found<T> {
        public Unknown {
            requireNonNull(reason, "reason");
        }
    }
}
