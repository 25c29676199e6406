package tidings.ingest.feed;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Component;
import tidings.events.Feed;
import tidings.events.Health;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;

/**
 * Keeps the topic {@code feeds} in step with the configured OPML files: at the start and whenever a file changes, which
 * is looked for every two seconds. All changes that a change of the files makes are written in one transaction. Instances
 * that share a cluster should share the files' content too, since each makes the topic agree with its own.
 *
 * <p>Safe from any thread, as every {@link Component}; the work is done in one of its own.
 */
public final class FeedFiles implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(FeedFiles.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration JOIN = Duration.ofSeconds(5);

    private final List<FeedList> lists;
    private final Topics topics;
    private final KafkaClients clients;
    private final String transactionalId;
    private final Thread thread;
    private final Map<String, Feed> present = new HashMap<>();
    private boolean behind = true;
    private volatile Health health = new Health.Waiting("the feed files are not read yet");
    private volatile boolean closing;

    /**
     * @param files OPML files; one that does not exist yet may appear later
     * @param topics where the feeds are kept
     * @param clients makes Kafka's clients
     * @param instance names this process among those of the cluster, as in {@code IngestSettings}
     */
    public FeedFiles(List<Path> files, Topics topics, KafkaClients clients, String instance) {
        this.lists = files.stream().map(FeedList::new).toList();
        this.topics = requireNonNull(topics, "topics");
        this.clients = requireNonNull(clients, "clients");
        this.transactionalId = topics.group("feed-files") + "-" + requireNonNull(instance, "instance");
        this.thread = Thread.ofPlatform().name("tidings-feed-files").unstarted(this::work);
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
        if (thread.getState() == Thread.State.NEW || thread == Thread.currentThread()) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(JOIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!closing) {
            try (var consumer = clients.consumer(Map.of());
                    var producer = clients.producer(Map.of("transactional.id", transactionalId))) {
                producer.initTransactions();
                watch(consumer, producer);
            } catch (InterruptException e) {
                return; // closing
            } catch (KafkaException e) {
                LOG.warn("The feed files wait for Kafka: {}", e.toString());
                health = new Health.Waiting("the feed files wait for Kafka: " + e.getMessage());
                behind = true;
                pause(PAUSE);
            } catch (RuntimeException e) {
                LOG.error("The feed files are not watched any more", e);
                health = new Health.Down("the feed files are not watched any more: " + e);
                return;
            }
        }
    }

    private void watch(Consumer<String, byte[]> consumer, Producer<String, byte[]> producer) {
        var partitions = consumer.partitionsFor(topics.feeds().name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        present.clear();
        while (!closing) {
            for (var list : lists) {
                behind |= list.refresh();
            }
            if (behind) {
                catchUp(consumer);
                agree(producer);
                behind = false;
            }
            health = new Health.Up();
            pause(LOOK_EVERY);
        }
    }

    private void catchUp(Consumer<String, byte[]> consumer) {
        var ends = consumer.endOffsets(consumer.assignment());
        while (!closing && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<String, byte[]> entry) {
        if (entry.value() == null) {
            present.remove(entry.key());
            return;
        }
        try {
            present.put(entry.key(), Json.read(entry.value(), Feed.class));
        } catch (PoisonException e) {
            LOG.debug("A feed that cannot be read is the pollers' to report: {}", e.getMessage());
        }
    }

    private void agree(Producer<String, byte[]> producer) {
        List<Outline> listed = new ArrayList<>();
        var complete = true;
        for (var list : lists) {
            var outlines = list.outlines();
            complete &= outlines != null;
            listed.addAll(outlines == null ? List.of() : outlines);
        }
        var changes = FeedChanges.between(listed, present, complete);
        changes.overruled()
                .forEach(feed -> LOG.warn("Feed {} of a file was put by command otherwise, which counts", feed.url()));
        if (!closing && !changes.isEmpty()) {
            write(changes, producer);
            LOG.info(
                    "Feeds: {} added or changed, {} removed",
                    changes.put().size(),
                    changes.removed().size());
        }
    }

    private void write(FeedChanges changes, Producer<String, byte[]> producer) {
        var topic = topics.feeds().name();
        producer.beginTransaction();
        changes.removed().forEach(key -> producer.send(new ProducerRecord<>(topic, key, null)));
        changes.put().forEach(feed -> producer.send(new ProducerRecord<>(topic, feed.key(), Json.bytes(feed))));
        producer.commitTransaction();
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            closing = true; // and nothing else: still interrupted, the clients could not close in peace
        }
    }
}
