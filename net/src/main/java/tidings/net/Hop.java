package tidings.net;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * One redirect that was followed. Immutable.
 *
 * @param status the redirecting status: 301, 302, 303, 307 or 308; {@link #permanent()} tells them apart
 * @param from the URL that answered with the redirect
 * @param to the absolute URL that it led to
 */
public record Hop(int status, URI from, URI to) {

    /** Checks that nothing is null. */
    public Hop {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
    }

    /** Whether the server says that the move is for good (301 or 308). */
    public boolean permanent() {
        return status == 301 || status == 308;
    }

    /** Status and hosts; paths and queries may hold secrets and are left out. */
    @Override
    public String toString() {
        return "Hop[" + status + " " + Urls.origin(from) + " -> " + Urls.origin(to) + "]";
    }
}
