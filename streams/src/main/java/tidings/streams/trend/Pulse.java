package tidings.streams.trend;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.AlertArticle;
import tidings.events.Trend;
import tidings.streams.story.Match;
import tidings.streams.story.ThemeFacts;

/**
 * What is known of how much comes for one theme. Immutable.
 *
 * @param theme the theme, as the latest match says
 * @param baseline what is usual
 * @param window the hour that is under way
 * @param gap the time since the latest article
 * @param looked until when time has passed
 * @param spiked when a spike was last told; absent if none was
 * @param latest the latest articles, newest first
 */
public record Pulse(
        ThemeFacts theme,
        Baseline baseline,
        Window window,
        Gap gap,
        Instant looked,
        @Nullable Instant spiked,
        List<AlertArticle> latest) {
    private static final int HOUR_SECONDS = 3_600;

    public Pulse {
        requireNonNull(theme, "theme");
        requireNonNull(baseline, "baseline");
        requireNonNull(window, "window");
        requireNonNull(gap, "gap");
        requireNonNull(looked, "looked");
        latest = List.copyOf(latest);
    }

    /**
     * An hour, UTC.
     *
     * @param hour which, counted from 1970
     * @param articles how many came in it so far
     * @param texts how many of them were no copies
     */
    public record Window(long hour, int articles, int texts) {
        static Window of(Instant at) {
            return new Window(Math.floorDiv(at.getEpochSecond(), (long) HOUR_SECONDS), 0, 0);
        }

        Window with(boolean copy) {
            return new Window(hour, articles + 1, texts + (copy ? 0 : 1));
        }

        Instant from() {
            return Instant.ofEpochSecond(hour * HOUR_SECONDS);
        }

        Instant to() {
            return from().plusSeconds(HOUR_SECONDS);
        }
    }

    /**
     * The time since the latest article.
     *
     * @param since when that came
     * @param missed how many texts were to be expected since then
     * @param hours for how long nothing came while somebody watched
     * @param told true if it was told as a silence
     */
    public record Gap(Instant since, double missed, double hours, boolean told) {
        public Gap {
            requireNonNull(since, "since");
        }

        static Gap after(Instant article) {
            return new Gap(article, 0, 0, false);
        }

        Gap and(double more, double watched) {
            return new Gap(since, missed + more, hours + watched, told);
        }

        Gap asTold() {
            return new Gap(since, missed, hours, true);
        }
    }

    /** Before the first article of a theme is counted. */
    static Pulse begin(Match match, Instant at) {
        return new Pulse(ThemeFacts.of(match), Baseline.NONE, Window.of(at), Gap.after(at), at, null, List.of());
    }

    /** After the hour under way has ended. */
    Pulse in(Window next, Baseline learned) {
        return new Pulse(theme, learned, next, gap, looked, spiked, latest);
    }

    /** After time has passed. */
    Pulse until(Instant now, Gap waited) {
        return new Pulse(theme, baseline, window, waited, now, spiked, latest);
    }

    /** With another article. */
    Pulse with(Match match, boolean copy, Instant at) {
        var newest = new ArrayList<AlertArticle>();
        newest.add(match.article());
        newest.addAll(latest.subList(0, Math.min(latest.size(), Trend.MOST - 1)));
        return new Pulse(ThemeFacts.of(match), baseline, window.with(copy), Gap.after(at), looked, spiked, newest);
    }

    /** After a spike was told. */
    Pulse spikedAt(Instant at) {
        return new Pulse(theme, baseline, window, gap, looked, at, latest);
    }
}
