package tidings.net;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory that bodies may take while they come in and until they are read. A small body has its room without asking. A
 * larger one needs one of few places for its size, and waits for it: so a thousand servers that send endlessly take no
 * more memory than a few. Who holds a place for large bodies never waits for one of medium size, so that nobody waits in
 * a circle.
 *
 * <p>Safe from any thread.
 */
final class BodyRoom {

    /** The largest body that needs no place, in bytes. */
    static final int SMALL = 128 * 1024;
    /** The largest body that needs no place for large ones, in bytes. */
    static final int MEDIUM = 1024 * 1024;

    private static final int MEDIUM_PLACES = 12;
    private static final int LARGE_PLACES = 3;
    private static final int DECODERS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore medium = new Semaphore(MEDIUM_PLACES, true);
    private final Semaphore large = new Semaphore(LARGE_PLACES, true);
    private final Semaphore decoders = new Semaphore(DECODERS, true);

    /** Room for one exchange, to be closed once its body is read. */
    Visit enter() {
        return new Visit();
    }

    /** How many places are free. */
    int free() {
        return medium.availablePermits() + large.availablePermits() + decoders.availablePermits();
    }

    /** What one exchange holds. Taken by the thread that runs it, closed by the one that waits for it. */
    final class Visit implements AutoCloseable {

        private boolean holdsMedium;
        private boolean holdsLarge;
        private boolean decodes;
        private boolean closed;

        private Visit() {}

        /**
         * Waits until there is room for a body that has more bytes than this.
         *
         * @throws NetFault if there is none within the time that is left, or within five seconds
         */
        void grow(int bytes, Progress progress) throws NetFault, InterruptedException {
            if (bytes >= SMALL && !holdsMedium) {
                take(medium, progress);
                keep(() -> holdsMedium = true, medium);
            }
            if (bytes >= MEDIUM && !holdsLarge) {
                take(large, progress);
                keep(() -> holdsLarge = true, large);
            }
        }

        /**
         * Waits for one of the places in which what needs much memory of its own is decompressed; held until the visit's
         * end.
         */
        void decode(Progress progress) throws NetFault, InterruptedException {
            if (!decodes) {
                take(decoders, progress);
                keep(() -> decodes = true, decoders);
            }
        }

        /** The decompression has ended. */
        synchronized void decoded() {
            if (decodes) {
                decodes = false;
                decoders.release();
            }
        }

        /** Gives everything back. Safe to call twice. */
        @Override
        public synchronized void close() {
            closed = true;
            decoded();
            if (holdsMedium) {
                holdsMedium = false;
                medium.release();
            }
            if (holdsLarge) {
                holdsLarge = false;
                large.release();
            }
        }

        private void take(Semaphore places, Progress progress) throws NetFault, InterruptedException {
            if (places.tryAcquire()) {
                return;
            }
            Progress.Stage before = progress.stage();
            progress.enter(Progress.Stage.HELD);
            Duration left = progress.remaining();
            Duration wait = left.compareTo(PATIENCE) < 0 ? left : PATIENCE;
            if (!places.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new NetFault(Reason.BUSY, "no room for the body of " + progress.host() + " beside others");
            }
            progress.enter(before);
        }

        /** The one who waits may have given up meanwhile. */
        private synchronized void keep(Runnable held, Semaphore places) throws NetFault {
            if (closed) {
                places.release();
                throw new NetFault(Reason.CANCELLED, "nobody waits for the body any more");
            }
            held.run();
        }
    }
}
