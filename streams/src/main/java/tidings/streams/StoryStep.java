package tidings.streams;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import tidings.events.Alert;
import tidings.streams.story.AlertHeaders;
import tidings.streams.story.Match;
import tidings.streams.story.Storyteller;
import tidings.streams.story.Telling;

/** Writes a theme's stories: remembers the last version of each alert, and sends on the versions that are raised. */
final class StoryStep extends ContextualProcessor<String, Match, String, Raised> {
    private final Duration retention;
    private final StreamsMetrics metrics;
    private final InstantSource clock;

    @SuppressWarnings("NullAway.Init") // Kafka calls init first
    private Memory<Alert> memory;

    StoryStep(Duration retention, StreamsMetrics metrics, InstantSource clock) {
        this.retention = retention;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Raised> context) {
        super.init(context);
        memory = new Memory<>(NewsTopology.STORIES, retention, context);
    }

    @Override
    public void process(Record<String, Match> entry) {
        var match = Poison.check(entry.key(), entry.value(), Match::theme);
        var id = Storyteller.alertId(match);
        switch (Storyteller.tell(match, memory.recall(id), clock.instant())) {
            case Telling.Silence silence -> metrics.silent(silence.reason());
            case Telling.Raise raise -> {
                memory.remember(id, raise.alert(), entry.timestamp());
                raise(raise.alert(), entry);
            }
        }
    }

    private void raise(Alert alert, Record<String, Match> entry) {
        metrics.raised(alert);
        context()
                .forward(entry.withValue(new Raised(alert, entry.value().topic()))
                        .withHeaders(AlertHeaders.of(alert)));
    }
}
