package tidings.ingest.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import tidings.ingest.xml.Problems;
import tidings.net.GunzipStream;

/** Documents that are files in gzip, which their server does not say. Pure functions. */
final class Gzip {
    private static final int PIECE = 1 << 16;

    private Gzip() {}

    /** True if the bytes begin as gzip does. */
    static boolean is(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b && bytes[2] == 8;
    }

    /**
     * Decompresses a document; of one that is cut off or broken, what comes before.
     *
     * @param most as many bytes of the result are kept, and no more are made
     */
    static byte[] unpack(byte[] packed, int most, Problems problems) {
        var out = new ByteArrayOutputStream();
        try (var in = new GunzipStream(new ByteArrayInputStream(packed))) {
            var piece = new byte[PIECE];
            for (var count = in.read(piece); count >= 0 && out.size() < most; count = in.read(piece)) {
                out.write(piece, 0, Math.min(count, most - out.size()));
            }
        } catch (IOException e) {
            problems.add("its compression (gzip) is broken: what comes before is read");
        }
        return out.toByteArray();
    }
}
