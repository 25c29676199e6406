package tidings.events.worker;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The work of one partition. A new one is made each time the partition is taken over; first it is given the state,
 * then the input, then it is asked what is due.
 *
 * <p>All methods are called from the worker's one thread, so a task needs no locks; the I/O in its jobs is done
 * elsewhere and must not touch the task.
 */
public interface PartitionTask {
    /**
     * Takes in a record of the state topic that was written before the partition was taken over. Own results come
     * back through {@link Result#applied}, not here.
     *
     * @throws tidings.events.topic.PoisonException if it cannot be read; it becomes a dead letter
     */
    void state(ConsumerRecord<String, byte[]> entry);

    /**
     * Looks at a record that somebody wrote to the state topic after it was restored: the own results, and what does not
     * belong there. Must not change the task.
     *
     * @throws tidings.events.topic.PoisonException if a successor could not read it; it becomes a dead letter now
     */
    default void written(ConsumerRecord<String, byte[]> entry) {}

    /**
     * Takes in a record of the input topic.
     *
     * @throws tidings.events.topic.PoisonException if it cannot be read; it becomes a dead letter
     */
    void input(ConsumerRecord<String, byte[]> entry);

    /**
     * Hands out what is due, and remembers that it is under way. Not called before all state and the input's backlog
     * have been taken in.
     *
     * @param now the time
     * @param room how many jobs may be handed out at most, 1 or more
     */
    List<Job> due(Instant now, int room);

    /**
     * Says from where input must be read again if the partition were taken over now.
     *
     * @param position offset of the next record of input
     * @param now the time
     */
    default Mark mark(long position, Instant now) {
        return new Mark(position, now);
    }

    /** A record of the state or the input became a dead letter; for counting. */
    default void setAside() {}

    /** The partition is another instance's now; nothing is asked of this task again. */
    default void lost() {}

    /**
     * Where a successor begins.
     *
     * @param offset of the oldest record of input that is not done with
     * @param since no state that matters to what is not done with is older than this
     */
    record Mark(long offset, Instant since) {}
}
