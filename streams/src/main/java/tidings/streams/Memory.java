package tidings.streams;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * What a step remembers of each key, until nothing was heard of it for a given time. A sweep that never does much at
 * once removes what is older; so something may be remembered a while longer, and never shorter.
 *
 * @param <V> what is remembered
 */
final class Memory<V> {
    /** How often the sweep goes on, and how many keys it looks at each time: some 35 million a day. */
    static final Duration SWEEP_EVERY = Duration.ofSeconds(5);

    private static final int SWEEP_KEYS = 2_000;

    private final TimestampedKeyValueStore<String, V> store;
    private final long retention;
    private @Nullable String next;

    /**
     * The memory of one task.
     *
     * @param name of the store
     * @param retention how long to remember after a key was last heard of, in stream time
     */
    Memory(String name, Duration retention, ProcessingContext context) {
        this.store = context.getStateStore(name);
        this.retention = retention.toMillis();
        context.schedule(SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> sweep(context.currentStreamTimeMs()));
    }

    /** A store for a memory. It is written through to its changelog and not cached. */
    static <V> StoreBuilder<TimestampedKeyValueStore<String, V>> store(String name, Serde<V> serde) {
        return Stores.timestampedKeyValueStoreBuilder(
                Stores.persistentTimestampedKeyValueStore(name), Serdes.String(), serde);
    }

    /** What is remembered of the key; null if nothing is. */
    @Nullable
    V recall(String key) {
        var found = store.get(key);
        return found == null ? null : found.value();
    }

    /**
     * Remembers from now on, in place of what was.
     *
     * @param at the record's timestamp; the retention is counted from the latest one of the key
     */
    void remember(String key, V value, long at) {
        var before = store.get(key);
        store.put(key, ValueAndTimestamp.make(value, before == null ? at : Math.max(at, before.timestamp())));
    }

    /** Remembers from now on, where the key was last heard of before: spares looking. */
    void renew(String key, V value, long at) {
        store.put(key, ValueAndTimestamp.make(value, at));
    }

    private void sweep(long streamTime) {
        try (var entries = next == null ? store.all() : store.range(next, null)) {
            forget(entries, streamTime - retention);
            next = entries.hasNext() ? entries.peekNextKey() : null;
        }
    }

    private void forget(KeyValueIterator<String, ValueAndTimestamp<V>> entries, long oldest) {
        for (var looked = 0; looked < SWEEP_KEYS && entries.hasNext(); looked++) {
            var entry = entries.next();
            if (entry.value.timestamp() < oldest) {
                store.delete(entry.key);
            }
        }
    }
}
