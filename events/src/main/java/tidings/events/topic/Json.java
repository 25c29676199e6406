package tidings.events.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.DurationDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How records become JSON and back: members are the records' components, instants and durations are ISO-8601 text,
 * absent values are left out, unknown members are ignored. Times and durations that no calendar has are refused: reckoning
 * with them would fail far from where they were read.
 *
 * <p>Safe from any thread.
 */
public final class Json {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z]\\w*");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new SimpleModule("calendar")
                    .addDeserializer(Instant.class, new Moments())
                    .addDeserializer(Duration.class, new Lengths()))
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
            throw new PoisonException(type.getSimpleName() + " expected: " + reason(e), e);
        }
    }

    /** What is wrong and where; a record that misses a member says its name when it refuses to be made. */
    private static String reason(JacksonException problem) {
        var path = new StringBuilder();
        for (var step : problem.getPath()) {
            path.append(step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "/" + step.getPropertyName());
        }
        var member = problem.getCause() instanceof NullPointerException missing ? missing.getMessage() : null;
        if (member != null && NAME.matcher(member).matches()) {
            return "member " + path + "/" + member + " is missing";
        }
        return problem.getOriginalMessage() + (path.isEmpty() ? "" : " at " + path);
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

    /** Reads what Jackson's own reader does, in the years 1 to 9999. */
    private static final class Moments extends StdDeserializer<Instant> {
        private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
        private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

        Moments() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            var read = InstantDeserializer.INSTANT.deserialize(parser, context);
            if (read.isBefore(FIRST) || read.isAfter(LAST)) {
                return context.reportInputMismatch(
                        Instant.class, "a time in the years 1 to 9999 expected, got %s", read);
            }
            return read;
        }
    }

    /** Reads what Jackson's own reader does, up to the length of the calendar, either way. */
    private static final class Lengths extends StdDeserializer<Duration> {
        private static final Duration MOST = Duration.ofDays(3_652_500);

        Lengths() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            var read = DurationDeserializer.INSTANCE.deserialize(parser, context);
            if (read.compareTo(MOST) > 0 || read.compareTo(MOST.negated()) < 0) {
                return context.reportInputMismatch(
                        Duration.class, "a duration of at most %s expected, got %s", MOST, read);
            }
            return read;
        }
    }
}
