package tidings.streams.trend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tidings.events.Trend;
import tidings.events.Trend.Kind;
import tidings.events.topic.Json;
import tidings.streams.story.Match;

class TrendWatchTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final int WEEK = 168;
    private static final long SEED = 20_260_105;
    private static final Match MATCH = Json.read("""
        {"theme": "ferries", "themeName": "Ferries", "themeVersion": 1, "themeHash": "h", "severity": "low",
         "kind": "first-seen", "print": "AQAAAAAAAAAAAAAAAAAAAAAAAAAA", "text": "",
         "article": {"id": "a", "revision": "r", "url": "", "title": "t", "feed": "f", "seen": "2026-01-05T00:00:00Z"}}
        """.getBytes(UTF_8), Match.class);

    private final Random random = new Random(SEED);
    private final List<Trend> told = new ArrayList<>();
    private Instant now = START;
    private Pulse pulse;

    /**
     * Traffic by chance alone, with the ups and downs of days and weeks: 24 weeks of six themes after two of learning, some
     * 24,000 hours, in which a chance of one in 10,000 hours allows 2.4 of each kind.
     */
    @Test
    void chanceSeldomLooksLikeATrend() {
        for (var rate : new double[] {0.02, 0.1, 0.5, 2, 6, 20}) {
            pulse = null;
            now = START;
            live(26 * WEEK, rate);
        }

        System.out.println("Trends by chance in 24,192 hours, seed " + SEED + ": " + count(Kind.SPIKE) + " spikes, "
                + count(Kind.SILENCE) + " silences");
        assertThat(count(Kind.SPIKE)).isLessThanOrEqualTo(5);
        assertThat(count(Kind.SILENCE)).isLessThanOrEqualTo(5);
        assertThat(count(Kind.VOLUME)).isGreaterThan(10_000);
    }

    @Test
    void manyTimesTheUsualIsASpikeAtOnceAndOnce() {
        live(6 * WEEK + 12, 2);
        told.clear();

        for (var text = 0; text < 30; text++) {
            take(false);
        }
        live(3, 2);

        assertThat(told)
                .filteredOn(trend -> trend.kind() == Kind.SPIKE)
                .singleElement()
                .satisfies(spike -> {
                    assertThat(spike.texts()).isBetween(9, 20);
                    assertThat(spike.expected()).isBetween(1.0, 6.0);
                    assertThat(spike.probability()).isLessThan(TrendWatch.CHANCE);
                    assertThat(spike.from())
                            .isBefore(now)
                            .isEqualTo(spike.from().truncatedTo(java.time.temporal.ChronoUnit.HOURS));
                    assertThat(spike.latest()).hasSize(Trend.MOST);
                });
    }

    @Test
    void whatIsUsualAtThatHourIsNoSpike() {
        IntStream.range(0, 6 * 7)
                .forEach(day -> IntStream.range(0, 24).forEach(hour -> {
                    IntStream.range(0, hour == 9 ? 20 : 0).forEach(text -> take(false));
                    live(1, 0.2);
                }));
        live(9, 0.2);
        told.clear();

        IntStream.range(0, 22).forEach(text -> take(false));
        assertThat(told).filteredOn(trend -> trend.kind() == Kind.SPIKE).isEmpty();

        live(6, 0.2);
        IntStream.range(0, 22).forEach(text -> take(false));
        assertThat(count(Kind.SPIKE)).isEqualTo(1);
    }

    @Test
    void copiesOfOneTextAreNoSpike() {
        live(6 * WEEK + 12, 0.2);
        told.clear();

        IntStream.range(0, 100).forEach(copy -> take(copy > 0));
        live(1, 0.2);

        assertThat(count(Kind.SPIKE)).isZero();
        assertThat(told)
                .filteredOn(trend -> trend.kind() == Kind.VOLUME)
                .anySatisfy(volume -> assertThat(volume.articles()).isGreaterThanOrEqualTo(100));
    }

    @Test
    void silenceIsToldOnceItIsUnlikely() {
        live(6 * WEEK + 8, 3);
        told.clear();

        live(40, 0);

        assertThat(told)
                .filteredOn(trend -> trend.kind() == Kind.SILENCE)
                .singleElement()
                .satisfies(silence -> {
                    assertThat(Duration.between(silence.from(), silence.to())).isLessThan(Duration.ofHours(16));
                    assertThat(silence.articles()).isZero();
                    assertThat(silence.latest()).isNotEmpty();
                });
    }

    @Test
    void timeInWhichNobodyWatchedIsNoSilence() {
        live(6 * WEEK, 3);
        told.clear();

        now = now.plus(Duration.ofDays(30));
        live(1, 0);
        take(false);

        assertThat(told).extracting(Trend::kind).doesNotContain(Kind.SILENCE, Kind.FIRST_MENTION);
    }

    @Test
    void firstArticleAfterAWeekIsAFirstMention() {
        take(false);
        live(WEEK - 1, 0);
        take(false);
        assertThat(count(Kind.FIRST_MENTION)).isZero();

        live(WEEK + 1, 0);
        take(false);
        take(false);

        assertThat(count(Kind.FIRST_MENTION)).isEqualTo(1);
    }

    @Test
    void stateComesBackAsItWas() {
        live(3 * WEEK, 1);

        assertThat(Json.read(Json.bytes(pulse), Pulse.class)).isEqualTo(pulse);
        assertThat(Json.bytes(pulse)).hasSizeLessThan(5_000);
    }

    @Test
    void articleOutOfOrderCountsAsNow() {
        live(10, 1);
        var articles = pulse.window().articles();

        var step = TrendWatch.take(pulse, MATCH, false, START);

        assertThat(step.pulse().window().articles()).isEqualTo(articles + 1);
        assertThat(step.pulse().looked()).isEqualTo(pulse.looked());
    }

    /** Lets hours pass; at nights and weekends comes less. */
    private void live(int hours, double rate) {
        for (var step = 0; step < hours * 6; step++) {
            var hour = now.atOffset(java.time.ZoneOffset.UTC).getHour();
            var weekend = now.atOffset(java.time.ZoneOffset.UTC).getDayOfWeek().getValue() > 5;
            var factor = (hour < 6 ? 0.2 : hour < 20 ? 1.4 : 0.8) * (weekend ? 0.5 : 1.2);
            for (var text = poisson(rate * factor / 6); text > 0; text--) {
                take(false);
            }
            now = now.plus(STEP);
            if (pulse != null) {
                keep(TrendWatch.look(pulse, now));
            }
        }
    }

    private void take(boolean copy) {
        keep(TrendWatch.take(pulse, MATCH, copy, now));
    }

    private void keep(TrendWatch.Step step) {
        pulse = step.pulse();
        told.addAll(step.trends());
    }

    private long count(Kind kind) {
        return told.stream().filter(trend -> trend.kind() == kind).count();
    }

    private int poisson(double mean) {
        var limit = Math.exp(-mean);
        var count = 0;
        for (var product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
