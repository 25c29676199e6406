package tidings.net;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much time and memory one exchange may take. Immutable.
 *
 * @param deadline time for the whole exchange: waiting for a turn, DNS, connecting, every redirect and the body; more
 *     than zero, at most an hour
 * @param bodyBytes most bytes of a body after decompression, 1 to 1 GiB
 * @param wireBytes most bytes of a body as it travels, compressed or not, 1 to 1 GiB
 * @param headerBytes most bytes of names and values of one response's headers, 1 to 256 KiB
 * @param redirects most redirects to follow, 0 to 20
 */
public record Limits(Duration deadline, int bodyBytes, int wireBytes, int headerBytes, int redirects) {

    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    /** Checks the ranges and throws {@link IllegalArgumentException} that names the one left. */
    public Limits {
        requireNonNull(deadline, "deadline");
        require(deadline.isPositive() && deadline.compareTo(Duration.ofHours(1)) <= 0, "deadline", "PT1H");
        require(bodyBytes > 0 && bodyBytes <= 1024 * MIB, "bodyBytes", "1 GiB");
        require(wireBytes > 0 && wireBytes <= 1024 * MIB, "wireBytes", "1 GiB");
        require(headerBytes > 0 && headerBytes <= 256 * KIB, "headerBytes", "256 KiB");
        require(redirects >= 0 && redirects <= 20, "redirects", "20");
    }

    /** 20 seconds, 10 MiB of body on the wire and decompressed, 64 KiB of headers, 5 redirects. */
    public static Limits defaults() {
        return new Limits(Duration.ofSeconds(20), 10 * MIB, 10 * MIB, 64 * KIB, 5);
    }

    /** These limits with another deadline. */
    public Limits withDeadline(Duration changed) {
        return new Limits(changed, bodyBytes, wireBytes, headerBytes, redirects);
    }

    /** These limits with another cap on the body, on the wire and decompressed alike. */
    public Limits withBodyBytes(int changed) {
        return new Limits(deadline, changed, changed, headerBytes, redirects);
    }

    /** These limits with another number of redirects. */
    public Limits withRedirects(int changed) {
        return new Limits(deadline, bodyBytes, wireBytes, headerBytes, changed);
    }

    private static void require(boolean valid, String name, String most) {
        if (!valid) {
            throw new IllegalArgumentException(name + " is out of range; the most is " + most);
        }
    }
}
