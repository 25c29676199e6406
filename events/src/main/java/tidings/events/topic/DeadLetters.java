package tidings.events.topic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * What a dead letter says of itself, in headers. The names are those that Kafka Streams writes (KIP-1034), so that one
 * reader understands them all.
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

    private DeadLetters() {}

    /**
     * A dead letter for a record that could not be read: the same key and value, with headers that say where and why.
     *
     * @param topic the dead-letter topic's name
     * @param record what could not be read
     * @param problem why
     */
    public static ProducerRecord<String, byte[]> of(
            String topic, ConsumerRecord<String, byte[]> record, RuntimeException problem) {
        List<Header> headers = new ArrayList<>(List.of(record.headers().toArray()));
        headers.add(header(TOPIC, record.topic()));
        headers.add(header(PARTITION, Integer.toString(record.partition())));
        headers.add(header(OFFSET, Long.toString(record.offset())));
        headers.add(header(EXCEPTION, problem.getClass().getName()));
        headers.add(header(MESSAGE, String.valueOf(problem.getMessage())));
        return new ProducerRecord<>(topic, null, null, record.key(), record.value(), headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
