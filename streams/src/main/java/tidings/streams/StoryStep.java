package tidings.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import tidings.events.Alert;
import tidings.events.LedgerEntry;
import tidings.streams.ledger.Tellings;
import tidings.streams.story.AlertHeaders;
import tidings.streams.story.Match;
import tidings.streams.story.Story;
import tidings.streams.story.Storyteller;
import tidings.streams.story.Telling;

/** Writes the stories of its themes, and sends on the versions of their alerts that are raised. */
final class StoryStep extends ContextualProcessor<String, Match, String, Told> {
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
    public void init(ProcessorContext<String, Told> context) {
        super.init(context);
        stores = new StoryStores(retention, context);
        storyteller = new Storyteller(stores);
        context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, any -> tellOfQuiet());
    }

    @Override
    public void process(Record<String, Match> entry) {
        var match = Poison.check(entry.key(), entry.value(), Match::theme);
        stores.at(entry.timestamp());
        var now = clock.instant();
        if (match.grounds().dismissal() != null) {
            settle(entry, match, Tellings.dismissed(match, match.grounds().dismissal(), now));
            return;
        }
        switch (told(match, entry, now)) {
            case Telling.Silence silence -> {
                metrics.silent(silence.reason());
                settle(entry, match, Tellings.of(match, silence, now));
            }
            case Telling.Review review -> {
                metrics.forReview(review.alert());
                context()
                        .forward(new Record<>(
                                match.theme(),
                                new Told(review.alert(), false, null, null, true),
                                entry.timestamp(),
                                AlertHeaders.of(review.alert())));
                settle(entry, match, Tellings.of(match, review, now));
            }
            case Telling.Raise raise -> {
                remind(raise.alert());
                raise(raise.alert(), match.topic(), entry.timestamp());
                settle(entry, match, Tellings.of(match, raise, now));
            }
        }
    }

    /** What no story can take is a dead letter, which whoever catches the problem writes. */
    private Telling told(Match match, Record<String, Match> entry, Instant now) {
        try {
            return storyteller.take(match, now);
        } catch (KafkaException e) {
            throw e; // not the match's fault: it comes again
        } catch (RuntimeException e) {
            settle(entry, match, Tellings.failed(match, now));
            throw e;
        }
    }

    private void settle(Record<String, Match> entry, Match match, LedgerEntry.@Nullable Telling telling) {
        if (telling != null) {
            var article = match.article().id();
            stores.tell(match.theme(), article, telling);
            context()
                    .forward(entry.withValue(
                            new Told(null, false, LedgerEntry.of(article, telling.at(), telling), match)));
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
        context()
                .forward(new Record<>(
                        alert.theme(), new Told(alert, topic, null, null), timestamp, AlertHeaders.of(alert)));
    }
}
