package tidings.streams.opinion;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;
import tidings.streams.meaning.Model;

/** Follows the topic of models from its beginning. For one thread; {@link #models} from any. */
final class ModelLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelLog.class);

    private final Consumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private long end = -1;
    private volatile Map<String, Model> models = Map.of();

    ModelLog(KafkaClients clients, Topics topics) {
        this.consumer = clients.consumer(Map.of());
        this.partition = new TopicPartition(topics.models().name(), 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** Waits for more, and says whether anything changed. */
    boolean poll(Duration within) {
        if (end < 0) {
            end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
        var entries = consumer.poll(within);
        if (entries.isEmpty()) {
            return false;
        }
        var changed = new HashMap<>(models);
        entries.forEach(entry -> take(entry, changed));
        models = Map.copyOf(changed);
        return true;
    }

    private static void take(ConsumerRecord<String, byte[]> entry, Map<String, Model> into) {
        if (entry.value() == null) {
            into.remove(entry.key());
            return;
        }
        try {
            var model = Json.read(entry.value(), Model.class);
            into.put(model.theme(), model);
        } catch (PoisonException e) {
            LOG.warn(
                    "what stands at {} of {} is no model and is passed over: {}",
                    entry.offset(),
                    entry.topic(),
                    e.getMessage());
        }
    }

    /** True once everything is known that stood there when it was first read. */
    boolean isRead() {
        return end >= 0 && consumer.position(partition) >= end;
    }

    /** The newest model of each theme. */
    Map<String, Model> models() {
        return models;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
