package tidings.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import tidings.events.Alert;
import tidings.streams.story.AlertHeaders;
import tidings.streams.story.Match;
import tidings.streams.story.Story;
import tidings.streams.story.Storyteller;
import tidings.streams.story.Telling;

/** Writes the stories of its themes, and sends on the versions of their alerts that are raised. */
final class StoryStep extends ContextualProcessor<String, Match, String, Raised> {
    /** A story of which nothing new came for so long has gone quiet. */
    static final Duration QUIET = Duration.ofHours(24);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final Duration retention;
    private final StreamsMetrics metrics;
    private final InstantSource clock;

    @SuppressWarnings("NullAway.Init") // Kafka calls init first
    private StoryStores stores;

    @SuppressWarnings("NullAway.Init") // as above
    private Storyteller storyteller;

    StoryStep(Duration retention, StreamsMetrics metrics, InstantSource clock) {
        this.retention = retention;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Raised> context) {
        super.init(context);
        stores = new StoryStores(retention, context);
        storyteller = new Storyteller(stores);
        context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, any -> tellOfQuiet());
    }

    @Override
    public void process(Record<String, Match> entry) {
        var match = Poison.check(entry.key(), entry.value(), Match::theme);
        stores.at(entry.timestamp());
        switch (storyteller.take(match, clock.instant())) {
            case Telling.Silence silence -> metrics.silent(silence.reason());
            case Telling.Raise raise -> {
                remind(raise.alert());
                raise(raise.alert(), match.topic(), entry.timestamp());
            }
        }
    }

    /** The agenda is looked at again when it is due: only then it shows whether something came meanwhile. */
    private void remind(Alert alert) {
        stores.remind(alert.id(), alert.lastSeen().plus(QUIET));
    }

    private void tellOfQuiet() {
        var now = clock.instant();
        for (var id : stores.due(now)) {
            var story = stores.story(id);
            if (story != null) {
                tellOfQuiet(story, now);
            }
        }
    }

    private void tellOfQuiet(Story story, Instant now) {
        var due = story.lastSeen().plus(QUIET);
        if (due.isAfter(now)) {
            stores.remind(story.id(), due);
            return;
        }
        stores.at(now.toEpochMilli());
        var alert = storyteller.quiet(story, now);
        if (alert != null) {
            raise(alert, story.theme().topic(), now.toEpochMilli());
        }
    }

    private void raise(Alert alert, boolean topic, long timestamp) {
        metrics.raised(alert);
        context().forward(new Record<>(alert.theme(), new Raised(alert, topic), timestamp, AlertHeaders.of(alert)));
    }
}
