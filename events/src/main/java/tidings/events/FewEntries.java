package tidings.events;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map of a few entries in the order given, in a third of a {@link LinkedHashMap}'s memory: of a hundred thousand themes
 * each has several. It looks at its entries one after the other. Immutable.
 *
 * @param <V> what the keys stand for
 */
final class FewEntries<V> extends AbstractMap<String, V> implements SequencedMap<String, V> {
    private static final int MOST = 8;
    private static final FewEntries<?> NONE = new FewEntries<>(new Object[0]);

    /** Each key, and what it stands for after it. */
    private final Object[] entries;

    private FewEntries(Object[] entries) {
        this.entries = entries;
    }

    /** A copy of a map that nobody can change; of a large one in another form. Absent means empty. */
    @SuppressWarnings("unchecked")
    static <V> SequencedMap<String, V> copy(@Nullable Map<String, V> map) {
        if (map == null || map.isEmpty()) {
            return (FewEntries<V>) NONE;
        }
        if (map instanceof FewEntries<V> same) {
            return same;
        }
        if (map.size() > MOST) {
            return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
        }
        var entries = new Object[map.size() * 2];
        int at = 0;
        for (var entry : map.entrySet()) {
            entries[at++] = entry.getKey();
            entries[at++] = entry.getValue();
        }
        return new FewEntries<>(entries);
    }

    @Override
    public int size() {
        return entries.length / 2;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return indexOf(key) >= 0;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        int index = indexOf(key);
        return index < 0 ? null : (V) entries[index + 1];
    }

    private int indexOf(@Nullable Object key) {
        for (int i = 0; i < entries.length; i += 2) {
            if (entries[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public SequencedMap<String, V> reversed() {
        var reversed = new Object[entries.length];
        for (int i = 0; i < entries.length; i += 2) {
            reversed[entries.length - 2 - i] = entries[i];
            reversed[entries.length - 1 - i] = entries[i + 1];
        }
        return new FewEntries<>(reversed);
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return FewEntries.this.size();
            }

            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < entries.length;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Map.Entry<String, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            next += 2;
            return new SimpleImmutableEntry<>((String) entries[next - 2], (V) entries[next - 1]);
        }
    }
}
