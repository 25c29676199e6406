package tidings.ingest.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidings.events.FeedStatus.Pace;

/** Learns how often a feed brings something new. Pure functions. */
public final class Pacing {
    private static final int FEWEST_DATES = 3;
    private static final int MOST_DATES = 20;
    private static final int KEPT_PERCENT = 70;
    private static final Duration SHORTEST_GAP = Duration.ofSeconds(1);
    private static final Duration QUIET_AT_LEAST = Duration.ofDays(2);
    private static final int QUIET_GAPS = 10;

    private Pacing() {}

    /**
     * What the dates of a feed's first document tell: the median of the times between its newest items.
     *
     * @param dates when its items appeared, as they say; in any order, those of the future included
     * @param now when it was read
     */
    public static Pace first(List<Instant> dates, Instant now) {
        var newest = dates.stream()
                .filter(date -> !date.isAfter(now))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(MOST_DATES)
                .toList();
        if (newest.size() < FEWEST_DATES) {
            return new Pace(newest.isEmpty() ? now : newest.getFirst(), null, null, null, null);
        }
        var gaps = java.util.stream.IntStream.range(1, newest.size())
                .mapToObj(i -> Duration.between(newest.get(i), newest.get(i - 1)))
                .sorted()
                .toList();
        return new Pace(newest.getFirst(), atLeastShortest(gaps.get(gaps.size() / 2)), null, null, null);
    }

    /**
     * What a poll that brought something new tells.
     *
     * @param before what was known
     * @param items how many new items came, 1 or more
     * @param lag from the publication of the newest, as stated, to now; null if it is not stated
     */
    public static Pace brought(Pace before, int items, @Nullable Duration lag, Instant now) {
        var since = before.newest() == null ? null : Duration.between(before.newest(), now);
        var gap = before.gap();
        if (since != null && !since.isNegative()) {
            var observed = atLeastShortest(since.dividedBy(items));
            gap = gap == null
                    ? observed
                    : gap.multipliedBy(KEPT_PERCENT)
                            .plus(observed.multipliedBy(100 - KEPT_PERCENT))
                            .dividedBy(100);
        }
        return new Pace(now, gap, before.asked(), before.interval(), lag == null ? before.lag() : lag);
    }

    /**
     * When the next new item may be expected at the earliest guess: the usual gap, or half the time that has passed
     * without one if that is longer.
     *
     * @param usual taken for the gap while none is known
     */
    static Duration expected(Pace pace, Duration usual, Instant now) {
        var gap = Objects.requireNonNullElse(pace.gap(), usual);
        if (pace.newest() == null) {
            return gap;
        }
        var half = Duration.between(pace.newest(), now).dividedBy(2);
        return half.compareTo(gap) > 0 ? half : gap;
    }

    /** True if nothing new came for two days and ten times the usual gap. */
    public static boolean isQuiet(@Nullable Pace pace, Instant now) {
        if (pace == null || pace.newest() == null || pace.gap() == null) {
            return false;
        }
        var silence = Duration.between(pace.newest(), now);
        return silence.compareTo(QUIET_AT_LEAST) > 0
                && silence.compareTo(pace.gap().multipliedBy(QUIET_GAPS)) > 0;
    }

    private static Duration atLeastShortest(Duration gap) {
        return gap.compareTo(SHORTEST_GAP) < 0 ? SHORTEST_GAP : gap;
    }
}
