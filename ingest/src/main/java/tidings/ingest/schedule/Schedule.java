package tidings.ingest.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tidings.events.Feed;
import tidings.events.FeedStatus;
import tidings.events.FeedStatus.Pace;

/**
 * Decides when a feed is polled next. A feed that works is polled twice in the time in which it usually brings something
 * new, within bounds, and no more often than it and its server ask for. Waits are varied by a tenth either way, so that
 * feeds that began together do not stay together.
 *
 * <p>Safe from any thread if the source of randomness is, as {@link java.util.Random} is.
 */
public final class Schedule {
    /** Due at no time that anybody lives to see. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final Duration LONGEST_REQUEST = Duration.ofDays(1);
    private static final Duration BUSY_AGAIN = Duration.ofSeconds(10);
    private static final Duration AFTER_ANNOUNCED = Duration.ofSeconds(10);
    private static final int AT_ONCE = 100;
    private static final int DOUBLINGS = 20;

    private final Bounds bounds;
    private final RandomGenerator random;

    /**
     * @param bounds of the waits
     * @param random varies the waits
     */
    public Schedule(Bounds bounds, RandomGenerator random) {
        this.bounds = requireNonNull(bounds, "bounds");
        this.random = requireNonNull(random, "random");
    }

    /**
     * The wait between two polls of a feed that works, before it is varied.
     *
     * @param pace how often it brings something new; null if nothing is known
     * @param announced true if somebody announces its changes, so that polls only look after what was missed
     */
    public Duration interval(Feed feed, @Nullable Pace pace, boolean announced, Instant now) {
        var known = Objects.requireNonNullElse(pace, Pace.UNKNOWN);
        var expected = Pacing.expected(known, bounds.usual().multipliedBy(2), now);
        var wait = announced ? bounds.quiet() : shorter(expected.dividedBy(2), bounds.quiet());
        wait = known.asked() == null ? wait : longer(wait, known.asked());
        wait = feed.minInterval() == null ? wait : longer(wait, feed.minInterval());
        return longer(wait, bounds.shortest());
    }

    /**
     * The least wait that a feed asks for, as far as it is honoured: a document's word up to the longest wait, a server's
     * up to the longest one of a feed that works, since some call everything fresh for a year.
     *
     * @param document what the document asks for
     * @param server how long the server calls its answer fresh
     */
    public @Nullable Duration asked(@Nullable Duration document, @Nullable Duration server) {
        var stated = document == null ? null : shorter(document, bounds.longest());
        var fresh = server == null ? null : shorter(server, bounds.quiet());
        if (stated == null || fresh == null) {
            return stated == null ? fresh : stated;
        }
        return longer(stated, fresh);
    }

    /** After a poll that worked, also one that found nothing new: the wait, varied. */
    public Instant after(Duration interval, Instant now) {
        return now.plus(varied(interval));
    }

    /**
     * After a poll that failed: twice the wait of the failure before, or of the one before that if it is the name or the
     * connection that fails, which passes more often.
     *
     * @param failures how many polls have failed in a row, this one included; 1 or more
     * @param light true if no server has answered
     * @param retryAfter what the server asked for, honoured up to a day; null if it did not
     */
    public Instant afterFailure(Feed feed, int failures, boolean light, @Nullable Duration retryAfter, Instant now) {
        var usual = feed.minInterval() == null ? bounds.usual() : longer(bounds.usual(), feed.minInterval());
        var doublings = light ? (failures - 1) / 2 : failures - 1;
        var doubled = usual.multipliedBy(1L << Math.min(doublings, DOUBLINGS));
        var wait = varied(shorter(doubled, longer(light ? bounds.quiet() : bounds.longest(), usual)));
        return now.plus(retryAfter == null ? wait : longer(wait, shorter(retryAfter, LONGEST_REQUEST)));
    }

    /** How long all polls of a domain wait that asked for patience, up to a day; the usual wait if it named no time. */
    public Instant hold(@Nullable Duration retryAfter, Instant now) {
        return now.plus(retryAfter == null ? bounds.usual() : shorter(retryAfter, LONGEST_REQUEST));
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
    public Instant due(Feed feed, FeedStatus status, boolean announced, Instant now) {
        if (!status.url().equals(feed.url())) {
            return now;
        }
        var last = status.lastPolled();
        if (last == null || status.failures() > 0 || status.nextPoll().equals(NEVER)) {
            return status.nextPoll();
        }
        var interval = interval(feed, status.pace(), announced, now);
        var latest = last.plus(interval).plus(interval.dividedBy(10));
        return status.nextPoll().isAfter(latest) ? latest : status.nextPoll();
    }

    /**
     * When a feed is due of which a change was announced: at once, but not within ten seconds of its last poll.
     *
     * @param otherwise when it is due without that
     */
    public Instant announced(FeedStatus status, Instant otherwise, Instant now) {
        var pause = shorter(bounds.shortest(), AFTER_ANNOUNCED);
        var soon = status.lastPolled() == null ? now : status.lastPolled().plus(pause);
        var at = soon.isAfter(now) ? soon : now;
        return otherwise.isBefore(at) ? otherwise : at;
    }

    /**
     * When a feed is due that was never polled: at once, unless many are.
     *
     * @param waiting how many others wait for their first poll
     */
    public Instant first(int waiting, Instant now) {
        return waiting < AT_ONCE ? now : now.plus(scaled(bounds.usual(), random.nextDouble() / 2));
    }

    private Duration varied(Duration wait) {
        return longer(scaled(wait, 0.9 + random.nextDouble() * 0.2), bounds.shortest());
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
