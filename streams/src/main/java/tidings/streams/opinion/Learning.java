package tidings.streams.opinion;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Feedback;
import tidings.events.Theme;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;
import tidings.streams.StreamsMetrics;
import tidings.streams.match.ThemeSet;
import tidings.streams.meaning.Embedder;
import tidings.streams.meaning.Model;
import tidings.streams.meaning.NoEmbedderException;
import tidings.streams.meaning.Taught;
import tidings.streams.meaning.Teacher;

/**
 * Learns the themes whose policy asks for meaning, and writes what they learned to its topic. Of all instances the one
 * learns that is given the one partition of the topic of feedback. It learns again when samples, themes or feedback
 * change; the same ones are never learned twice.
 *
 * <p>A thread of its own; {@link #close} from any.
 */
final class Learning implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Learning.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SESSION = Duration.ofSeconds(10);

    private final Path folder;
    private final Topics topics;
    private final KafkaClients clients;
    private final Embedder embedder;
    private final Supplier<ThemeSet> themes;
    private final Supplier<Map<String, Model>> models;
    private final StreamsMetrics metrics;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Curriculum curriculum = new Curriculum();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("tidings-learning").unstarted(this::run);
    private final Consumer<String, byte[]> consumer;
    private final Map<String, Model> written = new HashMap<>();

    private @Nullable TopicPartition own;
    private @Nullable ThemeSet learnedFrom;
    private long end;
    private boolean changed = true;

    /**
     * @param folder where embeddings of samples are remembered
     * @param embedder reads samples; left open
     * @param themes the themes as they are now
     * @param models what stands on the topic
     */
    Learning(
            Path folder,
            Topics topics,
            KafkaClients clients,
            Embedder embedder,
            Supplier<ThemeSet> themes,
            Supplier<Map<String, Model>> models,
            StreamsMetrics metrics) {
        this.folder = folder;
        this.topics = topics;
        this.clients = clients;
        this.embedder = new PatientEmbedder(embedder, stop);
        this.themes = themes;
        this.models = models;
        this.metrics = metrics;
        this.consumer = clients.consumer(Map.of(
                "group.id",
                topics.group("learning"),
                "session.timeout.ms",
                (int) SESSION.toMillis(),
                "heartbeat.interval.ms",
                (int) SESSION.dividedBy(3).toMillis()));
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        stop.countDown();
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (var reading = consumer;
                var producer = clients.producer(Map.of())) {
            reading.subscribe(List.of(topics.feedback().name()), new Ownership());
            while (stop.getCount() > 0) {
                turn(producer);
            }
        } catch (WakeupException | CancellationException e) {
            LOG.debug("learning ends");
        } catch (NoEmbedderException e) {
            LOG.warn("themes cannot be learned: {}", e.getMessage());
        } catch (KafkaException e) {
            LOG.error("themes are not learned any more; restart the program when Kafka is well: {}", e.toString());
        }
    }

    private void turn(Producer<String, byte[]> producer) {
        try {
            for (var entry : consumer.poll(POLL)) {
                changed |= entry.value() == null
                        ? curriculum.remove(entry.key())
                        : curriculum.take(feedback(entry.value()));
            }
            var now = themes.get();
            if (own != null && consumer.position(own) >= end && (changed || now != learnedFrom)) {
                learn(now.themes(), producer);
                learnedFrom = now;
                changed = false;
            }
        } catch (RetriableException e) {
            LOG.warn("learning waits for Kafka: {}", e.toString());
        } catch (PoisonException e) {
            LOG.debug("feedback that cannot be read teaches nothing: {}", e.getMessage());
        }
    }

    private static Feedback feedback(byte[] value) {
        return Json.read(value, Feedback.class);
    }

    private void learn(List<Theme> unsorted, Producer<String, byte[]> producer) {
        var all = unsorted.stream().sorted(Comparator.comparing(Theme::id)).toList();
        var wanted = all.stream().filter(SecondOpinions::asks).toList();
        forget(wanted, producer);
        var taught = new HashMap<String, List<Taught>>();
        var finder = new ArticleFinder(clients, topics);
        wanted.forEach(
                theme -> taught.put(theme.id(), curriculum.lessons(theme.id(), known(theme.id()), finder::find)));
        var lessons = wanted.stream()
                .flatMap(theme -> taught.getOrDefault(theme.id(), List.of()).stream())
                .toList();
        var prints = new HashMap<String, String>();
        wanted.forEach(theme -> prints.put(theme.id(), Teacher.fingerprint(embedder, all, lessons, theme)));
        var due = wanted.stream()
                .filter(theme -> known(theme.id())
                        .filter(model -> model.fingerprint().equals(prints.get(theme.id())))
                        .isEmpty())
                .toList();
        if (due.isEmpty()) {
            return;
        }
        var teacher = new Teacher(embedder, all, lessons, folder);
        for (var theme : due) {
            int version = known(theme.id()).map(Model::version).orElse(0) + 1;
            var model = teacher.model(
                    theme, prints.getOrDefault(theme.id(), ""), version, taught.getOrDefault(theme.id(), List.of()));
            write(theme.id(), model, producer);
        }
    }

    /** What was learned last: what this instance wrote may not have come back yet. */
    private Optional<Model> known(String theme) {
        var read = models.get().get(theme);
        var own = written.get(theme);
        return Optional.ofNullable(read == null || (own != null && own.version() > read.version()) ? own : read);
    }

    private void write(String theme, Model model, Producer<String, byte[]> producer) {
        producer.send(new ProducerRecord<>(topics.models().name(), theme, Json.bytes(model)));
        producer.flush();
        written.put(theme, model);
        metrics.learned(theme);
        LOG.info(
                model.learned() == null
                        ? "theme {} has too few samples to learn its meaning; words decide"
                        : "the meaning of theme {} was learned, version {}",
                theme,
                model.version());
    }

    private void forget(Collection<Theme> wanted, Producer<String, byte[]> producer) {
        var gone = new HashSet<>(models.get().keySet());
        wanted.forEach(theme -> gone.remove(theme.id()));
        for (var theme : new ArrayList<>(gone)) {
            producer.send(new ProducerRecord<>(topics.models().name(), theme, null));
            written.remove(theme);
        }
    }

    /** Whoever has the one partition learns, from the beginning of the topic. */
    private final class Ownership implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.stream().findFirst().ifPresent(partition -> {
                consumer.seekToBeginning(List.of(partition));
                end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
                own = partition;
                changed = true;
            });
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            own = null;
        }
    }
}
