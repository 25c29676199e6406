package tidings.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import tidings.events.Article;
import tidings.streams.seen.Seen;
import tidings.streams.seen.Sighting;

/** Tells what each sighting of an article means, and remembers its texts at least as long as articles are kept. */
final class FirstSeenStep extends ContextualFixedKeyProcessor<String, Article, Sighting> {
    private final Duration retention;
    private final StreamsMetrics metrics;

    @SuppressWarnings("NullAway.Init") // Kafka calls init first
    private Memory<Seen> memory;

    FirstSeenStep(Duration retention, StreamsMetrics metrics) {
        this.retention = retention;
        this.metrics = metrics;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Sighting> context) {
        super.init(context);
        memory = new Memory<>(NewsTopology.SEEN, retention, context);
    }

    @Override
    public void process(FixedKeyRecord<String, Article> entry) {
        var article = Poison.check(entry.key(), entry.value(), Article::id);
        var before = memory.recall(article.id());
        var sighting = Seen.sight(before, article);
        memory.remember(article.id(), Seen.after(before, article), entry.timestamp());
        metrics.sighted(sighting);
        context().forward(entry.withValue(sighting));
    }
}
