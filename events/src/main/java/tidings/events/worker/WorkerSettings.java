package tidings.events.worker;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;

/**
 * What a {@link PartitionWorker} works on.
 *
 * @param name what people call it, in messages and thread names: {@code ingest}, {@code delivery}
 * @param group its consumer group
 * @param transactionalId names its transactions; no other process may use it at the same time, and the same program
 *     started again should, so that what a crash left open is ended at once
 * @param input the topic whose records say what to do
 * @param state the topic that remembers what was done; as many partitions as input, partitioned alike
 * @param deadLetters the topic for records that cannot be read
 * @param inputMode how input is read when a partition is taken over
 * @param maxInFlight how many jobs may run at once, 1 or more
 * @param closeWithin how long {@code close} waits for running jobs; what is cut off is done again later
 * @param consumer further settings of the group's consumer
 */
public record WorkerSettings(
        String name,
        String group,
        String transactionalId,
        String input,
        String state,
        String deadLetters,
        InputMode inputMode,
        int maxInFlight,
        Duration closeWithin,
        Map<String, Object> consumer) {
    public WorkerSettings {
        requireNonNull(name, "name");
        requireNonNull(group, "group");
        requireNonNull(transactionalId, "transactionalId");
        requireNonNull(input, "input");
        requireNonNull(state, "state");
        requireNonNull(deadLetters, "deadLetters");
        requireNonNull(inputMode, "inputMode");
        requireNonNull(closeWithin, "closeWithin");
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("maxInFlight " + maxInFlight + " must be 1 or more");
        }
        consumer = Map.copyOf(consumer);
    }

    /** How input is read when a partition is taken over. */
    public enum InputMode {
        /** A table: all of it, from the beginning; the newest record of a key counts. */
        TABLE,
        /** A queue: from the oldest record that is not done with. */
        QUEUE
    }
}
