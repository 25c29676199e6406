package tidings.app.command;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines of bounded length, so that a file without line ends does not fill the memory. For one thread. */
final class LineReader implements AutoCloseable {
    /** The longest line that is read, in UTF-16 code units. */
    static final int MAX_LINE = 20_000_000;

    private final Reader reader;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int end;
    private long number;
    private boolean tooLong;

    LineReader(Reader reader) {
        this.reader = reader;
    }

    /** The next line without its end, cut off after {@link #MAX_LINE}; null at the end of the input. */
    @Nullable
    String next() throws IOException {
        if (!fill()) {
            return null;
        }
        number++;
        tooLong = false;
        var line = new StringBuilder();
        while (fill()) {
            int stop = lineEnd();
            append(line, stop);
            at = stop;
            if (at < end) {
                at++;
                break;
            }
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    /** The number of the line read last, from 1. */
    long number() {
        return number;
    }

    /** True if the line read last was cut off. */
    boolean isTooLong() {
        return tooLong;
    }

    /** True if the next line can be read, at least in part, without waiting for more to come. */
    boolean isReady() throws IOException {
        return at < end || reader.ready();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, reader.read(buffer, 0, buffer.length));
        }
        return at < end;
    }

    private int lineEnd() {
        int stop = at;
        while (stop < end && buffer[stop] != '\n') {
            stop++;
        }
        return stop;
    }

    private void append(StringBuilder line, int stop) {
        int room = MAX_LINE - line.length();
        tooLong |= stop - at > room;
        line.append(buffer, at, Math.min(room, stop - at));
    }
}
