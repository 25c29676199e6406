package tidings.streams.theme;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Article;
import tidings.events.Component;
import tidings.events.Health;
import tidings.events.Theme;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;
import tidings.streams.StreamsMetrics;
import tidings.streams.StreamsSettings;
import tidings.streams.match.Judgement;
import tidings.streams.match.LiveThemes;
import tidings.streams.match.ThemeSet;

/**
 * Follows the topic of themes and always has them compiled. {@link #start} returns when all themes that stand on the
 * topic are live; a later change is live moments after it was written, and interrupts nothing. A record that is no
 * usable theme becomes a dead letter once, and the version before it stays.
 *
 * <p>All methods may be called from any thread.
 */
public final class ThemeReader implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(ThemeReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final StreamsSettings settings;
    private final Topics topics;
    private final KafkaClients clients;
    private final StreamsMetrics metrics;
    private final InstantSource clock;
    private final ThemeTopics ownTopics;
    private final ThemeTable table = new ThemeTable();
    private final LiveThemes live = new LiveThemes(ThemeReader::inBackground);
    private final Thread thread = Thread.ofPlatform().name("tidings-themes").unstarted(this::follow);

    private @Nullable ThemeLog log;
    private long settled;
    private volatile Health health = new Health.Waiting("themes are not read yet");
    private volatile boolean closing;

    /**
     * @param settings how topics of themes are made, and how long the start may take
     * @param topics the topics
     * @param clients makes the consumer
     * @param metrics counts themes and dead letters
     * @param clock tells the time
     */
    public ThemeReader(
            StreamsSettings settings,
            Topics topics,
            KafkaClients clients,
            StreamsMetrics metrics,
            InstantSource clock) {
        this.settings = requireNonNull(settings, "settings");
        this.topics = requireNonNull(topics, "topics");
        this.clients = requireNonNull(clients, "clients");
        this.metrics = requireNonNull(metrics, "metrics");
        this.clock = requireNonNull(clock, "clock");
        this.ownTopics = new ThemeTopics(settings, topics, clients);
    }

    /** The themes as they are now. */
    public ThemeSet themes() {
        return live.set();
    }

    /** What the themes as they are now say of an article. */
    public Judgement judge(Article article) {
        return live.set().judge(article);
    }

    /**
     * Reads all themes.
     *
     * @throws IllegalStateException if they cannot be read in time, or the topics of themes cannot be made
     */
    @Override
    public void start() {
        var opened = new ThemeLog(
                clients.consumer(Map.of("group.id", topics.group("themes"))),
                topics.themes().name(),
                clock);
        try {
            settled = opened.settled(settings.startWithin());
            take(opened, opened.readToEnd(settings.startWithin()));
            refresh();
        } catch (RuntimeException e) {
            opened.close();
            throw e instanceof KafkaException
                    ? new IllegalStateException("the themes cannot be made ready: " + e.getMessage(), e)
                    : e;
        }
        log = opened;
        LOG.info("{} themes are live", live.set().themes().size());
        thread.start();
    }

    @Override
    public Health check() {
        return health;
    }

    @Override
    public void close() {
        closing = true;
        var opened = log;
        if (opened == null || thread == Thread.currentThread()) {
            return;
        }
        opened.wakeup();
        try {
            thread.join(settings.closeWithin());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try (var opened = requireNonNull(log, "log")) {
            while (!closing) {
                turn(opened);
            }
            health = new Health.Waiting("themes are closed");
        } catch (WakeupException e) {
            health = new Health.Waiting("themes are closed");
        } catch (RuntimeException e) {
            LOG.error("themes cannot be followed any more; changes take effect after a restart only", e);
            health = new Health.Down("themes cannot be followed any more: " + e);
        }
    }

    private void turn(ThemeLog opened) {
        try {
            take(opened, opened.next(POLL));
            refresh();
        } catch (RetriableException e) {
            LOG.warn("themes wait for Kafka: {}", e.toString());
            health = new Health.Waiting("themes wait for Kafka: " + e.getMessage());
        }
    }

    private void take(ThemeLog opened, Iterable<ConsumerRecord<String, byte[]>> entries) {
        List<BadTheme> bad = new ArrayList<>();
        for (var entry : entries) {
            try {
                LOG.info("theme {}", table.take(entry));
            } catch (PoisonException e) {
                bad.add(new BadTheme(entry, e));
            }
        }
        bad.removeIf(one -> one.entry().offset() < settled);
        if (!bad.isEmpty() && BadTheme.setAside(bad, topics.deadLetters().name(), clients, metrics)) {
            settled = opened.settle();
        }
    }

    /** Takes what changed into use; if Kafka cannot make a topic now, it is tried again at the next turn. */
    private void refresh() {
        if (!table.changes().isEmpty()) {
            var themes = table.themes();
            var granted = ownTopics.ensure(
                    themes.values().stream().filter(Theme::topic).map(Theme::id).toList());
            var removed = new ArrayList<String>();
            var changed = new ArrayList<Theme>();
            for (var id : table.changes()) {
                var theme = themes.get(id);
                if (theme == null) {
                    removed.add(id);
                } else {
                    changed.add(granted.contains(id) ? theme : theme.withoutTopic());
                }
            }
            live.change(changed, removed);
            metrics.themes(themes.size());
            table.settle();
        }
        health = new Health.Up();
    }

    private static void inBackground(Runnable work) {
        Thread.ofPlatform().daemon().name("tidings-themes-gather").start(work);
    }
}
