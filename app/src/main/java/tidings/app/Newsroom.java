package tidings.app;

import static java.util.Objects.requireNonNull;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.alerts.AlertRouting;
import tidings.alerts.AlertsMetrics;
import tidings.alerts.Delivering;
import tidings.alerts.channel.Wires;
import tidings.alerts.feedback.FeedbackLog;
import tidings.alerts.feedback.FeedbackPages;
import tidings.app.broker.BrokerSettings;
import tidings.app.broker.DataDirectory;
import tidings.app.broker.LocalBroker;
import tidings.app.broker.Reach;
import tidings.app.broker.Running;
import tidings.app.broker.TopicSetup;
import tidings.app.console.Console;
import tidings.app.console.ConsoleMetrics;
import tidings.app.console.OutgoingFeeds;
import tidings.app.ledger.LedgerDesk;
import tidings.app.ledger.Peers;
import tidings.app.problem.Problem;
import tidings.app.settings.Role;
import tidings.app.settings.Settings;
import tidings.events.Component;
import tidings.events.Health;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.ingest.FeedPolling;
import tidings.ingest.IngestMetrics;
import tidings.ingest.feed.FeedFiles;
import tidings.ingest.push.Hubs;
import tidings.ingest.push.NoticeLog;
import tidings.ingest.push.PushListener;
import tidings.ingest.push.Subscriber;
import tidings.net.GuardedClient;
import tidings.net.GuardedSockets;
import tidings.streams.NewsStreams;
import tidings.streams.Screening;
import tidings.streams.StreamsMetrics;
import tidings.streams.StreamsSettings;
import tidings.streams.opinion.SecondOpinions;
import tidings.streams.theme.ThemeFolder;
import tidings.streams.theme.ThemePublisher;
import tidings.streams.theme.ThemeReader;

/**
 * The whole program, put together: the one place that makes services. It starts them in the order in which they need
 * each other, and closes them in the reverse one.
 *
 * <p>{@link #start} and {@link #close} may be called from different threads; the rest from any.
 */
public final class Newsroom implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Newsroom.class);
    private static final Duration SESSION = Duration.ofSeconds(6);
    /** Many receivers may share a host, such as Slack's; each keeps its own pace. */
    private static final int MESSAGES_PER_HOST = 64;

    private final Settings settings;
    private final Set<Role> roles;
    private final InstantSource clock;
    private final Topics topics;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ConsoleMetrics consoleMetrics = new ConsoleMetrics(meters);
    private final SequencedMap<String, Component> parts = new LinkedHashMap<>();
    private @Nullable DataDirectory directory;
    private @Nullable Console console;
    private @Nullable LocalBroker broker;
    private @Nullable GuardedClient pages;
    private @Nullable GuardedClient messages;
    private @Nullable FeedbackLog feedback;
    private @Nullable NoticeLog notices;
    private @Nullable Peers peers;
    private @Nullable KafkaClients clients;
    private volatile boolean started;
    private volatile boolean closing;

    /**
     * @param settings what the user decided
     * @param roles which parts of the work to do
     * @param clock tells the time
     */
    public Newsroom(Settings settings, Set<Role> roles, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings");
        this.roles = Set.copyOf(roles);
        this.clock = requireNonNull(clock, "clock");
        this.topics = settings.kafka().topics();
    }

    /**
     * Starts everything and returns when all of it is under way; {@link #health} tells when it is ready.
     *
     * @throws Problem if something cannot start; what was started is running until {@link #close}
     */
    public void start() {
        try {
            startParts();
        } catch (Problem e) {
            throw e;
        } catch (IllegalStateException e) {
            throw new Problem("Tidings does not start: " + e.getMessage(), e);
        }
    }

    /** How each part does, in the order of their start. */
    public SequencedMap<String, Health> health() {
        var states = new LinkedHashMap<String, Health>();
        synchronized (parts) {
            parts.forEach((name, part) -> states.put(name, part.check()));
        }
        if (!started) {
            states.put("start", new Health.Waiting("not everything is started yet"));
        }
        return states;
    }

    /** Why the program cannot go on, if a part is down for good. */
    public Optional<String> fault() {
        return closing
                ? Optional.empty()
                : health().values().stream()
                        .flatMap(health -> health instanceof Health.Down down
                                ? java.util.stream.Stream.of(down.reason())
                                : java.util.stream.Stream.empty())
                        .findFirst();
    }

    /** True once every part does its work. */
    public boolean ready() {
        return health().values().stream().allMatch(Health.Up.class::isInstance);
    }

    /** Makes Kafka's clients. Known once started. */
    public KafkaClients clients() {
        return requireNonNull(clients, "clients before the start");
    }

    /** The names of the topics. */
    public Topics topics() {
        return topics;
    }

    /** All meters of the program. */
    public PrometheusMeterRegistry meters() {
        return meters;
    }

    /** Closes everything within some 20 seconds at worst, a few usually. Safe to call twice. */
    @Override
    public synchronized void close() {
        closing = true;
        var workers = new ArrayList<Component>();
        synchronized (parts) {
            parts.sequencedValues().reversed().stream()
                    .filter(part -> part != broker && part != console)
                    .forEach(workers::add);
            parts.clear();
        }
        closeTogether(workers);
        closeQuietly(feedback);
        closeQuietly(notices);
        closeQuietly(peers);
        closeQuietly(pages);
        closeQuietly(messages);
        closeQuietly(consoleMetrics);
        closeQuietly(broker);
        closeQuietly(console);
        closeQuietly(directory);
    }

    private void startParts() {
        var held = DataDirectory.lock(settings.dataDir());
        directory = held;
        if (roles.contains(Role.CONSOLE)) {
            console = start(
                    "console",
                    new Console(settings.http().address(), settings.http().token(), meters, this::health));
        }
        var themeFiles = new ThemeFolder(settings.themes().directory());
        if (roles.contains(Role.STREAMS)) {
            themeFiles.readAhead(); // while the broker starts
        }
        var kafka = new KafkaClients(connection(held), consoleMetrics);
        clients = kafka;
        Reach.check(kafka);
        setUpTopics(kafka);
        held.announce(new Running(
                String.valueOf(kafka.common().get("bootstrap.servers")),
                console == null ? null : console.url(),
                ProcessHandle.current().pid(),
                clock.instant()));
        var net = settings.net().net(Version.current());
        pages = new GuardedClient(net, clock, meters);
        messages = new GuardedClient(net.withPerHost(MESSAGES_PER_HOST), clock, meters);
        startFeeds(kafka);
        startRoles(kafka, pages, messages, themeFiles, held);
    }

    private void startFeeds(KafkaClients kafka) {
        var shown = console;
        if (shown != null && !settings.receivers().isEmpty()) {
            shown.publish(start(
                    "feeds-out",
                    new OutgoingFeeds(topics, kafka, settings.alerts().names())));
        }
    }

    /** The roles wait for the same things of Kafka, so they start side by side. */
    private void startRoles(
            KafkaClients kafka,
            GuardedClient pages,
            GuardedClient messages,
            ThemeFolder themeFiles,
            DataDirectory held) {
        List<Runnable> starts = new ArrayList<>();
        if (roles.contains(Role.STREAMS)) {
            starts.add(() -> startStreams(kafka, themeFiles, held));
        }
        if (roles.contains(Role.INGEST)) {
            starts.add(() -> startIngest(kafka, pages, held.instance()));
        }
        if (roles.contains(Role.ALERTS)) {
            starts.add(() -> startAlerts(kafka, messages, held));
        }
        startTogether(starts);
        started = true;
        LOG.info(
                "Started {}",
                String.join(", ", roles.stream().sorted().map(Role::word).toList()));
    }

    private static void startTogether(List<Runnable> starts) {
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("tidings-start-", 0).factory())) {
            var running = starts.stream()
                    .map(start -> CompletableFuture.runAsync(start, threads))
                    .toList();
            running.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Map<String, Object> connection(DataDirectory held) {
        var common = new HashMap<String, Object>(settings.kafka().properties());
        var outside = settings.kafka().bootstrapServers();
        if (outside != null) {
            common.put("bootstrap.servers", outside);
            return common;
        }
        var own = new BrokerSettings(settings.kafka().port(), settings.kafka().broker());
        var kafka = start("kafka", new LocalBroker(held, own));
        broker = kafka;
        common.put("bootstrap.servers", kafka.bootstrapServers());
        common.putIfAbsent(
                "max.in.flight.requests.per.connection", "1"); // in a transaction's first moment more collide
        return common;
    }

    private void setUpTopics(KafkaClients kafka) {
        try (var admin = kafka.admin()) {
            new TopicSetup(
                            admin,
                            settings.kafka().partitions(),
                            settings.kafka().replicationFactor())
                    .ensure(topics.all());
        }
    }

    private void startIngest(KafkaClients kafka, GuardedClient client, String instance) {
        var ingest = settings.feeds().ingest(settings.net(), instance, groupMember(instance));
        var metrics = new IngestMetrics(meters);
        start("feed-files", new FeedFiles(ingest.files(), topics, kafka, instance));
        if (settings.websub().on()) {
            var log = new NoticeLog(kafka, topics);
            notices = log;
            start("websub", new PushListener(settings.websub(), log, metrics, clock));
        }
        start(
                "ingest",
                new FeedPolling(
                        ingest,
                        topics,
                        settings.kafka().partitions(),
                        kafka,
                        client,
                        settings.websub().on() ? new Subscriber(settings.websub(), client) : Hubs.OFF,
                        clock,
                        metrics,
                        () -> ThreadLocalRandom.current().nextLong()));
    }

    private void startStreams(KafkaClients kafka, ThemeFolder themeFiles, DataDirectory held) {
        var streams = reachable(settings.streams().streams(held.path().resolve("streams"), settings.kafka()));
        var metrics = new StreamsMetrics(meters);
        start("theme-files", new ThemePublisher(themeFiles, streams, topics, kafka, metrics, clock));
        var themes = start("themes", new ThemeReader(streams, topics, kafka, metrics, clock));
        var screening = settings.meaning().isOn() ? startSecondOpinion(streams, kafka, themes, metrics) : Screening.OFF;
        var news = start("streams", new NewsStreams(streams, topics, kafka, themes::judge, screening, metrics, clock));
        var shown = console;
        if (shown != null) {
            var asking = new Peers(settings.http().token(), clock);
            peers = asking;
            shown.publish(new LedgerDesk(news.ledger(), asking));
        }
    }

    /** Other instances ask this one through its console. */
    private StreamsSettings reachable(StreamsSettings streams) {
        var shown = console;
        return shown == null ? streams : streams.withServer(settings.http().reachedAt(shown.port()));
    }

    private Screening startSecondOpinion(
            StreamsSettings streams, KafkaClients kafka, ThemeReader themes, StreamsMetrics metrics) {
        var opinions = settings.meaning().opinions(settings.dataDir());
        return start(
                "second-opinion", new SecondOpinions(opinions, streams, topics, kafka, themes::themes, metrics, clock));
    }

    private void startAlerts(KafkaClients kafka, GuardedClient client, DataDirectory held) {
        var alerts = settings.alerts();
        var metrics = new AlertsMetrics(meters, clock);
        var properties = new HashMap<String, Object>();
        groupMember(held.instance()).forEach((key, value) -> properties.put("main.consumer." + key, value));
        if (settings.kafka().replicationFactor() > 0) {
            properties.put("replication.factor", settings.kafka().replicationFactor());
        }
        start(
                "routing",
                new AlertRouting(alerts, topics, kafka, held.path().resolve("streams"), properties, metrics, clock));
        start(
                "delivery",
                new Delivering(
                        alerts,
                        topics,
                        kafka,
                        wires(client),
                        metrics,
                        clock,
                        held.instance(),
                        groupMember(held.instance())));
        if (alerts.feedback().on()) {
            var log = new FeedbackLog(kafka, topics);
            feedback = log;
            start("feedback", new FeedbackPages(alerts.feedback(), log, clock));
        }
    }

    private Wires wires(GuardedClient client) {
        var net = settings.net();
        return new Wires(client, GuardedSockets.of(net.allow()), net.unverified());
    }

    /** On the own broker this process is all of each group: it keeps its place over a restart, and a short session. */
    private Map<String, Object> groupMember(String instance) {
        return settings.kafka().local()
                ? Map.of(
                        "session.timeout.ms", (int) SESSION.toMillis(),
                        "heartbeat.interval.ms", (int) SESSION.dividedBy(3).toMillis(),
                        "group.instance.id", instance)
                : Map.of();
    }

    private <T extends Component> T start(String name, T part) {
        synchronized (parts) {
            if (closing) {
                throw new Problem("Stopped while starting");
            }
            parts.put(name, part);
        }
        consoleMetrics.part(name, part::check);
        LOG.debug("Starting {}", name);
        part.start();
        return part;
    }

    private static void closeTogether(List<Component> workers) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            workers.forEach(worker -> threads.execute(() -> closeQuietly(worker)));
        }
    }

    private static void closeQuietly(@Nullable AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            LOG.warn("{} did not close cleanly", part.getClass().getSimpleName(), e);
        }
    }
}
