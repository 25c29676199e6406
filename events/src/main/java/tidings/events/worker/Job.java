package tidings.events.worker;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One piece of I/O: a poll of a feed, a delivery to a receiver. */
public interface Job {
    /** What is committed before the I/O begins, so that a crash in the middle of it shows; may be empty. */
    default List<ProducerRecord<String, byte[]>> before() {
        return List.of();
    }

    /**
     * Does the I/O, on a virtual thread of its own. Trouble outside is part of the result.
     *
     * @throws InterruptedException if the worker is closing; the job is done again later
     */
    Result run() throws InterruptedException;

    /**
     * What to write if {@link #run} threw, which is a mistake in the program: one job's must not stop the others, nor
     * be repeated without pause.
     */
    Result failed(RuntimeException mistake);
}
