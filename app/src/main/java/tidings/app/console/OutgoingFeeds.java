package tidings.app.console;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Component;
import tidings.events.Health;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;

/**
 * Keeps the newest notifications of each receiver, for the console to show as feeds. Reads the topic {@code notifications}
 * with a consumer of its own, so every instance knows all of them.
 *
 * <p>Safe from any thread.
 */
public final class OutgoingFeeds implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(OutgoingFeeds.class);
    private static final int NEWEST = 100;
    private static final int FROM_EACH_PARTITION = 5_000;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration JOIN = Duration.ofSeconds(5);

    private final Topics topics;
    private final KafkaClients clients;
    private final Set<String> receivers;
    private final Map<String, Deque<Notification>> newest = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofPlatform().name("tidings-feeds-out").unstarted(this::read);
    private volatile Health health = new Health.Waiting("not started");
    private volatile boolean closing;

    /**
     * @param topics the topics' names; they exist when it starts
     * @param clients how to reach Kafka
     * @param receivers the names that have a feed
     */
    public OutgoingFeeds(Topics topics, KafkaClients clients, Set<String> receivers) {
        this.topics = requireNonNull(topics, "topics");
        this.clients = requireNonNull(clients, "clients");
        this.receivers = Set.copyOf(receivers);
    }

    /** True if there is a receiver of that name. */
    public boolean has(String receiver) {
        return receivers.contains(receiver);
    }

    /** At most {@value #NEWEST} notifications of a receiver, newest first. */
    public List<Notification> of(String receiver) {
        var kept = newest.getOrDefault(receiver, new ArrayDeque<>());
        synchronized (kept) {
            return new ArrayList<>(kept);
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public Health check() {
        return health;
    }

    @Override
    public void close() {
        closing = true;
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            thread.join(JOIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        while (!closing) {
            try (var consumer = clients.consumer(Map.of())) {
                begin(consumer);
                health = new Health.Up();
                while (!closing) {
                    consumer.poll(POLL).forEach(this::take);
                }
            } catch (InterruptException e) {
                return; // closing
            } catch (KafkaException e) {
                LOG.warn("Feeds wait for Kafka: {}", e.toString());
                health = new Health.Waiting("feeds wait for Kafka: " + e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(Consumer<String, byte[]> consumer) {
        var partitions = consumer.partitionsFor(topics.notifications().name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        var begins = new HashMap<>(consumer.beginningOffsets(partitions));
        consumer.endOffsets(partitions)
                .forEach((partition, end) -> consumer.seek(
                        partition, Math.max(begins.getOrDefault(partition, 0L), end - FROM_EACH_PARTITION)));
    }

    private void take(ConsumerRecord<String, byte[]> entry) {
        try {
            var notification = Json.read(entry.value(), Notification.class);
            if (receivers.contains(notification.receiver())) {
                keep(notification);
            }
        } catch (PoisonException e) {
            LOG.debug("Not in a feed: {}-{}@{}", entry.topic(), entry.partition(), entry.offset());
        }
    }

    /** A redelivery is no news. */
    private void keep(Notification notification) {
        var kept = newest.computeIfAbsent(notification.receiver(), name -> new ArrayDeque<>());
        synchronized (kept) {
            if (kept.stream().noneMatch(each -> each.id().equals(notification.id()))) {
                kept.addFirst(notification);
            }
            if (kept.size() > NEWEST) {
                kept.removeLast();
            }
        }
    }
}
