package tidings.app.broker;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import tidings.app.problem.Problem;
import tidings.events.topic.KafkaClients;

/** Whether a Kafka can be reached at all, asked once before the many parts ask for it in their own ways. */
public final class Reach {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String WAY_OUT =
            "; check kafka.bootstrap-servers and kafka.properties in the settings, and whether it runs";

    private Reach() {}

    /**
     * Asks the cluster for its brokers.
     *
     * @throws Problem if it does not answer within 10 seconds; names the address
     */
    public static void check(KafkaClients clients) {
        var kafka = "Kafka at " + clients.common().get("bootstrap.servers");
        try {
            ask(clients.admin());
        } catch (TimeoutException e) {
            throw new Problem(kafka + " does not answer within " + PATIENCE.toSeconds() + " seconds" + WAY_OUT, e);
        } catch (ExecutionException | KafkaException e) {
            throw new Problem(kafka + " cannot be used: " + reason(e) + WAY_OUT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted while waiting for " + kafka, e);
        }
    }

    private static void ask(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        try {
            admin.describeCluster().nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            admin.close(Duration.ZERO); // or it would wait for its own, longer, deadline
        }
    }

    private static String reason(Exception e) {
        var cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }
}
