package tidings.events.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.ToIntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters: records that could not be handled, with their key and value as they were, and headers that say where they
 * stood and what was wrong. The names are those that Kafka Streams writes (KIP-1034), so that one reader understands them
 * all. A dead letter is never larger than what every broker takes: one that was refused would be written again and again.
 *
 * <p>Stateless, safe from any thread.
 */
public final class DeadLetters {
    /** Topic that it came from. */
    public static final String TOPIC = "__streams.errors.topic";
    /** Partition that it came from, as decimal text. */
    public static final String PARTITION = "__streams.errors.partition";
    /** Offset that it came from, as decimal text. */
    public static final String OFFSET = "__streams.errors.offset";
    /** Class of what went wrong. */
    public static final String EXCEPTION = "__streams.errors.exception";
    /** What went wrong, for people. */
    public static final String MESSAGE = "__streams.errors.message";
    /** Where in the program it went wrong. */
    public static final String STACK_TRACE = "__streams.errors.stacktrace";
    /** What the headers above begin with. */
    public static final String PREFIX = "__streams.errors.";
    /** Says that the value was too large to be kept, and how many bytes it had. */
    public static final String VALUE_OMITTED = "tidings.value-omitted";
    /** Says that the key was too large to be kept, and how many bytes it had. */
    public static final String KEY_OMITTED = "tidings.key-omitted";

    /**
     * On a record that was written back: which dead letter it was. On a record of the topic of dead letters that has no
     * {@link #TOPIC}: which one was written back.
     */
    public static final String REPLAYED = "tidings.replayed";

    /** Fits into a broker's default of 1 MiB with some room. */
    private static final int MOST_BYTES = 900_000;

    private static final int MOST_KEY = 10_000;
    private static final int MOST_TEXT = 8_000;

    private DeadLetters() {}

    /**
     * A dead letter for a record that could not be read.
     *
     * @param topic the dead-letter topic's name
     * @param record what could not be read
     * @param problem why
     */
    public static ProducerRecord<String, byte[]> of(
            String topic, ConsumerRecord<String, byte[]> record, RuntimeException problem) {
        var place = new Place(record.topic(), record.partition(), record.offset());
        return letter(
                topic,
                record.key(),
                key -> key.getBytes(UTF_8).length,
                record.value(),
                headers(place, record.headers(), problem));
    }

    /**
     * A dead letter for a record whose key is bytes.
     *
     * @param topic the dead-letter topic's name
     * @param key of the record
     * @param value of the record
     * @param headers made by {@link #headers}
     */
    public static ProducerRecord<byte[], byte[]> of(
            String topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return letter(topic, key, bytes -> bytes.length, value, headers);
    }

    /**
     * The record's own headers, if they are not too large, and those of its dead letter.
     *
     * @param place where the record stood
     * @param own the record's headers; null for none
     * @param problem what was wrong with it
     */
    public static Headers headers(Place place, @Nullable Headers own, Exception problem) {
        var headers = new RecordHeaders();
        if (own != null && size(own) <= MOST_TEXT) {
            for (var header : own) {
                if (!header.key().startsWith(PREFIX)) {
                    headers.add(header);
                }
            }
        }
        add(headers, TOPIC, String.valueOf(place.topic));
        add(headers, PARTITION, Integer.toString(place.partition));
        add(headers, OFFSET, Long.toString(place.offset));
        add(headers, EXCEPTION, problem.getClass().getName());
        add(headers, MESSAGE, String.valueOf(problem.getMessage()));
        return headers;
    }

    /** Adds a header of some length at most; what is longer is cut. */
    public static void add(Headers headers, String name, String text) {
        headers.add(name, text.substring(0, Math.min(text.length(), MOST_TEXT)).getBytes(UTF_8));
    }

    @SuppressWarnings("NullAway") // records may lack key and value, and Kafka is not annotated
    private static <K> ProducerRecord<K, byte[]> letter(
            String topic, @Nullable K key, ToIntFunction<K> length, byte @Nullable [] value, Headers headers) {
        var keyBytes = key == null ? 0 : length.applyAsInt(key);
        var keptKey = keyBytes > MOST_KEY ? null : key;
        if (keptKey != key) {
            add(headers, KEY_OMITTED, Integer.toString(keyBytes));
        }
        var room = MOST_BYTES - size(headers) - MOST_KEY;
        var keptValue = value != null && value.length > room ? null : value;
        if (keptValue != value) {
            add(headers, VALUE_OMITTED, Integer.toString(value.length));
        }
        return new ProducerRecord<>(topic, null, null, keptKey, keptValue, headers);
    }

    private static int size(Headers headers) {
        var size = 0;
        for (Header header : headers) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }

    /**
     * Where a record stood.
     *
     * @param topic its topic; null if nobody knows
     * @param partition its partition
     * @param offset its offset
     */
    public record Place(@Nullable String topic, int partition, long offset) {}
}
