package tidings.streams.meaning;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Remembers what the texts meant that it read of late, so that copies are read once. Some ten kilobytes a text. Safe from
 * any thread.
 */
public final class CopyMemory implements Embedder {
    /** Told of the work that is done, and of that which is not. */
    public interface Listener {
        /** A text was read in this time. */
        void read(Duration time);

        /** A text was known. */
        void recalled();
    }

    private final Embedder embedder;
    private final int most;
    private final Listener listener;
    private final Map<String, Embedding> known;

    /**
     * @param embedder reads what is new, and is closed with this
     * @param most how many texts are remembered
     * @param listener told of each text
     */
    public CopyMemory(Embedder embedder, int most, Listener listener) {
        this.embedder = requireNonNull(embedder, "embedder");
        this.most = most;
        this.listener = requireNonNull(listener, "listener");
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Embedding> eldest) {
                return size() > CopyMemory.this.most;
            }
        };
    }

    @Override
    public Embedding embed(Excerpt excerpt) {
        var key = excerpt.key();
        synchronized (known) {
            var embedding = known.get(key);
            if (embedding != null) {
                listener.recalled();
                return embedding;
            }
        }
        long from = System.nanoTime();
        var embedding = embedder.embed(excerpt);
        listener.read(Duration.ofNanos(System.nanoTime() - from));
        synchronized (known) {
            known.put(key, embedding);
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

    @Override
    public void close() {
        embedder.close();
    }
}
