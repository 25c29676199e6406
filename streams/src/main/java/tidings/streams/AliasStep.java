package tidings.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import tidings.streams.ledger.Aliases;
import tidings.streams.ledger.Shelf;

/** Remembers to which articles the addresses lead that are not their own. */
final class AliasStep extends ContextualProcessor<String, String, Void, Void> {
    private final Duration retention;

    @SuppressWarnings("NullAway.Init") // Kafka calls init first
    private Memory<Aliases> memory;

    AliasStep(Duration retention) {
        this.retention = retention;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        memory = new Memory<>(Shelf.ALIASES.store(), retention, context);
    }

    @Override
    public void process(Record<String, String> entry) {
        memory.remember(entry.key(), Aliases.with(memory.recall(entry.key()), entry.value()), entry.timestamp());
    }
}
