package tidings.streams;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import tidings.events.topic.Json;

/**
 * JSON as in {@link Json}, but never larger than what every broker takes. A producer that is asked to send more fails
 * its whole transaction, and would again after each restart; a serializer that refuses makes a dead letter of the one
 * record instead.
 */
public final class SmallJson {
    /** Fits into a broker's default of 1 MiB with room for key and headers. */
    static final int MOST_BYTES = 900_000;

    private SmallJson() {}

    /**
     * Serde of a record. Its serializer throws an {@link IllegalArgumentException} for a value of more than
     * {@value #MOST_BYTES} bytes.
     */
    public static <T> Serde<T> serde(Class<T> type) {
        var json = Json.serde(type);
        return Serdes.serdeFrom(
                (topic, value) -> small(json.serializer().serialize(topic, value), type), json.deserializer());
    }

    @SuppressWarnings("NullAway") // a tombstone is null, and Kafka's serializers are not annotated
    private static byte[] small(byte @Nullable [] bytes, Class<?> type) {
        if (bytes != null && bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " takes " + bytes.length + " bytes, more than " + MOST_BYTES);
        }
        return bytes;
    }
}
