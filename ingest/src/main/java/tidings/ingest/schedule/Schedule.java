package tidings.ingest.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tidings.events.Feed;
import tidings.events.FeedStatus;

/**
 * Decides when a feed is polled next. Waits are varied by a tenth either way, so that feeds that began together do not
 * stay together.
 *
 * <p>Safe from any thread if the source of randomness is, as {@link java.util.Random} is.
 */
public final class Schedule {
    /** Due at no time that anybody lives to see. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final Duration LONGEST_REQUEST = Duration.ofDays(1);
    private static final Duration BUSY_AGAIN = Duration.ofSeconds(10);
    private static final int AT_ONCE = 100;
    private static final int DOUBLINGS = 20;

    private final Duration interval;
    private final Duration shortest;
    private final Duration longest;
    private final RandomGenerator random;

    /**
     * @param interval between two polls of a feed that works
     * @param shortest bound of any wait
     * @param longest bound of the wait after failures, unless the feed or its server asks for more
     * @param random varies the waits
     */
    public Schedule(Duration interval, Duration shortest, Duration longest, RandomGenerator random) {
        this.interval = requireNonNull(interval, "interval");
        this.shortest = requireNonNull(shortest, "shortest");
        this.longest = requireNonNull(longest, "longest");
        this.random = requireNonNull(random, "random");
    }

    /** After a poll that worked, also one that found nothing new. */
    public Instant afterSuccess(Feed feed, Instant now) {
        return now.plus(varied(interval(feed)));
    }

    /**
     * After a poll that failed: twice the wait of the failure before.
     *
     * @param failures how many polls have failed in a row, this one included; 1 or more
     * @param retryAfter what the server asked for, honoured up to a day; null if it did not
     */
    public Instant afterFailure(Feed feed, int failures, @Nullable Duration retryAfter, Instant now) {
        var doubled = interval(feed).multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        var wait = varied(shorter(doubled, longer(longest, interval(feed))));
        return now.plus(retryAfter == null ? wait : longer(wait, shorter(retryAfter, LONGEST_REQUEST)));
    }

    /** When there was no turn for it; the feed is not at fault. */
    public Instant afterNoTurn(Instant now) {
        return now.plus(varied(BUSY_AGAIN));
    }

    /**
     * When a feed that was polled before is due, by its status and by settings that may have changed since.
     *
     * @param status what is remembered of it
     */
    public Instant due(Feed feed, FeedStatus status, Instant now) {
        if (!status.url().equals(feed.url())) {
            return now;
        }
        var last = status.lastPolled();
        if (last == null || status.failures() > 0 || status.nextPoll().equals(NEVER)) {
            return status.nextPoll();
        }
        var latest = last.plus(interval(feed)).plus(interval(feed).dividedBy(10));
        return status.nextPoll().isAfter(latest) ? latest : status.nextPoll();
    }

    /**
     * When a feed is due that was never polled: at once, unless many are.
     *
     * @param waiting how many others wait for their first poll
     */
    public Instant first(Feed feed, int waiting, Instant now) {
        return waiting < AT_ONCE ? now : now.plus(scaled(interval(feed), random.nextDouble() / 2));
    }

    private Duration interval(Feed feed) {
        var asked = feed.minInterval();
        var wait = asked == null ? interval : longer(interval, asked);
        return longer(wait, shortest);
    }

    private Duration varied(Duration wait) {
        return longer(scaled(wait, 0.9 + random.nextDouble() * 0.2), shortest);
    }

    private static Duration scaled(Duration wait, double factor) {
        return Duration.ofMillis((long) (wait.toMillis() * factor));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
