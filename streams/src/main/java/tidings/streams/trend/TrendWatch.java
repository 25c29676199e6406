package tidings.streams.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.Trend;
import tidings.streams.story.Match;

/**
 * Watches how much comes for a theme. Windows are hours, UTC.
 *
 * <ul>
 *   <li>A <em>spike</em> is told as soon as an hour has so many texts that chance gives as many in fewer than one such hour of
 *       10,000; at least five, at least twice what is usual, and not again within six hours.
 *   <li>A <em>silence</em> is told once nothing has come for so long that chance gives as long a one in fewer than one of
 *       10,000 hours; two hours at least.
 *   <li>A <em>first mention</em> is an article after a week without any.
 * </ul>
 *
 * <p>Spikes and silences wait until two weeks were observed. Time in which nobody watched (the program was down) teaches
 * nothing and is no silence.
 *
 * <p>Pure functions, safe from any thread.
 */
public final class TrendWatch {
    /** Time that passes must be told at least so often, or nobody was watching. */
    public static final Duration AWAY = Duration.ofMinutes(15);

    static final double CHANCE = 1e-4;
    static final int LEARNED = 14 * 24;
    private static final int LEAST_SPIKE = 5;
    private static final double LEAST_FACTOR = 2;
    private static final Duration SPIKE_AGAIN = Duration.ofHours(6);
    private static final double LEAST_SILENCE = 2;
    private static final double LONG_SILENCE = 7 * 24;
    private static final double HOUR_MILLIS = 3_600_000;

    private TrendWatch() {}

    /**
     * What follows from an article, or from time.
     *
     * @param pulse to be kept
     * @param trends to be told, oldest first
     */
    public record Step(Pulse pulse, List<Trend> trends) {
        public Step {
            trends = List.copyOf(trends);
        }
    }

    /**
     * An article came.
     *
     * @param before what is known of its theme; null if nothing
     * @param copy true if its text repeats another's
     * @param at when it was seen
     */
    public static Step take(@Nullable Pulse before, Match match, boolean copy, Instant at) {
        var trends = new ArrayList<Trend>();
        var now = before != null && at.isBefore(before.looked()) ? before.looked() : at;
        var waited = before == null ? Pulse.begin(match, now) : passed(before, now, trends);
        var pulse = waited.with(match, copy, now);
        if (waited.gap().hours() >= LONG_SILENCE) {
            var gap = waited.gap();
            var chance = waited.baseline().chanceOfNone(gap.missed());
            trends.add(trend(pulse, Trend.Kind.FIRST_MENTION, gap.since(), now, gap.missed(), chance));
        }
        return spike(pulse, now, trends);
    }

    /** Time passed. */
    public static Step look(Pulse before, Instant at) {
        var trends = new ArrayList<Trend>();
        var pulse = passed(before, at.isBefore(before.looked()) ? before.looked() : at, trends);
        var gap = pulse.gap();
        var chance = pulse.baseline().chanceOfNone(gap.missed());
        if (isSilence(pulse, chance)) {
            trends.add(trend(pulse, Trend.Kind.SILENCE, gap.since(), pulse.looked(), gap.missed(), chance));
            pulse = pulse.until(pulse.looked(), gap.asTold());
        }
        return new Step(pulse, trends);
    }

    private static Step spike(Pulse pulse, Instant now, List<Trend> trends) {
        var window = pulse.window();
        var usual = pulse.baseline().usual(window.hour());
        var chance = mayBeSpike(pulse, usual, now) ? pulse.baseline().chance(window.texts(), usual) : 1;
        if (chance >= CHANCE) {
            return new Step(pulse, trends);
        }
        trends.add(trend(pulse, Trend.Kind.SPIKE, window.from(), now, usual.mean(), chance));
        return new Step(pulse.spikedAt(now), trends);
    }

    private static boolean mayBeSpike(Pulse pulse, Seasons.Usual usual, Instant now) {
        var spiked = pulse.spiked();
        return pulse.baseline().hours() >= LEARNED
                && pulse.window().texts() >= LEAST_SPIKE
                && pulse.window().texts() >= LEAST_FACTOR * usual.mean()
                && (spiked == null || !now.isBefore(spiked.plus(SPIKE_AGAIN)));
    }

    /** Each article may begin a silence: the more come in an hour, the less likely must one be. */
    private static boolean isSilence(Pulse pulse, double chance) {
        return !pulse.gap().told()
                && pulse.baseline().hours() >= LEARNED
                && pulse.gap().hours() >= LEAST_SILENCE
                && chance < CHANCE / Math.max(1, pulse.baseline().seasons().rate());
    }

    /** Ends the hour under way if it is over; one that nobody watched to its end teaches nothing. */
    private static Pulse passed(Pulse before, Instant now, List<Trend> trends) {
        var since = Duration.between(before.looked(), now);
        var watched = since.compareTo(AWAY) <= 0;
        var pulse = before;
        var window = Pulse.Window.of(now);
        if (window.hour() > before.window().hour()) {
            if (before.window().articles() > 0) {
                trends.add(volume(before));
            }
            var baseline = before.baseline();
            var over = before.window();
            pulse = before.in(window, watched ? baseline.with(over.hour(), over.texts()) : baseline);
        }
        var hours = watched ? since.toMillis() / HOUR_MILLIS : 0;
        var expected = pulse.baseline().usual(pulse.window().hour()).mean();
        return pulse.until(now, pulse.gap().and(hours * expected, hours));
    }

    private static Trend volume(Pulse pulse) {
        var window = pulse.window();
        var usual = pulse.baseline().usual(window.hour());
        return trend(pulse, Trend.Kind.VOLUME, window.from(), window.to(), usual.mean(), 1);
    }

    private static Trend trend(Pulse pulse, Trend.Kind kind, Instant from, Instant to, double expected, double chance) {
        var theme = pulse.theme();
        var none = kind == Trend.Kind.SILENCE;
        return new Trend(
                theme.id(),
                theme.name(),
                theme.version(),
                theme.hash(),
                theme.severity(),
                kind,
                from,
                to,
                none ? 0 : pulse.window().articles(),
                none ? 0 : pulse.window().texts(),
                Math.round(expected * 1000) / 1000.0,
                chance,
                kind == Trend.Kind.VOLUME ? List.of() : pulse.latest());
    }
}
