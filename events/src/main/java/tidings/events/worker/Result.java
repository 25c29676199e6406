package tidings.events.worker;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What came of a job.
 *
 * @param records written in one transaction: all or none
 * @param applied run in the worker's thread once they are committed; never if the partition was lost
 */
public record Result(List<ProducerRecord<String, byte[]>> records, Runnable applied) {
    public Result {
        records = List.copyOf(records);
        requireNonNull(applied, "applied");
    }
}
