package tidings.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.alerts.channel.Receipt;
import tidings.events.Delivery;

/** Counts what happens to deliveries. Called from the worker's thread, and quick. */
public interface Tally {
    /**
     * An attempt has ended, and that is on the topic.
     *
     * @param channel the channel's name
     * @param state delivered, part, failed or dead
     */
    void attempted(String channel, Delivery.State state);

    /** Why an attempt failed. */
    void failed(Receipt.Cause cause);

    /** How long it took from an alert to its delivery. */
    void delivered(Duration latency);

    /**
     * What a partition still has to deliver.
     *
     * @param partition which one
     * @param count how many notifications
     * @param oldest when the oldest of them was decided; absent if there is none
     */
    void waiting(int partition, int count, @Nullable Instant oldest);

    /**
     * How the receivers of a partition are.
     *
     * @param partition which one
     * @param away how many failed so often in a row that they are tried one message at a time
     * @param disabled how many are not sent to because their address is gone
     */
    void receivers(int partition, int away, int disabled);

    /** A notification or a delivery could not be read and is a dead letter. */
    void unreadable();

    /** A partition is another instance's now. */
    void lost(int partition);
}
