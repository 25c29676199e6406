package tidings.alerts;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.topic.DeadLetters;

/**
 * Sets an alert aside as a dead letter if it cannot be read, routed or made into notifications, and lets the others go
 * on. Trouble with Kafka is not the alert's fault: for that the task stops and does it again.
 *
 * <p>Kafka creates it by name.
 */
public final class SetAside
        implements DeserializationExceptionHandler, ProcessingExceptionHandler, ProductionExceptionHandler {
    /** Setting that holds the {@link AlertsMetrics}. */
    static final String METRICS = "tidings.metrics";

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);
    private String deadLetters = "";
    private @Nullable AlertsMetrics metrics;

    /** For Kafka, which calls {@link #configure} next. */
    public SetAside() {}

    @Override
    public void configure(Map<String, ?> settings) {
        deadLetters = String.valueOf(settings.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
        metrics = settings.get(METRICS) instanceof AlertsMetrics given ? given : null;
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> entry, Exception problem) {
        return DeserializationExceptionHandler.Response.resume(letters(context, entry.key(), entry.value(), problem));
    }

    /** Where no record was at hand, as when a group's time comes, there is nothing to set aside: it is done again. */
    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> entry, Exception problem) {
        return problem instanceof KafkaException || context.sourceRawValue() == null && context.topic() == null
                ? ProcessingExceptionHandler.Response.fail()
                : ProcessingExceptionHandler.Response.resume(
                        letters(context, context.sourceRawKey(), context.sourceRawValue(), problem));
    }

    /** A send that failed has spoilt the transaction: only doing its records again can help. */
    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> entry, Exception problem) {
        LOG.error("Writing to {} failed, and the task begins anew: {}", entry.topic(), problem.toString());
        return ProductionExceptionHandler.Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // as Kafka declares it
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext context, ProducerRecord entry, Exception problem, SerializationExceptionOrigin origin) {
        return ProductionExceptionHandler.Response.resume(
                letters(context, context.sourceRawKey(), context.sourceRawValue(), problem));
    }

    private List<ProducerRecord<byte[], byte[]>> letters(
            ErrorHandlerContext context, byte @Nullable [] key, byte @Nullable [] value, Exception problem) {
        LOG.warn(
                "Alert {}-{}@{} is set aside: {}",
                context.topic(),
                context.partition(),
                context.offset(),
                problem.toString());
        if (metrics != null) {
            metrics.setAside();
        }
        var place = new DeadLetters.Place(context.topic(), context.partition(), context.offset());
        return List.of(DeadLetters.of(deadLetters, key, value, DeadLetters.headers(place, context.headers(), problem)));
    }
}
