package tidings.events.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How records become JSON and back: members are the records' components, instants and durations are ISO-8601 text,
 * absent values are left out, unknown members are ignored.
 *
 * <p>Safe from any thread.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    /** The mapper itself, for trees and streams. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The value as UTF-8 JSON without line breaks. */
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** The value as JSON without line breaks. */
    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * Reads a record.
     *
     * @throws PoisonException if the bytes are not JSON, or lack a required member, or hold a value out of range
     */
    public static <T> T read(byte @Nullable [] json, Class<T> type) {
        if (json == null) {
            throw new PoisonException(type.getSimpleName() + " expected, got no value", new NullPointerException());
        }
        try {
            var value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new PoisonException(type.getSimpleName() + " expected, got null", new NullPointerException());
            }
            return value;
        } catch (JacksonException e) {
            throw new PoisonException(type.getSimpleName() + " expected: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Serde of a record; a null value is a tombstone and stays null.
     *
     * <p>Its deserializer throws {@link PoisonException} as {@link #read} does.
     */
    public static <T> Serde<T> serde(Class<T> type) {
        Deserializer<T> deserializer = (topic, data) -> orNull(data, type);
        return Serdes.serdeFrom((topic, value) -> bytesOrNull(value), deserializer);
    }

    @SuppressWarnings("NullAway") // Kafka's serializers pass tombstones through as null, and are not annotated
    private static byte[] bytesOrNull(@Nullable Object value) {
        return value == null ? null : bytes(value);
    }

    @SuppressWarnings("NullAway") // as above
    private static <T> T orNull(byte @Nullable [] data, Class<T> type) {
        return data == null ? null : read(data, type);
    }
}
