package tidings.alerts.feedback;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Feedback;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;

/**
 * Writes feedback to its topic.
 *
 * <p>Safe from any thread.
 */
public final class FeedbackLog implements FeedbackSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedbackLog.class);
    private static final int WITHIN_SECONDS = 10;

    private final Producer<String, byte[]> producer;
    private final String topic;

    /**
     * Opens a producer.
     *
     * @param clients how to reach Kafka
     * @param topics the topics
     */
    public FeedbackLog(KafkaClients clients, Topics topics) {
        this.producer = clients.producer(Map.of("max.block.ms", WITHIN_SECONDS * 1000));
        this.topic = topics.feedback().name();
    }

    @Override
    public boolean record(Feedback feedback) {
        try {
            producer.send(new ProducerRecord<>(topic, feedback.id(), Json.bytes(feedback)))
                    .get(WITHIN_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn("Feedback could not be recorded: {}", e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
