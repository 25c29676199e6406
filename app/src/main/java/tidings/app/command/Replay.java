package tidings.app.command;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tidings.app.problem.Problem;
import tidings.events.Article;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;
import tidings.streams.match.ThemeMatch;
import tidings.streams.match.ThemeSet;

/**
 * Runs a theme over the retained articles, each partition in a thread of its own. It joins no group and writes nothing:
 * what it finds reaches no topic and nobody but its caller.
 */
final class Replay {
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Map<String, Object> BULK =
            Map.of("max.poll.records", 2_000, "fetch.min.bytes", 1 << 20, "max.partition.fetch.bytes", 8 << 20);

    private final KafkaClients clients;
    private final String topic;
    private final ThemeSet theme;
    private final @Nullable ThemeSet other;
    private final ReplayTally tally;

    /**
     * @param clients knows where Kafka is
     * @param topics the topics
     * @param theme the one theme to run
     * @param other another version to compare with; null for none
     * @param tally counts what is found
     */
    Replay(KafkaClients clients, Topics topics, ThemeSet theme, @Nullable ThemeSet other, ReplayTally tally) {
        this.clients = requireNonNull(clients, "clients");
        this.topic = topics.articles().name();
        this.theme = requireNonNull(theme, "theme");
        this.other = other;
        this.tally = requireNonNull(tally, "tally");
    }

    /**
     * Reads up to the present end.
     *
     * @param since articles seen from then on
     * @param progress called from time to time while it works, from the caller's thread
     * @throws Problem if Kafka does not give the articles
     */
    void run(Instant since, Runnable progress) {
        var partitions = partitions();
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("tidings-replay-", 0).factory())) {
            var running = new ArrayList<Future<?>>();
            partitions.forEach(partition -> running.add(threads.submit(() -> read(partition, since))));
            try {
                await(running, progress);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static void await(List<Future<?>> running, Runnable progress) {
        try {
            for (var one : running) {
                while (!one.isDone()) {
                    progress.run();
                    Thread.sleep(Duration.ofMillis(50));
                }
                one.get();
            }
        } catch (ExecutionException e) {
            throw new Problem("The replay failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("interrupted", e);
        }
    }

    private List<TopicPartition> partitions() {
        try (var consumer = clients.consumer(Map.of())) {
            return consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
        } catch (KafkaException e) {
            throw new Problem("Kafka does not give " + topic + ": " + e.getMessage() + "; is tidings run on it?", e);
        }
    }

    private void read(TopicPartition partition, Instant since) {
        try (var consumer = clients.consumer(BULK)) {
            consumer.assign(List.of(partition));
            var from = consumer.offsetsForTimes(Map.of(partition, since.toEpochMilli()))
                    .get(partition);
            if (from != null) {
                consumer.seek(partition, from.offset());
                read(
                        consumer,
                        partition,
                        consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L));
            }
        }
    }

    private void read(Consumer<String, byte[]> consumer, TopicPartition partition, long end) {
        while (consumer.position(partition) < end && !Thread.currentThread().isInterrupted()) {
            var count = 0;
            var broken = 0;
            for (var entry : consumer.poll(WAIT)) {
                if (entry.offset() < end) {
                    count++;
                    broken += match(entry.value()) ? 0 : 1;
                }
            }
            tally.read(count, broken);
        }
    }

    private boolean match(byte @Nullable [] value) {
        try {
            var article = Json.read(value, Article.class);
            var match = first(theme, article);
            var before = other == null ? null : first(other, article);
            if (match != null || before != null) {
                tally.hit(article, match, before);
            }
            return true;
        } catch (PoisonException e) {
            return false; // the running instance has set it aside
        }
    }

    private static @Nullable ThemeMatch first(ThemeSet set, Article article) {
        var found = set.match(article);
        return found.isEmpty() ? null : found.getFirst();
    }
}
