package tidings.streams.theme;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.streams.StreamsMetrics;

/**
 * A record on the topic of themes that is no usable theme.
 *
 * @param entry the record
 * @param problem what is wrong with it
 */
record BadTheme(ConsumerRecord<String, byte[]> entry, PoisonException problem) {
    private static final Logger LOG = LoggerFactory.getLogger(BadTheme.class);

    /**
     * Writes dead letters, and returns when they are written.
     *
     * @return false if some could not be; they are tried again after the next start
     */
    static boolean setAside(List<BadTheme> bad, String topic, KafkaClients clients, StreamsMetrics metrics) {
        try (var producer = clients.producer(Map.of())) {
            var sent =
                    bad.stream().map(one -> one.send(producer, topic, metrics)).toList();
            for (var future : sent) {
                future.get();
            }
            return true;
        } catch (ExecutionException e) {
            LOG.error("dead letters of themes could not be written to {}: {}", topic, String.valueOf(e.getCause()));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Future<RecordMetadata> send(Producer<String, byte[]> producer, String topic, StreamsMetrics metrics) {
        LOG.warn(
                "theme {} at offset {} cannot be used, the version before it stays: {}",
                entry.key(),
                entry.offset(),
                problem.getMessage());
        metrics.deadLetter("themes");
        return producer.send(DeadLetters.of(topic, entry, problem));
    }
}
