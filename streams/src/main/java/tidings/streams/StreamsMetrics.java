package tidings.streams;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import tidings.events.Alert;
import tidings.events.Disposition;
import tidings.events.Trend;
import tidings.streams.match.Judgement;
import tidings.streams.match.ThemeMatch;
import tidings.streams.seen.Sighting;
import tidings.streams.story.Telling;

/**
 * All meters of the topology. They count work done, which is a little more than what was committed where a task had to
 * repeat some.
 *
 * <p>Safe from any thread.
 */
public final class StreamsMetrics {
    /** What a meter can count; an article that says to be seen longer ago was not seen by us. */
    private static final Duration MOST_LATENCY = Duration.ofDays(366);

    /** So many themes have a tag value of their own; later ones share {@value #OTHERS}. */
    private static final int MOST_THEMES = 200;

    private static final String OTHERS = "others";

    private final MeterRegistry registry;
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private final AtomicInteger themes = new AtomicInteger();
    private final AtomicInteger unreadable = new AtomicInteger();
    private final Timer matching;
    private final Timer latency;
    private final Timer reading;
    private final Timer waiting;
    private final AtomicInteger available = new AtomicInteger();

    /** Names the meters in a registry. */
    public StreamsMetrics(MeterRegistry registry) {
        this.registry = requireNonNull(registry, "registry");
        matching = Timer.builder("tidings.streams.matching")
                .description("Time to match one article against all themes")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(10_000))
                .maximumExpectedValue(Duration.ofSeconds(1))
                .register(registry);
        latency = Timer.builder("tidings.streams.latency")
                .description("Time from seeing an article to raising a version of its alert")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(5))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(registry);
        reading = Timer.builder("tidings.streams.meaning.reading")
                .description("Time in which the embedding model reads one text")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(2))
                .register(registry);
        waiting = Timer.builder("tidings.streams.meaning.wait")
                .description("Time from seeing an article to its second opinion")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofHours(6))
                .register(registry);
        Gauge.builder("tidings.streams.meaning.available", available, AtomicInteger::get)
                .description("1 if the second opinion can be given here, 0 if words decide alone")
                .register(registry);
        Gauge.builder("tidings.streams.themes", themes, AtomicInteger::get)
                .description("Themes that articles are matched against")
                .register(registry);
        Gauge.builder("tidings.streams.themes.unreadable", unreadable, AtomicInteger::get)
                .description("Theme files that cannot be read; their last good version stays")
                .register(registry);
    }

    /** Says whether the second opinion can be given: its model is there and runs. */
    public void secondOpinionIsAvailable(boolean is) {
        available.set(is ? 1 : 0);
    }

    /** Counts how the second opinion judged an article for a theme, or why it did not. */
    public void judged(String theme, String outcome) {
        Counter.builder("tidings.streams.meaning.verdicts")
                .description("What the second opinion made of articles that it was asked about")
                .tags("theme", bounded(theme), "outcome", outcome)
                .register(registry)
                .increment();
    }

    /** Counts an article that the second opinion gave up, by why. */
    public void skipped(String reason) {
        counter("tidings.streams.meaning.skipped", "Articles that the second opinion gave up", "reason", reason);
    }

    /** Takes how long an article waited for the second opinion. */
    public void waited(Duration time) {
        waiting.record(time.isNegative() ? Duration.ZERO : time);
    }

    /** Takes how long the embedding model read a text. */
    public void read(Duration time) {
        reading.record(time);
    }

    /** Counts a text that the embedding model had read before. */
    public void recalled() {
        Counter.builder("tidings.streams.meaning.copies")
                .description("Copies whose text the embedding model had read before")
                .register(registry)
                .increment();
    }

    /** Counts a theme whose meaning was learned. */
    public void learned(String theme) {
        counter("tidings.streams.meaning.learned", "Themes whose meaning was learned anew", "theme", bounded(theme));
    }

    /** Watches how many articles wait for the second opinion. */
    public void watchWaiting(Supplier<Number> count) {
        Gauge.builder("tidings.streams.meaning.waiting", count)
                .description("Articles that wait for the second opinion on the partitions of this instance")
                .register(registry);
    }

    /** Says how many themes are live. */
    public void themes(int count) {
        themes.set(count);
    }

    /** Says how many theme files cannot be read. */
    public void unreadableThemes(int count) {
        unreadable.set(count);
    }

    /** Counts a record that was set aside, by what could not be done with it. */
    public void deadLetter(String step) {
        counter("tidings.streams.dead.letters", "Records set aside as dead letters", "step", step);
    }

    /** Counts a sighting. */
    void sighted(Sighting sighting) {
        counter("tidings.streams.sightings", "Articles by what seeing them meant", "disposition", sighting.word());
    }

    /** Runs the matching of one article and times it. */
    Judgement timeMatching(Supplier<Judgement> work) {
        return requireNonNull(matching.record(work), "judgement");
    }

    /** Counts a matched article and the themes that it matched. */
    void matched(Collection<ThemeMatch> found) {
        counter(
                "tidings.streams.articles",
                "Articles that were matched against all themes",
                "outcome",
                found.isEmpty() ? "no-match" : "matched");
        for (var match : found) {
            counter(
                    "tidings.streams.matches",
                    "Matches of themes",
                    "theme",
                    bounded(match.theme().id()));
        }
    }

    /** Counts a sighting by where it ended. */
    void ended(Disposition disposition) {
        counter("tidings.streams.ledger", "Sightings by where they ended", "disposition", disposition.word());
    }

    /** Counts an article by whether it passes the screen before the second opinion. */
    void screened(boolean passed) {
        counter(
                "tidings.streams.meaning.screened",
                "Articles before the second opinion, by whether it is asked",
                "outcome",
                passed ? "asked" : "passed-over");
    }

    /** Counts what is for review. */
    void forReview(Alert alert) {
        counter(
                "tidings.streams.reviews",
                "What meaning alone found for themes that review such",
                "theme",
                bounded(alert.theme()));
    }

    /** Counts a trend. */
    void trend(Trend.Kind kind) {
        counter("tidings.streams.trends", "Trends of themes, by what they say", "kind", kind.word());
    }

    /** Counts a match that raised nothing. */
    void silent(Telling.Reason reason) {
        counter("tidings.streams.silent", "Matches that raised no alert", "reason", reason.word());
    }

    /** Counts a version of an alert, and takes the time since the article that made it was seen. */
    void raised(Alert alert) {
        Counter.builder("tidings.streams.alerts")
                .description("Versions of alerts")
                .tags("theme", bounded(alert.theme()), "change", alert.change().word())
                .register(registry)
                .increment();
        if (alert.latency() != null) {
            var toAlert = alert.latency().toAlert();
            latency.record(toAlert.compareTo(MOST_LATENCY) > 0 ? MOST_LATENCY : toAlert);
        }
    }

    /** Binds Kafka's own meters of an application; who closes what this returns unbinds them. */
    public KafkaStreamsMetrics bind(KafkaStreams streams) {
        var kafka = new KafkaStreamsMetrics(streams);
        kafka.bindTo(registry);
        return kafka;
    }

    private void counter(String name, String description, String tag, String value) {
        Counter.builder(name)
                .description(description)
                .tag(tag, value)
                .register(registry)
                .increment();
    }

    private String bounded(String theme) {
        if (named.contains(theme)) {
            return theme;
        }
        return named.size() < MOST_THEMES && named.add(theme) ? theme : OTHERS;
    }
}
