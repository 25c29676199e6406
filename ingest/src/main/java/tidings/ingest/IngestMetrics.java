package tidings.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import tidings.events.FeedEvent;

/**
 * The meters of this module. What they count is counted once it is on the topics.
 *
 * <p>Safe from any thread.
 */
public final class IngestMetrics {
    private final MeterRegistry meters;
    private final Timer duration;
    private final Timer lag;
    private final Counter deadLetters;
    private final Map<Integer, Feeds> feeds = new ConcurrentHashMap<>();

    /** @param meters where they are registered */
    public IngestMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.deadLetters = Counter.builder("tidings.ingest.dead.letters")
                .description("Records of feeds and their status that could not be read")
                .register(meters);
        this.duration = Timer.builder("tidings.ingest.poll.duration")
                .description("Time from the begin of a poll to its articles, network included")
                .register(meters);
        this.lag = Timer.builder("tidings.ingest.lag")
                .description("Time from an article's publication, as stated, to its first sight")
                .register(meters);
        Gauge.builder(
                        "tidings.ingest.feeds",
                        feeds,
                        all -> all.values().stream().mapToInt(Feeds::known).sum())
                .description("Feeds that this instance polls")
                .register(meters);
        Gauge.builder("tidings.ingest.feeds.failing", feeds, all -> sum(all, Standing::failing))
                .description("Feeds of this instance whose last poll failed")
                .register(meters);
        for (var condition : Standing.CONDITIONS) {
            Gauge.builder("tidings.ingest.feeds.condition", feeds, all -> sum(all, each -> each.in(condition)))
                    .description("Feeds of this instance in a condition that a person should look at")
                    .tag("condition", condition.word())
                    .register(meters);
        }
    }

    /**
     * A hub sent something.
     *
     * @param outcome {@code announced}, {@code subscribed}, {@code denied}, {@code unsigned} or {@code refused}
     */
    public void pushed(String outcome) {
        Counter.builder("tidings.ingest.pushes")
                .description("What hubs sent, by what came of it")
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }

    /** A record of a feed or of its status could not be read. */
    void deadLetter() {
        deadLetters.increment();
    }

    /** Something happened to a feed. */
    void event(FeedEvent.Kind kind) {
        Counter.builder("tidings.ingest.feed.events")
                .description("What happened to feeds, by kind")
                .tag("kind", kind.word())
                .register(meters)
                .increment();
    }

    /** A poll ended: {@code items}, {@code unchanged}, {@code not-modified}, {@code gone}, or the kind of failure. */
    void polled(String outcome, Duration took) {
        Counter.builder("tidings.ingest.polls")
                .description("Polls by what came of them")
                .tag("outcome", outcome)
                .register(meters)
                .increment();
        duration.record(took);
    }

    /** Items met one fate: {@code new}, {@code changed}, {@code unchanged}, {@code history} or {@code empty}. */
    void items(String disposition, int count) {
        if (count > 0) {
            Counter.builder("tidings.ingest.items")
                    .description("Items of polled documents by what became of them")
                    .tag("disposition", disposition)
                    .register(meters)
                    .increment(count);
        }
    }

    /** An article's page met one fate: {@code read}, {@code no-text}, {@code robots}, {@code failed} or {@code left}. */
    void page(String outcome) {
        Counter.builder("tidings.ingest.pages")
                .description("Pages of articles whose feed carries summaries only, by what became of them")
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }

    /** A new article was seen so long after it was published. */
    void seenAfter(Duration since) {
        lag.record(since.isNegative() ? Duration.ZERO : since);
    }

    /** How many feeds a partition holds, and how they do; read from other threads. */
    void feeds(int partition, int known, Standing standing) {
        feeds.put(partition, new Feeds(known, standing));
    }

    /** A partition is no longer ours. */
    void lost(int partition) {
        feeds.remove(partition);
    }

    private static int sum(Map<Integer, Feeds> all, ToIntFunction<Standing> count) {
        return all.values().stream()
                .mapToInt(each -> count.applyAsInt(each.standing))
                .sum();
    }

    private record Feeds(int known, Standing standing) {}
}
