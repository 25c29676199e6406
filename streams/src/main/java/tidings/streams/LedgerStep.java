package tidings.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import tidings.events.LedgerEntry;
import tidings.streams.ledger.Page;
import tidings.streams.ledger.Shelf;
import tidings.streams.seen.Sighting;

/** Writes down where each sighting ended, in a state store that can be asked, and for the topic {@code ledger}. */
final class LedgerStep extends ContextualFixedKeyProcessor<String, Judged, LedgerEntry> {
    private final Duration retention;
    private final StreamsMetrics metrics;

    @SuppressWarnings("NullAway.Init") // Kafka calls init first
    private Memory<Page> pages;

    LedgerStep(Duration retention, StreamsMetrics metrics) {
        this.retention = retention;
        this.metrics = metrics;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, LedgerEntry> context) {
        super.init(context);
        pages = new Memory<>(Shelf.PAGES.store(), retention, context);
    }

    @Override
    public void process(FixedKeyRecord<String, Judged> entry) {
        var ending = entry.value().ending();
        var article = entry.value().sighting().article().id();
        if (entry.value().sighting() instanceof Sighting.FirstSeen) {
            pages.renew(article, Page.with(null, ending), entry.timestamp());
        } else {
            pages.remember(article, Page.with(pages.recall(article), ending), entry.timestamp());
        }
        metrics.ended(ending.disposition());
        context().forward(entry.withValue(LedgerEntry.of(article, ending.at(), ending)));
    }
}
