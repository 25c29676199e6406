package tidings.streams;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Component;
import tidings.events.Health;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.streams.ledger.LedgerView;

/**
 * Runs {@link NewsTopology} as a Kafka Streams application, exactly once. Any number of instances share its work.
 *
 * <p>All methods may be called from any thread.
 */
public final class NewsStreams implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(NewsStreams.class);
    /** An instance that runs this long without a task is one too many, and well. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final StreamsSettings settings;
    private final Topics topics;
    private final KafkaClients clients;
    private final ArticleMatcher themes;
    private final Screening screening;
    private final StreamsMetrics metrics;
    private final InstantSource clock;
    private final ThreadTrouble trouble;

    private volatile @Nullable Running running;
    private volatile Instant runningSince = Instant.MAX;
    private volatile boolean closed;

    /** As below, where words decide alone. */
    public NewsStreams(
            StreamsSettings settings,
            Topics topics,
            KafkaClients clients,
            ArticleMatcher themes,
            StreamsMetrics metrics,
            InstantSource clock) {
        this(settings, topics, clients, themes, Screening.OFF, metrics, clock);
    }

    /**
     * @param settings how to run it
     * @param topics the topics it reads and writes; they exist when it starts
     * @param clients knows where Kafka is
     * @param themes matches articles; a change of themes is its business
     * @param screening decides about which articles the second opinion is asked
     * @param metrics counts what becomes of each article
     * @param clock tells the time
     */
    public NewsStreams(
            StreamsSettings settings,
            Topics topics,
            KafkaClients clients,
            ArticleMatcher themes,
            Screening screening,
            StreamsMetrics metrics,
            InstantSource clock) {
        this.settings = requireNonNull(settings, "settings");
        this.topics = requireNonNull(topics, "topics");
        this.clients = requireNonNull(clients, "clients");
        this.themes = requireNonNull(themes, "themes");
        this.screening = requireNonNull(screening, "screening");
        this.metrics = requireNonNull(metrics, "metrics");
        this.clock = requireNonNull(clock, "clock");
        this.trouble = new ThreadTrouble(settings.stateDirectory(), clock);
    }

    /**
     * Joins the group; {@link #check} tells when its tasks run.
     *
     * @throws IllegalStateException if Kafka's address or the state directory cannot be used
     */
    @Override
    public synchronized void start() {
        var memory = new StateMemory();
        try {
            var config = new StreamsProperties(settings, topics).with(clients.common(), metrics, clock, memory);
            var streams =
                    new KafkaStreams(NewsTopology.build(config, topics, themes, screening, metrics, clock), config);
            streams.setUncaughtExceptionHandler(trouble::decide);
            streams.setStateListener((now, before) -> changed(now));
            running = new Running(streams, metrics.bind(streams), memory);
            streams.start();
        } catch (KafkaException e) {
            memory.close();
            throw new IllegalStateException(
                    "streams cannot start with its state in " + settings.stateDirectory() + ": " + e.getMessage(), e);
        }
        LOG.info("streams started with {} threads, state in {}", settings.threads(), settings.stateDirectory());
    }

    @Override
    public Health check() {
        var current = running;
        if (closed || current == null) {
            return new Health.Waiting(closed ? "streams is closed" : "streams is not started");
        }
        var fatal = trouble.fatal();
        return fatal != null ? new Health.Down(fatal) : health(current.streams);
    }

    @Override
    public synchronized void close() {
        var current = running;
        if (closed || current == null) {
            return;
        }
        closed = true;
        current.kafkaMetrics.close();
        var ended = current.streams.close(CloseOptions.timeout(settings.closeWithin())
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (ended) {
            current.memory.close();
            LOG.info("streams closed");
        } else {
            LOG.warn("streams did not close within {}; what was not committed is done again", settings.closeWithin());
        }
    }

    /** The application itself, for queries; absent before the start. */
    public Optional<KafkaStreams> kafkaStreams() {
        return Optional.ofNullable(running).map(Running::streams);
    }

    /** What became of articles, as far as this instance knows. */
    public LedgerView ledger() {
        return new LedgerView(
                this::kafkaStreams, (String) settings.properties().get(StreamsConfig.APPLICATION_SERVER_CONFIG));
    }

    private void changed(KafkaStreams.State now) {
        LOG.debug("streams is {}", now);
        runningSince = now == KafkaStreams.State.RUNNING ? clock.instant() : Instant.MAX;
    }

    private Health health(KafkaStreams streams) {
        return switch (streams.state()) {
            case RUNNING -> tasks(streams);
            case CREATED, REBALANCING -> new Health.Waiting("streams is joining its group or restoring state");
            case PENDING_SHUTDOWN, NOT_RUNNING -> new Health.Down("streams was shut down; start the program again");
            case PENDING_ERROR, ERROR -> new Health.Down("streams stopped for an error; see the log above");
        };
    }

    private Health tasks(KafkaStreams streams) {
        var busy = streams.metadataForLocalThreads().stream()
                .anyMatch(thread -> !thread.activeTasks().isEmpty());
        return busy || clock.instant().minus(IDLE).isAfter(runningSince)
                ? new Health.Up()
                : new Health.Waiting("streams waits for its tasks");
    }

    private record Running(KafkaStreams streams, KafkaStreamsMetrics kafkaMetrics, StateMemory memory) {}
}
