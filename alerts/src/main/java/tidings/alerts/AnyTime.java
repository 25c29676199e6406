package tidings.alerts;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's own timestamp; 0 for one that has none, as an ordinary client may write it and for which Kafka Streams
 * would stop. Nothing here is decided by a record's timestamp.
 *
 * <p>Stateless. Kafka creates it by name.
 */
public final class AnyTime implements TimestampExtractor {
    /** For Kafka. */
    public AnyTime() {}

    @Override
    public long extract(ConsumerRecord<Object, Object> entry, long partitionTime) {
        return Math.max(0, entry.timestamp());
    }
}
