package tidings.ingest.push;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;

/**
 * Writes notices to the topic {@code feeds}, where the feed's owner reads them. Opens its producer with the first one.
 *
 * <p>Safe from any thread.
 */
public final class NoticeLog implements NoticeSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeLog.class);
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final String topic;
    private @Nullable Producer<String, byte[]> producer;
    private boolean closed;

    /**
     * @param clients makes the producer
     * @param topics where to write
     */
    public NoticeLog(KafkaClients clients, Topics topics) {
        this.clients = requireNonNull(clients, "clients");
        this.topic = topics.feeds().name();
    }

    @Override
    public boolean record(HubNotice notice) {
        try {
            var open = open();
            if (open == null) {
                return false;
            }
            open.send(new ProducerRecord<>(topic, notice.key(), Json.bytes(notice)))
                    .get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn("What a hub told of {} is not recorded: {}", notice.feed(), e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (producer != null) {
            producer.close(WITHIN);
        }
    }

    private synchronized @Nullable Producer<String, byte[]> open() {
        if (producer == null && !closed) {
            producer = clients.producer(Map.of(
                    "max.block.ms",
                    (int) WITHIN.toMillis(),
                    "delivery.timeout.ms",
                    (int) WITHIN.toMillis(),
                    "request.timeout.ms",
                    (int) WITHIN.toMillis() - 1_000,
                    "linger.ms",
                    0));
        }
        return closed ? null : producer;
    }
}
