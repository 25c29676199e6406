package tidings.app.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker that was killed, which its controller still takes for alive and leading. Left so, its successor would
 * lead every partition by that old word, begin to end the transactions it finds open, and lose that leadership a
 * moment later, when the old session expires. Kafka 4 takes a partition without a leader for a deleted one there and
 * leaves the end of the transaction out of it: its records and offsets stay pending for ever.
 *
 * <p>So the controller alone is started first, and told that the broker is gone.
 */
final class Predecessor {
    private static final Logger LOG = LoggerFactory.getLogger(Predecessor.class);
    private static final String METADATA = "__cluster_metadata-0";
    private static final String CLOSED_CLEANLY = ".kafka_cleanshutdown";
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Predecessor() {}

    /** Whether the last broker that wrote to these logs was ended before it could say so. */
    static boolean wasKilled(Path logs) {
        return Files.exists(logs.resolve(METADATA)) && !Files.exists(logs.resolve(CLOSED_CLEANLY));
    }

    /**
     * Has the controller forget the broker. Costs about a second. If it fails, the broker can start nevertheless, once
     * the old session has expired.
     *
     * @param broker the settings of the whole broker
     */
    static void retire(Properties broker) {
        var server = new KafkaRaftServer(new KafkaConfig(alone(broker), false), Time.SYSTEM);
        try {
            server.startup();
            unregister(broker.getProperty("controller.quorum.voters").split("@", 2)[1]);
        } catch (TimeoutException | ExecutionException | KafkaException e) {
            LOG.warn("The killed broker could not be unregistered, its session has to expire: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.shutdown();
            server.awaitShutdown();
        }
    }

    private static Properties alone(Properties broker) {
        var controller = new Properties();
        controller.putAll(broker);
        controller.remove("advertised.listeners");
        controller.setProperty("process.roles", "controller");
        controller.setProperty(
                "listeners",
                BrokerConfig.CONTROLLER + "://"
                        + broker.getProperty("controller.quorum.voters").split("@", 2)[1]);
        return controller;
    }

    private static void unregister(String controller)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.controllers", controller);
        settings.put("reconnect.backoff.max.ms", "100");
        try (var admin = Admin.create(settings)) {
            var deadline = System.nanoTime() + WITHIN.toNanos();
            while (!isGone(admin, deadline)) {
                Thread.sleep(PAUSE);
            }
        }
    }

    /** Asks once; a controller that is not active yet refuses, and the client does not ask again by itself. */
    private static boolean isGone(Admin admin, long deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        var left = deadline - System.nanoTime();
        try {
            admin.unregisterBroker(BrokerConfig.NODE).all().get(left, TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException && left > 0) {
                return false;
            }
            if (e.getCause() instanceof BrokerIdNotRegisteredException) {
                return true;
            }
            throw e;
        }
    }
}
