package tidings.alerts.group;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What groups remember, by key: a state store of Kafka Streams, or a map in tests. For one thread.
 *
 * @param <V> what is kept
 */
public interface Shelf<V> {
    /** What is kept under a key; null if nothing is. */
    @Nullable
    V get(String key);

    /** Keeps a value, in place of what was there. */
    void put(String key, V value);

    /** Forgets what is kept under a key. */
    void remove(String key);

    /**
     * Visits all whose key begins with a prefix, by key. The visitor may change and remove what it visits.
     *
     * @param prefix empty for all
     */
    void scan(String prefix, BiConsumer<String, V> visitor);
}
