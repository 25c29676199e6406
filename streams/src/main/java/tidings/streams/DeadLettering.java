package tidings.streams;

import java.io.PrintWriter;
import java.io.StringWriter;
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
 * Sets aside each record that cannot be read, worked on or written, and lets the topology go on. A dead letter holds
 * key and value as they were read, and headers that say where it came from and what was wrong. Trouble of Kafka or of
 * the disk is not the record's fault: for that the task stops, and does the record again.
 *
 * <p>Kafka creates it by name; {@link StreamsProperties} tells it the topic and the meters.
 */
public final class DeadLettering
        implements DeserializationExceptionHandler, ProcessingExceptionHandler, ProductionExceptionHandler {
    /** Setting that holds the {@link StreamsMetrics}. */
    static final String METRICS = "tidings.metrics";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLettering.class);

    private String topic = "";
    private @Nullable StreamsMetrics metrics;

    /** For Kafka, which calls {@link #configure} next. */
    public DeadLettering() {}

    @Override
    public void configure(Map<String, ?> settings) {
        topic = String.valueOf(settings.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
        metrics = settings.get(METRICS) instanceof StreamsMetrics given ? given : null;
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> entry, Exception problem) {
        return DeserializationExceptionHandler.Response.resume(
                letters("read", context, entry.key(), entry.value(), problem));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> entry, Exception problem) {
        if (problem instanceof KafkaException) {
            return ProcessingExceptionHandler.Response.fail();
        }
        if (context.topic() == null) { // not a record, but work done from time to time
            LOG.error("{} met a bug", context.processorNodeId(), problem);
            return ProcessingExceptionHandler.Response.resume();
        }
        return ProcessingExceptionHandler.Response.resume(letters(context.processorNodeId(), context, problem));
    }

    /** A send that failed has spoilt the transaction: only doing its records again can help. */
    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> entry, Exception problem) {
        LOG.error("writing to {} failed; the task starts again: {}", entry.topic(), problem.toString());
        return ProductionExceptionHandler.Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // as Kafka declares it
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord entry,
            Exception problem,
            ProductionExceptionHandler.SerializationExceptionOrigin origin) {
        return ProductionExceptionHandler.Response.resume(letters("write", context, problem));
    }

    private List<ProducerRecord<byte[], byte[]>> letters(String step, ErrorHandlerContext context, Exception problem) {
        return letters(step, context, context.sourceRawKey(), context.sourceRawValue(), problem);
    }

    private List<ProducerRecord<byte[], byte[]>> letters(
            String step,
            ErrorHandlerContext context,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Exception problem) {
        LOG.warn(
                "dead letter: {}-{} at {}, {}: {}",
                context.topic(),
                context.partition(),
                context.offset(),
                step,
                problem.toString());
        if (metrics != null) {
            metrics.deadLetter(step);
        }
        var headers = DeadLetters.headers(
                new DeadLetters.Place(context.topic(), context.partition(), context.offset()),
                context.headers(),
                problem);
        DeadLetters.add(headers, DeadLetters.STACK_TRACE, stackTrace(problem));
        return List.of(DeadLetters.of(topic, key, value, headers));
    }

    private static String stackTrace(Exception problem) {
        var text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
