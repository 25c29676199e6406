package tidings.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes gzip, in as many members as there are; what follows the last one is ignored. Java's own stream goes one call
 * deeper with each empty member, which a few kilobytes from a hostile server turn into a stack overflow.
 *
 * <p>For one thread.
 */
public final class GunzipStream extends InputStream {

    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int HEADER_CHECKSUM = 2;
    private static final int RESERVED = 0xe0;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[8192];
    private int from;
    private int to;
    private long length;
    private boolean ended;

    /**
     * Begins to read.
     *
     * @param in gzip; closed with this stream
     * @throws IOException if it is none, or cannot be read
     */
    public GunzipStream(InputStream in) throws IOException {
        this.in = in;
        if (!startsMember()) {
            throw new IOException("no gzip header");
        }
        skipHeader();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        while (!ended) {
            int inflated = inflate(bytes, offset, count);
            if (inflated > 0) {
                checksum.update(bytes, offset, inflated);
                length += inflated;
                return inflated;
            }
            nextMember();
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        ended = true;
        inflater.end();
        in.close();
    }

    /** Some bytes, or zero when the member has ended. */
    private int inflate(byte[] bytes, int offset, int count) throws IOException {
        try {
            while (true) {
                int inflated = inflater.inflate(bytes, offset, count);
                if (inflated > 0 || inflater.finished()) {
                    return inflated;
                }
                if (inflater.needsDictionary()) {
                    throw new IOException("gzip has no dictionaries");
                }
                feed();
            }
        } catch (DataFormatException invalid) {
            throw new IOException("invalid gzip data", invalid);
        }
    }

    private void feed() throws IOException {
        if (from == to && !fill()) {
            throw new EOFException("gzip ends within a member");
        }
        inflater.setInput(buffer, from, to - from);
        from = to;
    }

    private void nextMember() throws IOException {
        from = to - inflater.getRemaining();
        boolean intact = littleEndian() == checksum.getValue() && littleEndian() == (length & 0xffffffffL);
        if (!intact) {
            throw new IOException("gzip checksum or length is wrong");
        }
        inflater.reset();
        checksum.reset();
        length = 0;
        if (startsMember()) {
            skipHeader();
        } else {
            ended = true;
        }
    }

    /** Whether two bytes follow that begin a member; takes them. */
    private boolean startsMember() throws IOException {
        return more() && next() == 0x1f && more() && next() == 0x8b;
    }

    private void skipHeader() throws IOException {
        int method = next();
        int flags = next();
        if (method != 8 || (flags & RESERVED) != 0) {
            throw new IOException("gzip header is not valid");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
    }

    private void skip(int count) throws IOException {
        for (int index = 0; index < count; index++) {
            next();
        }
    }

    private void skipText() throws IOException {
        int character = next();
        while (character != 0) {
            character = next();
        }
    }

    private long littleEndian() throws IOException {
        return next() | (long) next() << 8 | (long) next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        if (!more()) {
            throw new EOFException("gzip ends within its header or trailer");
        }
        return buffer[from++] & 0xff;
    }

    private boolean more() throws IOException {
        return from < to || fill();
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer, 0, buffer.length));
        return to > 0;
    }
}
