package tidings.streams.opinion;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tidings.events.Alert;
import tidings.events.Article;
import tidings.events.Feedback;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.KeyPartitioner;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;

/**
 * Finds the first article of an alert that was judged: by the alert's own record, then by the time at which the article
 * was seen, which is its record's timestamp. It is gone when articles are no longer kept. For one thread.
 */
final class ArticleFinder {
    private static final Duration POLL = Duration.ofMillis(500);
    /** So much may lie between the time of a record and its place, where several share a millisecond. */
    private static final int MOST_LOOKED_AT = 20_000;

    private final KafkaClients clients;
    private final Topics topics;

    ArticleFinder(KafkaClients clients, Topics topics) {
        this.clients = clients;
        this.topics = topics;
    }

    /** The article; empty if it is no longer there. */
    Optional<Article> find(Feedback feedback) {
        try (var consumer = clients.consumer(Map.of())) {
            return alert(consumer, feedback).flatMap(alert -> article(consumer, alert));
        }
    }

    private Optional<Alert> alert(Consumer<String, byte[]> consumer, Feedback feedback) {
        var since = feedback.at().minus(topics.keepArticles());
        Predicate<Alert> isIt = alert -> alert.id().equals(feedback.alert());
        return first(consumer, topics.alerts().name(), feedback.theme(), since, Integer.MAX_VALUE, Alert.class, isIt)
                .or(() -> first(
                        consumer,
                        topics.review().name(),
                        feedback.theme(),
                        since,
                        Integer.MAX_VALUE,
                        Alert.class,
                        isIt));
    }

    private Optional<Article> article(Consumer<String, byte[]> consumer, Alert alert) {
        var wanted = alert.articles().getFirst();
        return first(
                consumer,
                topics.articles().name(),
                wanted.id(),
                wanted.seen(),
                MOST_LOOKED_AT,
                Article.class,
                article ->
                        article.id().equals(wanted.id()) && article.revision().equals(wanted.revision()));
    }

    private <T> Optional<T> first(
            Consumer<String, byte[]> consumer,
            String topic,
            String key,
            Instant since,
            int most,
            Class<T> type,
            Predicate<T> isIt) {
        int count = consumer.partitionsFor(topic).size();
        var partition =
                new TopicPartition(topic, KeyPartitioner.partition(key.getBytes(StandardCharsets.UTF_8), count));
        consumer.assign(List.of(partition));
        var from = consumer.offsetsForTimes(Map.of(partition, since.toEpochMilli()))
                .get(partition);
        if (from == null) {
            return Optional.empty();
        }
        consumer.seek(partition, from.offset());
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        for (int looked = 0; consumer.position(partition) < end && looked < most; ) {
            for (var entry : consumer.poll(POLL)) {
                looked++;
                var value = key.equals(entry.key()) ? read(entry, type) : null;
                if (value != null && isIt.test(value)) {
                    return Optional.of(value);
                }
            }
        }
        return Optional.empty();
    }

    private static <T> @Nullable T read(ConsumerRecord<String, byte[]> entry, Class<T> type) {
        try {
            return entry.value() == null ? null : Json.read(entry.value(), type);
        } catch (PoisonException e) {
            return null; // whose record it is sets it aside
        }
    }
}
