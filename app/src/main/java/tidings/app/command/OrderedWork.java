package tidings.app.command;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import tidings.app.problem.Problem;

/**
 * Does work on all processors and hands on the results in the order in which the work came. What comes is put together in
 * parcels, so that small pieces of work cost little; only few parcels wait at a time. For one thread.
 *
 * @param <T> a piece of work
 * @param <R> what becomes of it
 */
final class OrderedWork<T, R> implements AutoCloseable {
    private static final int PARCEL = 64;
    private static final long PARCEL_SIZE = 1 << 18;

    private final Function<T, R> work;
    private final Predicate<R> sink;
    private final int most;
    private final ExecutorService workers;
    private final Deque<Future<List<R>>> waiting = new ArrayDeque<>();
    private List<T> parcel = new ArrayList<>();
    private long size;

    /**
     * @param work called from several threads
     * @param sink takes the results, from the thread that adds; false if it wants no more
     */
    OrderedWork(Function<T, R> work, Predicate<R> sink) {
        this.work = requireNonNull(work, "work");
        this.sink = requireNonNull(sink, "sink");
        int processors = Runtime.getRuntime().availableProcessors();
        this.most = 2 * processors + 1;
        this.workers = Executors.newFixedThreadPool(
                processors,
                Thread.ofPlatform().daemon().name("tidings-work-", 0).factory());
    }

    /**
     * Takes a piece of work; may wait for earlier ones.
     *
     * @param weight how large it is, in characters
     * @return false if no more are wanted
     */
    boolean add(T piece, int weight) {
        parcel.add(piece);
        size += weight;
        if (parcel.size() < PARCEL && size < PARCEL_SIZE) {
            return true;
        }
        send();
        return waiting.size() < most || handOn();
    }

    /** Waits until all is done and handed on. Returns false if no more are wanted. */
    boolean drain() {
        if (!parcel.isEmpty()) {
            send();
        }
        boolean more = true;
        while (more && !waiting.isEmpty()) {
            more = handOn();
        }
        return more;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void send() {
        var own = parcel;
        waiting.addLast(workers.submit(() -> own.stream().map(work).toList()));
        parcel = new ArrayList<>();
        size = 0;
    }

    private boolean handOn() {
        for (var result : results(waiting.removeFirst())) {
            if (!sink.test(result)) {
                return false;
            }
        }
        return true;
    }

    private List<R> results(Future<List<R>> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("work on an article failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("interrupted", e);
        }
    }
}
