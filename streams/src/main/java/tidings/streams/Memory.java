package tidings.streams;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * What a step remembers of each key, for a bounded time after it last heard of it. A window store keeps it on disk:
 * whole segments of it are dropped as stream time goes on, so that forgetting costs nothing.
 *
 * @param <V> what is remembered
 */
final class Memory<V> {
    private static final Instant EVER = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final WindowStore<String, V> store;

    Memory(WindowStore<String, V> store) {
        this.store = store;
    }

    /** A store for a memory. It is written through to its changelog and not cached. */
    static <V> StoreBuilder<WindowStore<String, V>> store(String name, Duration retention, Serde<V> serde) {
        return Stores.windowStoreBuilder(
                Stores.persistentWindowStore(name, retention, Duration.ofMillis(1), false), Serdes.String(), serde);
    }

    /** What is remembered of the key; null if nothing is. */
    @Nullable
    Trace<V> recall(String key) {
        try (var newestFirst = store.backwardFetch(key, Instant.EPOCH, EVER)) {
            if (!newestFirst.hasNext()) {
                return null;
            }
            var newest = newestFirst.next();
            return new Trace<>(newest.value, newest.key);
        }
    }

    /**
     * Remembers from now on.
     *
     * @param before what {@link #recall} gave for the key; it is replaced
     * @param at the record's timestamp; the time to forget is counted from the latest one
     */
    @SuppressWarnings("NullAway") // to the store, null means remove
    void remember(String key, V value, @Nullable Trace<V> before, long at) {
        var latest = before == null ? at : Math.max(at, before.at());
        if (before != null && before.at() != latest) {
            store.put(key, null, before.at());
        }
        store.put(key, value, latest);
    }

    /**
     * Something remembered.
     *
     * @param value what
     * @param at when the key was last heard of, in milliseconds of stream time
     */
    record Trace<V>(V value, long at) {}
}
