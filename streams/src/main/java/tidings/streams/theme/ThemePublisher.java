package tidings.streams.theme;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Component;
import tidings.events.Health;
import tidings.events.Theme;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;
import tidings.streams.StreamsMetrics;
import tidings.streams.StreamsSettings;

/**
 * Puts the themes of a folder on their topic, at the start and whenever a file changes. A theme that was put by command
 * stays as it is. A file that cannot be used is logged with file, line and what would be right, and its theme stays; a
 * file that goes takes its theme with it, if a file put it there.
 *
 * <p>All methods may be called from any thread.
 */
public final class ThemePublisher implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(ThemePublisher.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final StreamsSettings settings;
    private final Topics topics;
    private final KafkaClients clients;
    private final StreamsMetrics metrics;
    private final InstantSource clock;
    private final ThemeFolder folder;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tidings-theme-files").factory());

    private final Set<String> known = new HashSet<>();
    private ThemeFolder.@Nullable Content written;
    private volatile Health health = new Health.Waiting("theme files are not read yet");

    /**
     * @param folder the files
     * @param settings how long the start may take
     * @param topics the topics
     * @param clients makes consumers and producers
     * @param metrics counts files that cannot be used
     * @param clock tells the time
     */
    public ThemePublisher(
            ThemeFolder folder,
            StreamsSettings settings,
            Topics topics,
            KafkaClients clients,
            StreamsMetrics metrics,
            InstantSource clock) {
        this.folder = requireNonNull(folder, "folder");
        this.settings = requireNonNull(settings, "settings");
        this.topics = requireNonNull(topics, "topics");
        this.clients = requireNonNull(clients, "clients");
        this.metrics = requireNonNull(metrics, "metrics");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Writes what the files say now; then watches them.
     *
     * @throws IllegalStateException if the folder cannot be read, or Kafka does not answer in time
     */
    @Override
    public void start() {
        try {
            publish();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the themes' folder " + folder + " cannot be read; create it, or set themes.directory", e);
        } catch (KafkaException e) {
            throw new IllegalStateException("the themes cannot be written: " + e.getMessage(), e);
        }
        watch.scheduleWithFixedDelay(this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Health check() {
        return health;
    }

    @Override
    public void close() {
        watch.shutdownNow();
        try {
            if (!watch.awaitTermination(settings.closeWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the watch of theme files did not end within {}", settings.closeWithin());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            publish();
        } catch (IOException e) {
            waiting("the themes' folder " + folder + " cannot be read, all themes stay: " + e);
        } catch (RuntimeException e) {
            folder.forget();
            waiting("the themes cannot be written, which is tried again: " + e);
        }
    }

    private void waiting(String reason) {
        var next = new Health.Waiting(reason);
        if (!next.equals(health)) {
            LOG.warn("{}", reason);
        }
        health = next;
    }

    private void publish() throws IOException {
        var changed = folder.changed();
        if (changed.isPresent()) {
            var standing = onTopic();
            known.addAll(changed.get().themes().keySet());
            if (written == null) {
                known.addAll(standing.keySet());
            }
            var plan = ThemePlan.of(written, known, changed.get(), standing);
            plan.warnings().forEach(LOG::warn);
            write(plan);
            written = changed.get();
            metrics.unreadableThemes(written.broken().size());
        }
        health = new Health.Up();
    }

    private Map<String, Theme> onTopic() {
        var table = new ThemeTable();
        try (var log = new ThemeLog(clients.consumer(Map.of()), topics.themes().name(), clock)) {
            for (var entry : log.readToEnd(settings.startWithin())) {
                try {
                    table.take(entry);
                } catch (PoisonException e) {
                    LOG.debug("{} is no usable theme; whoever follows the topic sets it aside", entry.key());
                }
            }
        }
        return table.themes();
    }

    private void write(ThemePlan plan) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        plan.upserts().forEach(theme -> records.add(entry(theme.id(), Json.bytes(theme))));
        plan.removals().forEach(theme -> records.add(entry(theme, null)));
        if (records.isEmpty()) {
            return;
        }
        try (var producer = clients.producer(Map.of())) {
            var sent = records.stream().map(producer::send).toList();
            sent.forEach(ThemePublisher::await);
        }
        plan.upserts().forEach(theme -> LOG.info("theme {} is written as its file says", theme.id()));
        plan.removals().forEach(theme -> LOG.info("theme {} is removed: its file is gone", theme));
    }

    @SuppressWarnings("NullAway") // a tombstone is null
    private ProducerRecord<String, byte[]> entry(String theme, byte @Nullable [] value) {
        return new ProducerRecord<>(topics.themes().name(), theme, value);
    }

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException problem ? problem : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }
}
