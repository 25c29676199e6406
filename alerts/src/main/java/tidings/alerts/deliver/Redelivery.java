package tidings.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A notification that somebody asked to have delivered once more: the same record at the end of its topic, with a header
 * that tells it from the first. It is attempted even where the receiver is disabled, and if the receiver takes it, the
 * receiver is enabled again.
 */
public final class Redelivery {
    /** Header that names the redelivery. */
    public static final String HEADER = "tidings-again";

    private Redelivery() {}

    /**
     * The record that asks for it.
     *
     * @param original a record of the topic {@code notifications}
     * @param again tells this redelivery from others of the same notification
     */
    public static ProducerRecord<String, byte[]> of(ConsumerRecord<String, byte[]> original, String again) {
        return of(original.topic(), original.partition(), original.key(), original.value(), again);
    }

    /** The same from the parts of a record. */
    public static ProducerRecord<String, byte[]> of(
            String topic, int partition, String key, byte[] value, String again) {
        return new ProducerRecord<>(
                topic, partition, null, key, value, List.of(new RecordHeader(HEADER, again.getBytes(UTF_8))));
    }

    /** Which redelivery a record asks for; null if it is the first delivery. */
    static @Nullable String of(ConsumerRecord<String, byte[]> entry) {
        var header = entry.headers().lastHeader(HEADER);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
