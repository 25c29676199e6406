package tidings.alerts;

import static org.apache.kafka.streams.StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG;
import static org.apache.kafka.streams.errors.internals.ExceptionHandlerUtils.maybeBuildDeadLetterQueueRecords;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets a record aside as a dead letter when what was made of it cannot be written because of what it is (too large, not
 * serialisable), and stops for anything else. Kafka creates it by name.
 */
public final class SetAside implements ProductionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);

    private String deadLetters = "";

    /** For Kafka. */
    public SetAside() {}

    @Override
    public void configure(Map<String, ?> settings) {
        deadLetters = String.valueOf(settings.get(ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
    }

    @Override
    public Response handleError(ErrorHandlerContext context, ProducerRecord<byte[], byte[]> entry, Exception problem) {
        if (problem instanceof RecordTooLargeException) {
            return resume(context, problem);
        }
        return problem instanceof RetriableException ? Response.retry() : Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // Kafka's signature
    public Response handleSerializationError(
            ErrorHandlerContext context, ProducerRecord entry, Exception problem, SerializationExceptionOrigin origin) {
        return resume(context, problem);
    }

    private Response resume(ErrorHandlerContext context, Exception problem) {
        LOG.warn(
                "What was made of {}-{}@{} cannot be written and is set aside: {}",
                context.topic(),
                context.partition(),
                context.offset(),
                problem.getMessage());
        return Response.resume(maybeBuildDeadLetterQueueRecords(
                deadLetters, context.sourceRawKey(), context.sourceRawValue(), context, problem));
    }
}
