package tidings.alerts;

import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import tidings.alerts.group.Shelf;

/** A shelf in a state store of Kafka Streams: it survives restarts, and moves with its task. */
final class StoreShelf<V> implements Shelf<V> {
    private final KeyValueStore<String, V> store;

    StoreShelf(KeyValueStore<String, V> store) {
        this.store = store;
    }

    @Override
    public @Nullable V get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, V value) {
        store.put(key, value);
    }

    @Override
    public void remove(String key) {
        store.delete(key);
    }

    @Override
    public void scan(String prefix, BiConsumer<String, V> visitor) {
        try (var entries = entries(prefix)) {
            while (entries.hasNext()) {
                var entry = entries.next();
                visitor.accept(entry.key, entry.value);
            }
        }
    }

    /** RocksDB shows what was there when the scan began, whatever the visitor changes. */
    private KeyValueIterator<String, V> entries(String prefix) {
        return prefix.isEmpty() ? store.all() : store.prefixScan(prefix, new StringSerializer());
    }
}
