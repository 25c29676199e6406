package tidings.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import tidings.events.LedgerEntry;
import tidings.events.Trend;
import tidings.streams.story.Match;
import tidings.streams.trend.Pulse;
import tidings.streams.trend.TrendWatch;

/**
 * Watches how much comes for each theme. Wall-clock time tells when an hour is over and when a theme has fallen silent; some
 * themes are looked at each time, so that none waits longer than a few minutes.
 */
final class TrendStep extends ContextualProcessor<String, Told, String, Trend> {
    /** What is known of each theme. Key: theme id. */
    static final String PULSES = "pulses";

    static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final int LOOK_AT = 500;
    private static final Duration FORGET_AFTER = Duration.ofDays(365);

    private final StreamsMetrics metrics;
    private final InstantSource clock;

    @SuppressWarnings("NullAway.Init") // Kafka calls init first
    private KeyValueStore<String, Pulse> pulses;

    private @Nullable String next;

    TrendStep(StreamsMetrics metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    static StoreBuilder<KeyValueStore<String, Pulse>> store() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(PULSES), Serdes.String(), SmallJson.serde(Pulse.class));
    }

    @Override
    public void init(ProcessorContext<String, Trend> context) {
        super.init(context);
        pulses = context.getStateStore(PULSES);
        context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, any -> look());
    }

    @Override
    public void process(Record<String, Told> entry) {
        var told = entry.value();
        if (told.match() != null && told.entry() != null && counts(told.match(), told.entry())) {
            var telling = told.entry().telling();
            var copy = telling != null && telling.copyOf() != null;
            var at = Instant.ofEpochMilli(entry.timestamp());
            tell(TrendWatch.take(pulses.get(entry.key()), told.match(), copy, at));
        }
    }

    /** An article counts once for a theme: neither its corrections do, nor other feeds that have it too. */
    private static boolean counts(Match match, LedgerEntry entry) {
        var telling = entry.telling();
        return telling != null
                && (match.kind() == Match.Kind.FIRST_SEEN || match.kind() == Match.Kind.VARIANT)
                && switch (telling.told()) {
                    case RAISED, JOINED, COPY, UNCONFIRMED -> true;
                    case KNOWN, REVIEW, SUPPRESSED, SKIPPED, DEAD_LETTERED -> false;
                };
    }

    private void look() {
        var now = clock.instant();
        try (var entries = next == null ? pulses.all() : pulses.range(next, null)) {
            for (var looked = 0; looked < LOOK_AT && entries.hasNext(); looked++) {
                look(entries.next().value, now);
            }
            next = entries.hasNext() ? entries.peekNextKey() : null;
        }
    }

    private void look(Pulse pulse, Instant now) {
        if (pulse.gap().since().plus(FORGET_AFTER).isBefore(now)) {
            pulses.delete(pulse.theme().id());
        } else if (now.isAfter(pulse.looked().plus(LOOK_EVERY.multipliedBy(12)))) {
            tell(TrendWatch.look(pulse, now));
        }
    }

    private void tell(TrendWatch.Step step) {
        var theme = step.pulse().theme().id();
        pulses.put(theme, step.pulse());
        for (var trend : step.trends()) {
            metrics.trend(trend.kind());
            context().forward(new Record<>(theme, trend, trend.to().toEpochMilli()));
        }
    }
}
