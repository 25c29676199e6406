package tidings.app.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tidings.app.problem.Problem;

/**
 * The directory that holds what one instance keeps on disk, locked for as long as the instance lives. The operating
 * system gives the lock up with the process, however that ends.
 *
 * <p>Safe from any thread.
 */
public final class DataDirectory implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String INSTANCE = "instance";
    private static final int TRIES = 20;
    private static final long BETWEEN_TRIES = 50_000_000; // nanoseconds; a command that looks for us holds it briefly

    private final Path path;
    private final FileChannel channel;
    private final String instance;

    private DataDirectory(Path path, FileChannel channel, String instance) {
        this.path = path;
        this.channel = channel;
        this.instance = instance;
    }

    /**
     * Creates the directory if need be, and takes it for this process.
     *
     * @throws Problem if another process holds it, or it cannot be written
     */
    public static DataDirectory lock(Path directory) {
        var path = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(path.resolve(LOCK), CREATE, READ, WRITE);
            if (tryLock(channel) == null) {
                var holder = read(channel);
                channel.close();
                throw new Problem("The data directory " + path + " is in use by process "
                        + (holder.isEmpty() ? "(unknown)" : holder)
                        + ": stop that one, or give this one another data-dir");
            }
            writeOver(channel, Long.toString(ProcessHandle.current().pid()));
            Files.deleteIfExists(path.resolve(Running.FILE));
            return new DataDirectory(path, channel, instance(path.resolve(INSTANCE)));
        } catch (IOException e) {
            throw new Problem(
                    "The data directory " + path + " cannot be used: " + reason(e)
                            + "; make it writable, free space, or set data-dir to another one",
                    e);
        }
    }

    /** Where it is, absolute. */
    public Path path() {
        return path;
    }

    /** Names this instance in transactions and groups; the same each time it starts on this directory. */
    public String instance() {
        return instance;
    }

    /** Tells other commands where the instance is. */
    public void announce(Running running) {
        try {
            running.write(path);
        } catch (IOException e) {
            throw new Problem("The file " + path.resolve(Running.FILE) + " cannot be written: " + reason(e), e);
        }
    }

    /** Gives the directory up. Safe to call twice. */
    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                Files.deleteIfExists(path.resolve(Running.FILE));
                channel.close();
            }
        } catch (IOException e) {
            throw new Problem("The data directory " + path + " cannot be given up: " + reason(e), e);
        }
    }

    /** Whether another process has the directory. */
    static boolean isLocked(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory.resolve(LOCK), READ)) {
            var lock = channel.tryLock(0, Long.MAX_VALUE, true);
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            try {
                var lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                return null; // this very process has it
            }
            LockSupport.parkNanos(BETWEEN_TRIES);
        }
        return null;
    }

    private static String read(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), UTF_8).strip();
    }

    private static void writeOver(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(UTF_8.encode(text + "\n"), 0);
    }

    private static String instance(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > 0) {
            return Files.readString(file).strip();
        }
        var id = UUID.randomUUID().toString().substring(0, 8);
        Files.writeString(file, id + "\n");
        return id;
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
