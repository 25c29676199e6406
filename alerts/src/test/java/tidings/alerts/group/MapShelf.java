package tidings.alerts.group;

import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A shelf in memory. */
final class MapShelf<V> implements Shelf<V> {
    private final TreeMap<String, V> entries = new TreeMap<>();

    @Override
    public @Nullable V get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, V value) {
        entries.put(key, value);
    }

    @Override
    public void remove(String key) {
        entries.remove(key);
    }

    @Override
    public void scan(String prefix, BiConsumer<String, V> visitor) {
        new TreeMap<>(entries).forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                visitor.accept(key, value);
            }
        });
    }

    int size() {
        return entries.size();
    }
}
