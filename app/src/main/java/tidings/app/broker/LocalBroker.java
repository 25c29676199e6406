package tidings.app.broker;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.properties.PropertiesUtils;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.app.problem.Problem;
import tidings.events.Component;
import tidings.events.Health;

/**
 * A real Kafka inside this process: one node, broker and controller, on loopback, durable under the data directory. It
 * survives a kill of the process at any moment. When Kafka finds that it cannot go on, {@link #check} is down for good;
 * the process should then end.
 *
 * <p>Kafka's way to end a process is global to it, so there should be one local broker in a process at a time.
 */
public final class LocalBroker implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(LocalBroker.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);
    private static final long LEAST_SPACE = 100L * 1024 * 1024;

    private final Path directory;
    private final BrokerSettings settings;
    private final AtomicReference<@Nullable String> fault = new AtomicReference<>();
    private volatile @Nullable KafkaRaftServer server;
    private volatile int port;
    private volatile boolean running;

    /**
     * @param directory the data directory, locked; the broker's data is in its folder {@code kafka}
     * @param settings what the user decided
     */
    public LocalBroker(DataDirectory directory, BrokerSettings settings) {
        this.directory = directory.path().resolve("kafka");
        this.settings = requireNonNull(settings, "settings");
    }

    /** {@inheritDoc} Takes a few seconds, one or two more after a kill. */
    @Override
    public void start() {
        try {
            var logs = Files.createDirectories(directory.resolve("logs"));
            needSpace(logs);
            var ports = Ports.choose(directory, settings.port());
            port = ports.clients();
            format(logs);
            Exit.setExitProcedure(this::stopped);
            Exit.setHaltProcedure(this::stopped);
            var config = BrokerConfig.of(logs, port, ports.controller(), settings.properties());
            if (Predecessor.wasKilled(logs)) {
                Predecessor.retire(config);
            }
            var starting = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
            server = starting;
            starting.startup();
            running = true;
            LOG.info("Kafka is up on {} with its data in {}", bootstrapServers(), directory);
        } catch (Problem e) {
            throw e;
        } catch (Exception | ExitRefused e) {
            throw cannotStart(e);
        }
    }

    /** Where clients connect, {@code host:port}. Known once started. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Health check() {
        var reason = fault.get();
        if (reason != null) {
            return new Health.Down(reason);
        }
        return running ? new Health.Up() : new Health.Waiting("Kafka is not started");
    }

    @Override
    public void close() {
        var stopping = server;
        server = null;
        if (stopping == null) {
            return;
        }
        running = false;
        var thread = Thread.ofPlatform().daemon().name("tidings-broker-close").start(() -> shutdown(stopping));
        try {
            if (!thread.join(CLOSE_WITHIN)) {
                LOG.warn("Kafka did not close within {}; its data is safe, the next start checks it", CLOSE_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void shutdown(KafkaRaftServer server) {
        try {
            server.shutdown();
            server.awaitShutdown();
        } catch (RuntimeException | ExitRefused e) {
            LOG.warn("Kafka did not close cleanly: {}", e.toString());
        }
    }

    /** Kafka wants to end the process: note why, and end only the thread that asked. */
    private void stopped(int status, @Nullable String message) {
        var reason = "Kafka stopped (status " + status + ")" + (message == null ? "" : ": " + message) + hint();
        if (fault.compareAndSet(null, reason)) {
            LOG.error("{}", reason);
        }
        throw new ExitRefused(reason);
    }

    private String hint() {
        try {
            if (Files.getFileStore(directory).getUsableSpace() < LEAST_SPACE) {
                return "; the disk that holds " + directory + " is full: free space and start again";
            }
        } catch (IOException e) {
            return "; " + directory + " cannot be reached: " + e.getMessage();
        }
        return "; look at the log before this, and whether " + directory + " can be written";
    }

    private Problem cannotStart(Throwable e) {
        var reason = fault.get();
        return new Problem(
                "The local Kafka in " + directory + " does not start: " + (reason == null ? e + hint() : reason), e);
    }

    private static void needSpace(Path logs) throws IOException {
        var space = Files.getFileStore(logs).getUsableSpace();
        if (space < LEAST_SPACE) {
            throw new Problem("The disk that holds " + logs + " is full (" + space / (1024 * 1024)
                    + " MB left): free space, or set data-dir to a folder on another disk");
        }
    }

    private static void format(Path logs) throws Exception {
        var properties = logs.resolve("meta.properties");
        var cluster = Files.exists(properties)
                ? new MetaProperties.Builder(PropertiesUtils.readPropertiesFile(properties.toString()))
                        .build()
                        .clusterId()
                        .orElseThrow()
                : Uuid.randomUuid().toString();
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerConfig.NODE)
                .setClusterId(cluster)
                .setControllerListenerName(BrokerConfig.CONTROLLER)
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setIgnoreFormatted(true)
                .setDirectories(List.of(logs.toString()))
                .setMetadataLogDirectory(logs.toString())
                .run();
    }

    /** Ends the thread in which Kafka asked to end the process. */
    static final class ExitRefused extends Error {
        private static final long serialVersionUID = 1L;

        ExitRefused(String message) {
            super(message, null, false, false);
        }
    }
}
