package tidings.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes while they come in: in pieces that the collector moves easily, instead of one array that is copied into a larger
 * one each time it is full. For one thread.
 */
final class Chunks {

    private static final int FIRST = 8 * 1024;
    private static final int LARGEST = 256 * 1024;

    private final List<byte @Nullable []> full = new ArrayList<>();
    private byte[] last = new byte[FIRST];
    private int used;
    private int size;

    /** Takes what one read brings; false at the stream's end. */
    boolean take(InputStream from) throws IOException {
        if (used == last.length) {
            full.add(last);
            last = new byte[Math.min(LARGEST, 2 * last.length)];
            used = 0;
        }
        int count = from.read(last, used, last.length - used);
        used += Math.max(0, count);
        size += Math.max(0, count);
        return count >= 0;
    }

    /** How many bytes there are. */
    int size() {
        return size;
    }

    /** The first bytes as one array, so many at most. They are taken out. */
    byte[] bytes(int most) {
        byte[] whole = new byte[Math.min(most, size)];
        full.add(last);
        int at = 0;
        for (int index = 0; index < full.size() && at < whole.length; index++) {
            byte[] chunk = full.set(index, null);
            if (chunk != null) {
                int count = Math.min(chunk.length, whole.length - at);
                System.arraycopy(chunk, 0, whole, at, count);
                at += count;
            }
        }
        clear();
        return whole;
    }

    /** All bytes, to be read once. They are taken out. */
    InputStream stream() {
        List<InputStream> parts = new ArrayList<>();
        for (byte[] chunk : full) {
            if (chunk != null) {
                parts.add(new ByteArrayInputStream(chunk));
            }
        }
        parts.add(new ByteArrayInputStream(last, 0, used));
        clear();
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private void clear() {
        full.clear();
        last = new byte[FIRST];
        used = 0;
        size = 0;
    }
}
