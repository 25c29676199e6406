package tidings.streams.opinion;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tidings.streams.meaning.Embedder;
import tidings.streams.meaning.Embedding;
import tidings.streams.meaning.Excerpt;

/**
 * Reads samples without hurry: after each one it rests as long as that took, so that learning never takes more than half
 * of a processor from the alerts. Stops where the program does.
 *
 * @param embedder reads
 * @param stop counted down when the program stops
 */
record PatientEmbedder(Embedder embedder, CountDownLatch stop) implements Embedder {
    @Override
    public Embedding embed(Excerpt excerpt) {
        long from = System.nanoTime();
        var embedding = embedder.embed(excerpt);
        try {
            if (stop.await(System.nanoTime() - from, TimeUnit.NANOSECONDS)) {
                throw new CancellationException("the program stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the program stops");
        }
        return embedding;
    }

    @Override
    public int dimensions() {
        return embedder.dimensions();
    }

    @Override
    public String identity() {
        return embedder.identity();
    }

    @Override
    public Set<String> languages() {
        return embedder.languages();
    }

    /** Leaves the embedder open: it is not its own. */
    @Override
    public void close() {}
}
