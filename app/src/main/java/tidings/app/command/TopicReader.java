package tidings.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tidings.app.problem.Problem;
import tidings.events.topic.KafkaClients;

/** Reads what was committed to a topic, for commands: to its end, or on and on. For one thread. */
final class TopicReader implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final String topic;
    private final List<TopicPartition> partitions;

    /**
     * Finds the topic's partitions.
     *
     * @throws Problem if Kafka does not answer or has no such topic
     */
    TopicReader(KafkaClients clients, String topic) {
        this.topic = topic;
        this.consumer = clients.consumer(Map.of());
        try {
            partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
        } catch (KafkaException e) {
            consumer.close();
            throw new Problem(
                    "Kafka at " + clients.common().get("bootstrap.servers") + " does not give " + topic + ": "
                            + e.getMessage() + "; is it up, and is tidings run on it?",
                    e);
        }
        if (partitions.isEmpty()) {
            consumer.close();
            throw new Problem("There is no topic " + topic + "; tidings run creates it");
        }
        consumer.assign(partitions);
    }

    /**
     * Hands every record to the sink, oldest first within a partition, until the present end.
     *
     * @param since only records from then on; null for all
     * @param sink takes a record; returns false if it wants no more
     */
    void toEnd(@Nullable Instant since, Predicate<ConsumerRecord<String, byte[]>> sink) {
        seek(since);
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (var entry : consumer.poll(WAIT)) {
                var end = ends.getOrDefault(new TopicPartition(entry.topic(), entry.partition()), 0L);
                if (entry.offset() < end && !sink.test(entry)) {
                    return;
                }
            }
        }
    }

    /**
     * Hands every record to the sink, those to come included, until the sink wants no more.
     *
     * @param since only records from then on; null for those to come alone
     * @param sink takes a record; returns false if it wants no more
     * @param open asked while nothing comes; false ends the reading
     */
    void follow(
            @Nullable Instant since,
            Predicate<ConsumerRecord<String, byte[]>> sink,
            java.util.function.BooleanSupplier open) {
        if (since == null) {
            consumer.seekToEnd(partitions);
        } else {
            seek(since);
        }
        while (open.getAsBoolean()) {
            for (var entry : consumer.poll(WAIT)) {
                if (!sink.test(entry)) {
                    return;
                }
            }
        }
    }

    /** The newest record of every key, tombstones left out. */
    Collection<ConsumerRecord<String, byte[]>> table() {
        var table = new HashMap<String, ConsumerRecord<String, byte[]>>();
        toEnd(null, entry -> {
            if (entry.value() == null) {
                table.remove(entry.key());
            } else {
                table.put(entry.key(), entry);
            }
            return true;
        });
        return new ArrayList<>(table.values());
    }

    /** What it reads. */
    String topic() {
        return topic;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void seek(@Nullable Instant since) {
        if (since == null) {
            consumer.seekToBeginning(partitions);
            return;
        }
        var times = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            if (found == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, found.offset());
            }
        });
    }
}
