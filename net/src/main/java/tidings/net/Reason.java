package tidings.net;

import java.util.Locale;

/**
 * Why an exchange brought no response. The set is closed: callers may switch over it without a default.
 *
 * <p>{@link #retry()} says whether the same request may succeed later without anybody changing it or the settings.
 */
public enum Reason {
    /** The name of the host has no address, or the resolver did not answer. */
    DNS(true),
    /** The host's address is loopback, private or otherwise off limits, and no entry of the allow list names it. */
    REFUSED_ADDRESS(false),
    /** The URL, or one that a redirect led to, is not a plain http or https URL with a host. */
    REFUSED_URL(false),
    /** No connection to any address of the host. */
    CONNECT(true),
    /** The TLS handshake failed, for example because the certificate is not valid for the host. */
    TLS(true),
    /** The deadline of the whole exchange passed. */
    TIMEOUT(true),
    /** Other exchanges of this process kept the host's connections, or the memory for bodies; the host is not at fault. */
    BUSY(true),
    /** Headers or body, compressed or not, are larger than the limits allow. */
    TOO_LARGE(false),
    /** More redirects than the limits allow. */
    TOO_MANY_REDIRECTS(false),
    /** The answer is not valid HTTP, or its body is not in the encoding that it claims. */
    MALFORMED(true),
    /** The connection broke before the answer was complete. */
    RESET(true),
    /** The calling thread was interrupted, or the client was closed. */
    CANCELLED(true);

    private final boolean retry;

    Reason(boolean retry) {
        this.retry = retry;
    }

    /** Whether the same request may succeed later, unchanged. */
    public boolean retry() {
        return retry;
    }

    /** The reason in lower-case kebab, as in {@code refused-address}: for metrics tags, records and messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
