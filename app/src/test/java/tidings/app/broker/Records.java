package tidings.app.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;

/** Reads what was committed to a topic, from its begin to its present end. */
public final class Records {
    private Records() {}

    /** The records themselves, in order within a partition. */
    public static List<ConsumerRecord<String, byte[]>> all(KafkaClients clients, String topic) {
        try (var consumer = clients.consumer(Map.of())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(50)).forEach(all::add);
            }
            return all;
        }
    }

    /** Their values. */
    public static <T> List<T> all(KafkaClients clients, String topic, Class<T> type) {
        return all(clients, topic).stream()
                .map(entry -> Json.read(entry.value(), type))
                .toList();
    }
}
