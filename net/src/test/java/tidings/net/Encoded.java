package tidings.net;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Bodies in the encodings of HTTP. */
final class Encoded {

    private Encoded() {}

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    /** Deflate at a level of 1 to 9, raw or within zlib's header and checksum. */
    static byte[] deflate(byte[] plain, int level, boolean raw) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(level, raw))) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    static byte[] zstd(byte[] plain) throws IOException {
        return zstd(plain, 0);
    }

    /** Zstandard with a window of two to this power of bytes, or a usual one for zero. */
    static byte[] zstd(byte[] plain, int windowLog) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZstdOutputStreamNoFinalizer out = new ZstdOutputStreamNoFinalizer(bytes, 3)) {
            if (windowLog > 0) {
                out.setLong(windowLog);
            }
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }

    static byte[] repeat(byte[] part, int times) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length * times);
        for (int count = 0; count < times; count++) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
