package tidings.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream that ends in a fault after so many bytes, and remembers the fault of what is below it: a decoder above may
 * swallow it or dress it up.
 */
final class WireStream extends FilterInputStream {

    private final String what;
    private long left;
    private @Nullable IOException fault;

    WireStream(InputStream in, long most, String what) {
        super(in);
        this.left = most;
        this.what = what;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = readBelow(bytes, offset, length);
        left -= Math.max(count, 0);
        if (left < 0) {
            fault = new NetFault(Reason.TOO_LARGE, "the body is larger " + what + " than the limit");
            throw fault;
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 || read() < 0 ? 0 : 1;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The fault that a read has met, or null. */
    @Nullable
    IOException fault() {
        return fault;
    }

    private int readBelow(byte[] bytes, int offset, int length) throws IOException {
        try {
            return in.read(bytes, offset, length);
        } catch (IOException below) {
            fault = below;
            throw below;
        }
    }
}
