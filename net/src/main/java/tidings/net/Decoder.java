package tidings.net;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Undoes the content encodings of a body. */
final class Decoder {

    /** What {@code Accept-Encoding} says: the encodings that are undone here. */
    static final String ACCEPTED = "gzip, deflate, br, zstd";

    private static final int MOST_ENCODINGS = 2;
    /** Base-2 logarithm of the largest zstd window (8 MiB, what HTTP allows); a window is native memory. */
    private static final int ZSTD_WINDOW = 23;

    private Decoder() {}

    /**
     * The encodings that the values of {@code Content-Encoding} name, in the order in which they were applied, without
     * those that change nothing and the character sets that some servers put there.
     */
    static List<String> encodings(List<String> values) throws NetFault {
        List<String> encodings = new ArrayList<>();
        for (String part : String.join(",", values).split(",", -1)) {
            switch (part.strip().toLowerCase(Locale.ROOT)) {
                case "", "identity", "none", "binary", "7bit", "8bit", "utf-8", "utf8" -> {}
                case "gzip", "x-gzip" -> encodings.add("gzip");
                case "deflate" -> encodings.add("deflate");
                case "br" -> encodings.add("br");
                case "zstd" -> encodings.add("zstd");
                default -> throw new NetFault(Reason.MALFORMED, "the body's encoding is none of " + ACCEPTED);
            }
        }
        if (encodings.size() > MOST_ENCODINGS) {
            throw new NetFault(Reason.MALFORMED, "the body is encoded more than " + MOST_ENCODINGS + " times over");
        }
        return encodings;
    }

    /** True if the window of a decompressor may take many mebibytes, whatever the size of the body. */
    static boolean needsMuchMemory(List<String> encodings) {
        return encodings.contains("br") || encodings.contains("zstd");
    }

    /**
     * The body with its encodings undone.
     *
     * @param most the cap on what comes out, and on what each encoding hands to the next
     */
    static InputStream decode(InputStream wire, List<String> encodings, long most) throws IOException {
        InputStream stream = wire;
        try {
            for (String encoding : encodings.reversed()) {
                stream = new WireStream(open(encoding, stream), most, "after decompression");
            }
            return stream;
        } catch (IOException | RuntimeException invalid) {
            // What has been opened so far may hold native memory.
            stream.close();
            throw invalid;
        }
    }

    private static InputStream open(String encoding, InputStream in) throws IOException {
        return switch (encoding) {
            case "gzip" -> new GunzipStream(in);
            case "deflate" -> deflate(in);
            case "br" -> new BrotliInputStream(in);
            default -> new ZstdInputStreamNoFinalizer(in).setLongMax(ZSTD_WINDOW);
        };
    }

    /** Half the servers that say deflate mean zlib, as the standard does; the other half send it raw. */
    private static InputStream deflate(InputStream in) throws IOException {
        PushbackInputStream start = new PushbackInputStream(in, 2);
        byte[] header = start.readNBytes(2);
        start.unread(header);
        boolean zlib =
                header.length == 2 && (header[0] & 0x0f) == 8 && ((header[0] & 0xff) << 8 | header[1] & 0xff) % 31 == 0;
        return new OwnedInflater(start, new Inflater(!zlib));
    }

    /** Ends the inflater, whose memory is native, with the stream. */
    private static final class OwnedInflater extends InflaterInputStream {

        OwnedInflater(InputStream in, Inflater inflater) {
            super(in, inflater, 8192);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }
}
