package tidings.app.demo;

import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;

/** Whether the topology and the routing have done with everything that is on their topics. For one thread. */
final class Backlog implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final Admin admin;
    private final Topics topics;

    Backlog(KafkaClients clients, Topics topics) {
        this.admin = clients.admin();
        this.topics = topics;
    }

    boolean isEmpty() {
        try {
            return isEmpty(topics.group("streams"), topics.articles().name())
                    && isEmpty(topics.group("alerts"), topics.alerts().name());
        } catch (ExecutionException | TimeoutException e) {
            return false; // asked again soon
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    /** All writers use transactions, so the last offset of a partition is that of a marker, which is nobody's work. */
    private boolean isEmpty(String group, String input)
            throws ExecutionException, TimeoutException, InterruptedException {
        var done = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        done.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        partitions(input).forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        for (var end : admin.listOffsets(wanted)
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .entrySet()) {
            var committed = done.get(end.getKey());
            if (end.getValue().offset() > (committed == null ? 0 : committed.offset()) + 1) {
                return false;
            }
        }
        return true;
    }

    private List<TopicPartition> partitions(String topic)
            throws ExecutionException, TimeoutException, InterruptedException {
        var found = admin.describeTopics(List.of(topic)).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return found.values().stream()
                .flatMap(description -> description.partitions().stream()
                        .map(info -> new TopicPartition(description.name(), info.partition())))
                .toList();
    }
}
