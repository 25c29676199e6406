package tidings.app.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import tidings.app.problem.Problem;
import tidings.events.Feed;
import tidings.events.FeedStatus;
import tidings.events.Ids;
import tidings.events.Origin;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;
import tidings.ingest.feed.Feeds;

/**
 * The feeds on the topic {@code feeds}, by which all instances go: what is written there takes effect moments later
 * wherever the feed's partition is polled. For one thread.
 */
final class RunningFeeds {
    private static final Map<String, Object> PATIENCE =
            Map.of("request.timeout.ms", "15000", "delivery.timeout.ms", "20000", "max.block.ms", "15000");

    private final KafkaClients clients;
    private final Topics topics;

    RunningFeeds(KafkaClients clients, Topics topics) {
        this.clients = clients;
        this.topics = topics;
    }

    /**
     * All feeds, by domain and address. What cannot be read is the instance's to set aside.
     *
     * @throws Problem if Kafka does not answer
     */
    List<Feed> all() {
        return read(topics.feeds().name(), Feed.class).stream()
                .sorted(Comparator.comparing(Feed::domain).thenComparing(Feed::url))
                .toList();
    }

    /** What is remembered of the feeds, by their ids. */
    Map<String, FeedStatus> statuses() {
        return read(topics.feedStatus().name(), FeedStatus.class).stream()
                .collect(Collectors.toMap(FeedStatus::feed, status -> status, (one, other) -> other));
    }

    /**
     * The feeds that are named, by those words, in their order.
     *
     * @param names addresses, present ones or those they were added with, or ids
     * @throws Problem that names those which are none
     */
    SequencedMap<String, Feed> named(Collection<String> names) {
        var byName = new HashMap<String, Feed>();
        for (var feed : all()) {
            byName.put(feed.id(), feed);
            byName.put(feed.url(), feed);
        }
        SequencedMap<String, Feed> named = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (var name : names) {
            var address = Feeds.of(name, Origin.COMMAND);
            var feed = byName.get(name);
            feed = feed == null && address.isPresent()
                    ? byName.get(address.get().url())
                    : feed;
            feed = feed == null && address.isPresent()
                    ? byName.get(address.get().id())
                    : feed;
            feed = feed == null ? byName.get(Ids.feed(name)) : feed;
            if (feed == null) {
                missing.add(name);
            } else {
                named.put(name, feed);
            }
        }
        if (!missing.isEmpty()) {
            throw new Problem("No such feed: " + String.join(", ", missing)
                    + "; tidings feeds list shows the addresses, and with --json the ids");
        }
        return named;
    }

    /**
     * Writes feeds, new or in place of those with their keys.
     *
     * @throws Problem if Kafka does not take them
     */
    void put(Collection<Feed> feeds) {
        write(feeds, feed -> false);
    }

    /**
     * Removes feeds, and with them what is remembered of them.
     *
     * @throws Problem if Kafka does not take it
     */
    void remove(Collection<Feed> feeds) {
        write(feeds, feed -> true);
    }

    private void write(Collection<Feed> feeds, Predicate<Feed> gone) {
        try (var producer = clients.producer(PATIENCE)) {
            List<Future<?>> sent = new ArrayList<>();
            for (var feed : feeds) {
                sent.add(producer.send(new ProducerRecord<>(topics.feeds().name(), feed.key(), value(feed, gone))));
            }
            for (var one : sent) {
                one.get();
            }
        } catch (ExecutionException | KafkaException e) {
            throw new Problem("Kafka does not take the feeds: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("interrupted; whether the feeds are written is not known", e);
        }
    }

    @SuppressWarnings("NullAway") // a tombstone is null
    private static byte[] value(Feed feed, Predicate<Feed> gone) {
        return gone.test(feed) ? null : Json.bytes(feed);
    }

    private <T> List<T> read(String topic, Class<T> type) {
        try (var reader = new TopicReader(clients, topic)) {
            List<T> all = new ArrayList<>();
            reader.table().forEach(entry -> {
                var value = value(entry.value(), type);
                if (value != null) {
                    all.add(value);
                }
            });
            return all;
        }
    }

    private static <T> @Nullable T value(byte[] json, Class<T> type) {
        try {
            return Json.read(json, type);
        } catch (PoisonException e) {
            return null;
        }
    }
}
