package tidings.alerts.channel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What earlier receipts of a receiver referred to. It is on the topic {@code deliveries}, so a restart knows it too.
 *
 * @param references by the key that the channel chose
 */
public record Memory(Map<String, String> references) {
    /** Nothing is remembered. */
    public static final Memory NONE = new Memory(Map.of());

    public Memory {
        references = Map.copyOf(references);
    }

    /** What was remembered under a key; null if nothing was. */
    public @Nullable String get(String key) {
        return references.get(key);
    }
}
