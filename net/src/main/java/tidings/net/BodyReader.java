package tidings.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;

/** Reads a response's body into memory, decompressed, and no further than the limits allow. */
final class BodyReader {

    /** How much is kept of the body of a response that is not a success. */
    private static final int ERROR_BODY = 64 * 1024;

    private final Limits limits;

    BodyReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * A body as it was read.
     *
     * @param truncated whether it lacks its end
     */
    record Body(byte[] bytes, boolean truncated) {

        static final Body NONE = new Body(new byte[0], false);
    }

    /** The whole body of a success, or a fault. */
    Body whole(InputStream source, List<String> contentEncoding) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        read(source, contentEncoding, bytes, limits.bodyBytes());
        return new Body(bytes.toByteArray(), false);
    }

    /** The first 64 KiB of an error page; whatever is wrong with it, the status counts for more. */
    Body beginning(InputStream source, List<String> contentEncoding) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            read(source, contentEncoding, bytes, Math.min(ERROR_BODY, limits.bodyBytes()));
            return new Body(bytes.toByteArray(), false);
        } catch (IOException unreadable) {
            return new Body(bytes.toByteArray(), true);
        }
    }

    private void read(InputStream source, List<String> contentEncoding, ByteArrayOutputStream into, int most)
            throws IOException {
        WireStream wire = new WireStream(source, limits.wireBytes(), "on the wire");
        PushbackInputStream start = new PushbackInputStream(wire, 1);
        int first = start.read();
        if (first < 0) {
            return;
        }
        start.unread(first);
        List<String> encodings = Decoder.encodings(contentEncoding);
        try (InputStream decoded = Decoder.decode(start, encodings, limits.bodyBytes())) {
            copy(decoded, into, most);
        } catch (IOException | RuntimeException undecodable) {
            throw cause(wire, undecodable, encodings);
        }
        throwIfFaulty(wire);
    }

    private static void copy(InputStream from, ByteArrayOutputStream into, int most) throws IOException {
        byte[] buffer = new byte[8192];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            int room = most - into.size();
            into.write(buffer, 0, Math.min(count, room));
            if (count > room) {
                throw new NetFault(Reason.TOO_LARGE, "the body is larger than the limit");
            }
        }
    }

    private static IOException cause(WireStream wire, Exception thrown, List<String> encodings) {
        IOException below = wire.fault();
        if (below != null) {
            return below;
        }
        return NetFault.in(thrown)
                .orElseGet(
                        () -> new NetFault(Reason.MALFORMED, "the body is not valid " + String.join(", ", encodings)));
    }

    private static void throwIfFaulty(WireStream wire) throws IOException {
        IOException below = wire.fault();
        if (below != null) {
            throw below;
        }
    }
}
