package tidings.alerts;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.alerts.feedback.FeedbackLinks;
import tidings.alerts.mute.MuteReader;
import tidings.alerts.mute.Mutes;
import tidings.events.Component;
import tidings.events.Health;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;

/**
 * Reads alerts, decides who gets them, together with what and when, and writes notifications: the second Streams
 * application. Each version of an alert is told, muted or replaced by a later one exactly once for each receiver.
 *
 * <p>{@link #start}, {@link #check} and {@link #close} may be called from any thread.
 */
public final class AlertRouting implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(AlertRouting.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final AlertsSettings settings;
    private final Topics topics;
    private final KafkaClients clients;
    private final Path stateDirectory;
    private final Map<String, Object> properties;
    private final AlertsMetrics metrics;
    private final ThreadTrouble trouble;
    private final Mutes mutes;
    private final MuteReader reader;
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable KafkaStreamsMetrics meters;

    /**
     * @param settings receivers and routes
     * @param topics the topics' names; they exist when it starts
     * @param clients how to reach Kafka
     * @param stateDirectory where Kafka Streams keeps its state
     * @param properties further settings of Kafka Streams, which win over its own
     * @param metrics counts notifications
     * @param clock tells how often it failed of late
     */
    public AlertRouting(
            AlertsSettings settings,
            Topics topics,
            KafkaClients clients,
            Path stateDirectory,
            Map<String, Object> properties,
            AlertsMetrics metrics,
            InstantSource clock) {
        this.settings = requireNonNull(settings, "settings");
        this.topics = requireNonNull(topics, "topics");
        this.clients = requireNonNull(clients, "clients");
        this.stateDirectory = requireNonNull(stateDirectory, "stateDirectory");
        this.properties = Map.copyOf(properties);
        this.metrics = requireNonNull(metrics, "metrics");
        this.trouble = new ThreadTrouble(clock);
        this.mutes = new Mutes(settings.inhibit());
        this.reader = new MuteReader(mutes, topics, clients, metrics, clock);
    }

    @Override
    public void start() {
        reader.start();
        var topology = RoutingTopology.build(
                topics, settings.router(), settings.caps(), mutes, new FeedbackLinks(settings.feedback()), metrics);
        var application = new KafkaStreams(topology, properties());
        application.setUncaughtExceptionHandler(trouble::decide);
        streams = application;
        meters = metrics.bind(application);
        application.start();
    }

    @Override
    public Health check() {
        var application = streams;
        if (application == null) {
            return new Health.Waiting("routing is not started");
        }
        var fatal = trouble.fatal();
        if (fatal != null) {
            return new Health.Down(fatal);
        }
        return switch (application.state()) {
            case RUNNING -> reader.check();
            case CREATED, REBALANCING -> new Health.Waiting("routing is joining its group");
            case PENDING_SHUTDOWN, NOT_RUNNING -> new Health.Waiting("routing is closed");
            case PENDING_ERROR, ERROR -> new Health.Down("routing stopped for an error; see the log");
        };
    }

    @Override
    public void close() {
        closeMeters();
        var application = streams;
        if (application != null && !application.close(CLOSE_WITHIN)) {
            LOG.warn("Routing did not stop within {}", CLOSE_WITHIN);
        }
        reader.close();
    }

    private void closeMeters() {
        var bound = meters;
        if (bound != null) {
            meters = null;
            bound.close();
        }
    }

    /** The settings of Kafka Streams. */
    StreamsConfig properties() {
        var all = new HashMap<String, Object>(clients.common());
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.group("alerts"));
        all.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50);
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        all.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, AnyTime.class);
        all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallStores.class);
        all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        all.put(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                topics.deadLetters().name());
        all.put(SetAside.METRICS, metrics);
        all.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SetAside.class);
        all.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SetAside.class);
        all.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, SetAside.class);
        all.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        all.put(StreamsConfig.producerPrefix("compression.type"), "zstd");
        all.putAll(properties);
        return new StreamsConfig(all);
    }
}
