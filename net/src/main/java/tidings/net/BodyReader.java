package tidings.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;

/**
 * Reads a response's body into memory, decompressed, no further than the limits allow, and only while there is room for
 * it beside others.
 */
final class BodyReader {

    /** How much is kept of the body of a response that is not a success. */
    private static final int ERROR_BODY = 64 * 1024;

    private final Limits limits;
    private final BodyRoom.Visit room;
    private final Progress progress;

    BodyReader(Limits limits, BodyRoom.Visit room, Progress progress) {
        this.limits = limits;
        this.room = room;
        this.progress = progress;
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
    Body whole(InputStream source, List<String> contentEncoding) throws IOException, InterruptedException {
        Chunks bytes = new Chunks();
        read(source, contentEncoding, bytes, limits.bodyBytes(), limits.wireBytes());
        return new Body(bytes.bytes(limits.bodyBytes()), false);
    }

    /** The first 64 KiB of an error page; whatever is wrong with it, the status counts for more. */
    Body beginning(InputStream source, List<String> contentEncoding) throws InterruptedException {
        Chunks bytes = new Chunks();
        int most = Math.min(ERROR_BODY, limits.bodyBytes());
        try {
            read(source, contentEncoding, bytes, most, Math.min(4 * ERROR_BODY, limits.wireBytes()));
            return new Body(bytes.bytes(most), false);
        } catch (IOException unreadable) {
            return new Body(bytes.bytes(most), true);
        }
    }

    private void read(InputStream source, List<String> contentEncoding, Chunks into, int most, int mostWire)
            throws IOException, InterruptedException {
        WireStream wire = new WireStream(source, mostWire, "on the wire");
        PushbackInputStream start = new PushbackInputStream(wire, 1);
        int first = start.read();
        if (first < 0) {
            return;
        }
        start.unread(first);
        List<String> encodings = Decoder.encodings(contentEncoding);
        boolean spooled = Decoder.needsMuchMemory(encodings);
        InputStream encoded = spooled ? spooled(start, mostWire) : start;
        try (InputStream decoded = Decoder.decode(encoded, encodings, limits.bodyBytes())) {
            copy(decoded, into, most);
        } catch (IOException | RuntimeException undecodable) {
            throw cause(wire, undecodable, encodings);
        } finally {
            room.decoded();
        }
        throwIfFaulty(wire);
    }

    /**
     * All of what is compressed, before it is decompressed: a server that says that it needs a window of 16 MiB, and then
     * sends a byte a second, holds no such window meanwhile.
     */
    private InputStream spooled(InputStream wire, int most) throws IOException, InterruptedException {
        Chunks compressed = new Chunks();
        copy(wire, compressed, most);
        room.decode(progress);
        return compressed.stream();
    }

    private void copy(InputStream from, Chunks into, int most) throws IOException, InterruptedException {
        while (into.take(from)) {
            if (into.size() > most) {
                throw new NetFault(Reason.TOO_LARGE, "the body is larger than the limit");
            }
            room.grow(into.size(), progress);
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
