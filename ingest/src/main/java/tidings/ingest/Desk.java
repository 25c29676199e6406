package tidings.ingest;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Where documents are read. Small ones are read at once, where they came in. Large ones are read one after the other, one
 * for each two processors, on threads of their own: reading never pauses, and a few large documents would keep all virtual
 * threads of the program waiting, deadlines among them. Who waits for a large one gives up in time; what was begun is
 * read to its end, which costs time in proportion to its length.
 *
 * <p>Safe from any thread.
 */
final class Desk implements AutoCloseable {
    /** The largest document that is read where it came in, in bytes. */
    static final int SMALL = 256 * 1024;

    private final ExecutorService threads;

    Desk() {
        this.threads = Executors.newFixedThreadPool(
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                Thread.ofPlatform().daemon().name("tidings-desk-", 0).factory());
    }

    /**
     * Has a document read.
     *
     * @param size of the document, in bytes
     * @param within how long the caller waits for a large one
     * @param reading reads it
     */
    <T> Done<T> read(int size, Duration within, Callable<T> reading) {
        if (size <= SMALL) {
            return new Done.Read<>(called(reading));
        }
        var begun = new AtomicBoolean();
        try {
            var task = threads.submit(() -> {
                begun.set(true);
                return reading.call();
            });
            try {
                return new Done.Read<>(task.get(within.toNanos(), TimeUnit.NANOSECONDS));
            } finally {
                task.cancel(false);
            }
        } catch (TimeoutException | RejectedExecutionException e) {
            return new Done.Late<>(begun.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Done.Late<>(begun.get());
        } catch (ExecutionException e) {
            throw unchecked(requireNonNull(e.getCause(), "cause"));
        }
    }

    /** Begins no more; what is being read is read to its end. Safe to call twice. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static <T> T called(Callable<T> reading) {
        try {
            return reading.call();
        } catch (Exception e) {
            throw unchecked(e);
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException mistake ? mistake : new IllegalStateException(thrown);
    }

    /** Whether there was time. */
    sealed interface Done<T> {
        /** There was. */
        record Read<T>(T result) implements Done<T> {}

        /**
         * There was not, or the thread was interrupted, whose flag is set then.
         *
         * @param begun false if others were read all the time
         */
        record Late<T>(boolean begun) implements Done<T> {}
    }
}
