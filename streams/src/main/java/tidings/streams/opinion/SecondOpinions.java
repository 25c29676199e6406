package tidings.streams.opinion;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Article;
import tidings.events.Component;
import tidings.events.Health;
import tidings.events.Theme;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.streams.Screening;
import tidings.streams.StreamsMetrics;
import tidings.streams.StreamsSettings;
import tidings.streams.match.ThemeSet;
import tidings.streams.meaning.CopyMemory;
import tidings.streams.meaning.Embedder;
import tidings.streams.meaning.NoEmbedderException;
import tidings.streams.meaning.SecondOpinion;

/**
 * The second opinion of this instance: screens articles, learns where it is this instance's turn, and judges what waits,
 * all of it behind the alerts by words. Nothing is loaded before a theme asks for it. Where the embedding model cannot be
 * used, one message and a meter say so, and words decide alone.
 *
 * <p>All methods may be called from any thread.
 */
public final class SecondOpinions implements Component, Screening {
    private static final Logger LOG = LoggerFactory.getLogger(SecondOpinions.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** After this time articles are judged by the themes that have learned so far. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Some twenty megabytes. */
    private static final int MOST_COPIES = 2_000;

    private final OpinionSettings settings;
    private final StreamsSettings streamsSettings;
    private final Topics topics;
    private final KafkaClients clients;
    private final Supplier<ThemeSet> themes;
    private final StreamsMetrics metrics;
    private final InstantSource clock;
    private final LiveScreen screen;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("tidings-second-opinion").unstarted(this::run);

    private @Nullable Embedder embedder;
    private @Nullable Learning learning;
    private @Nullable Instant asked;
    private @Nullable ThemeSet judged;
    private volatile @Nullable String problem;
    private volatile @Nullable SecondOpinion second;
    private volatile @Nullable OpinionStreams streams;
    private volatile boolean closing;

    /**
     * @param settings how the second opinion is given
     * @param streamsSettings how Kafka Streams runs
     * @param topics the topics; they exist when it starts
     * @param clients makes Kafka's clients
     * @param themes the themes as they are now
     * @param metrics counts
     * @param clock tells the time
     */
    public SecondOpinions(
            OpinionSettings settings,
            StreamsSettings streamsSettings,
            Topics topics,
            KafkaClients clients,
            Supplier<ThemeSet> themes,
            StreamsMetrics metrics,
            InstantSource clock) {
        this.settings = requireNonNull(settings, "settings");
        this.streamsSettings = requireNonNull(streamsSettings, "streamsSettings");
        this.topics = requireNonNull(topics, "topics");
        this.clients = requireNonNull(clients, "clients");
        this.themes = requireNonNull(themes, "themes");
        this.metrics = requireNonNull(metrics, "metrics");
        this.clock = requireNonNull(clock, "clock");
        this.screen = new LiveScreen(themes, settings.embedder().languages());
    }

    /** True if a theme wants to know what meaning says. */
    static boolean asks(Theme theme) {
        return theme.meaning().policy() != Theme.Policy.WORDS;
    }

    @Override
    public Set<String> asks(Article article) {
        return screen.asks(article);
    }

    @Override
    public boolean waits(Theme theme, Article article) {
        return screen.waits(theme, article);
    }

    /** Returns at once; the rest goes on behind. */
    @Override
    public void start() {
        thread.start();
    }

    /** Up even where words decide alone: that is no reason to start the program again. */
    @Override
    public Health check() {
        var current = streams;
        var fault = current == null ? null : current.fault();
        return fault == null ? new Health.Up() : new Health.Waiting("the second opinion stopped: " + fault);
    }

    @Override
    public void close() {
        closing = true;
        if (thread.isAlive()) {
            try {
                thread.join(streamsSettings.closeWithin().plusSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try (var models = new ModelLog(clients, topics)) {
            while (!closing) {
                turn(models);
            }
        } catch (KafkaException e) {
            LOG.error("the second opinion ends, words decide alone; restart the program when Kafka is well", e);
            problem = e.toString();
        } finally {
            end();
        }
    }

    private void end() {
        metrics.secondOpinionIsAvailable(false);
        close(streams);
        close(learning);
        close(embedder);
    }

    private static void close(@Nullable AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            LOG.warn("a part of the second opinion did not close: {}", e.toString());
        }
    }

    private void turn(ModelLog models) {
        try {
            boolean changed = models.poll(POLL);
            screen.refresh();
            var now = themes.get();
            var wanted = now.themes().stream().filter(SecondOpinions::asks).toList();
            if (wanted.isEmpty() || !models.isRead()) {
                return;
            }
            open(models);
            if (embedder != null && (changed || now != judged)) {
                second = opinion(embedder, wanted, models);
                judged = now;
            }
            if (streams == null && (problem != null || isComplete(wanted, models))) {
                streams = new OpinionStreams(settings, streamsSettings, topics, clients, this::judge, metrics, clock);
            }
        } catch (RetriableException e) {
            LOG.warn("the second opinion waits for Kafka: {}", e.toString());
        }
    }

    private Judge judge() {
        return new Judge(themes, () -> second, metrics);
    }

    /** Opens the embedding model and begins to learn, once. */
    private void open(ModelLog models) {
        if (asked != null) {
            return;
        }
        asked = clock.instant();
        try {
            var opened = Embedder.open(settings.embedder());
            embedder = new CopyMemory(opened, MOST_COPIES, new CopyMemory.Listener() {
                @Override
                public void read(Duration time) {
                    metrics.read(time);
                }

                @Override
                public void recalled() {
                    metrics.recalled();
                }
            });
            learning = new Learning(settings.folder(), topics, clients, opened, themes, models::models, metrics);
            learning.start();
            metrics.secondOpinionIsAvailable(true);
        } catch (NoEmbedderException e) {
            LOG.warn("there is no second opinion, words decide alone: {}", e.getMessage());
            problem = e.getMessage();
        }
    }

    private SecondOpinion opinion(Embedder reading, Collection<Theme> wanted, ModelLog models) {
        var fitting = wanted.stream()
                .map(theme -> models.models().get(theme.id()))
                .filter(model -> model != null && model.fits(reading))
                .toList();
        return SecondOpinion.of(reading, wanted, fitting);
    }

    /** True once each theme has learned, or it takes too long. */
    private boolean isComplete(List<Theme> wanted, ModelLog models) {
        var reading = requireNonNull(embedder, "embedder");
        var since = requireNonNull(asked, "asked");
        return clock.instant().isAfter(since.plus(PATIENCE))
                || wanted.stream().allMatch(theme -> {
                    var model = models.models().get(theme.id());
                    return model != null && model.fits(reading);
                });
    }
}
