package tidings.streams;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's own timestamp, unless it is impossible. An ordinary client may write any: one from the year 2099 would
 * make every memory forget, and a negative one would stop the application. Both count as now.
 *
 * <p>Kafka creates it by name; {@link StreamsProperties} tells it the clock.
 */
public final class SaneTime implements TimestampExtractor, Configurable {
    /** Setting that holds the {@link InstantSource}. */
    static final String CLOCK = "tidings.clock";

    private static final long MOST_AHEAD = Duration.ofHours(1).toMillis();

    @SuppressWarnings("NullAway.Init") // Kafka calls configure first
    private InstantSource clock;

    /** For Kafka, which calls {@link #configure} next. */
    public SaneTime() {}

    @Override
    public void configure(Map<String, ?> settings) {
        clock = requireNonNull((InstantSource) settings.get(CLOCK), CLOCK);
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> entry, long partitionTime) {
        var now = clock.millis();
        var own = entry.timestamp();
        return own < 0 || own > now + MOST_AHEAD ? now : own;
    }
}
