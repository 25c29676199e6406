package tidings.app.command;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import tidings.app.problem.Problem;
import tidings.events.topic.KafkaClients;

/** Whether Kafka can be reached. */
final class Connection {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Connection() {}

    /**
     * Asks whether the cluster answers.
     *
     * @throws Problem if not; names the address
     */
    static void check(KafkaClients clients) {
        var address = clients.common().get("bootstrap.servers");
        try (var admin = clients.admin()) {
            admin.describeCluster().nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | KafkaException e) {
            throw new Problem(
                    "Kafka at " + address + " does not answer"
                            + (e instanceof TimeoutException
                                    ? " within " + PATIENCE.toSeconds() + " seconds"
                                    : ": " + reason(e))
                            + "; check kafka.bootstrap-servers and kafka.properties in the settings, and whether it"
                            + " runs",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted while waiting for Kafka at " + address, e);
        }
    }

    private static String reason(Exception e) {
        var cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }
}
