package tidings.streams;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Refuses records that ordinary clients may write and that no step can work with. */
final class Poison {
    private Poison() {}

    /**
     * The record's value.
     *
     * @param keyOf the key that a record with this value has
     * @throws IllegalArgumentException if there is no value, or the key is another; the message says which
     */
    static <V> V check(@Nullable String key, @Nullable V value, Function<V, String> keyOf) {
        if (value == null) {
            throw new IllegalArgumentException("a value expected, got none");
        }
        var right = keyOf.apply(value);
        if (!right.equals(key)) {
            throw new IllegalArgumentException("key " + right + " expected, got " + key);
        }
        return value;
    }
}
