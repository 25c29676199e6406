package tidings.ingest;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Feed;
import tidings.events.FeedEvent.Kind;
import tidings.events.FeedStatus;
import tidings.ingest.fetch.FeedFetcher;
import tidings.ingest.fetch.Fetched;
import tidings.ingest.fetch.Validators;
import tidings.ingest.push.Hubs;
import tidings.ingest.schedule.Pacing;
import tidings.ingest.schedule.Schedule;
import tidings.net.Reason;

/**
 * Polls one feed: fetches, reads, makes articles, tells those that are new or changed from those that were in recent
 * bodies, and decides how the feed does and when it is due again. Writes nothing.
 *
 * <p>Safe from any thread.
 */
final class FeedPoller {
    /** What is left for reading a body that came in just before the deadline. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final FeedFetcher fetcher;
    private final Desk desk;
    private final Finder finder = new Finder();
    private final Schedule schedule;
    private final Hubs hubs;
    private final FullTexts texts;
    private final Duration maxAge;
    private final Duration deadline;
    private final InstantSource clock;

    /**
     * @param fetcher gets the bodies
     * @param desk where they are read
     * @param schedule says when the next poll is due
     * @param hubs asks hubs to announce changes
     * @param texts fetches the articles' pages for feeds that ask for it
     * @param maxAge at the first poll, older items are history, unless the feed names another age
     * @param deadline how long a poll may take until its body is read
     * @param clock tells the time
     */
    FeedPoller(
            FeedFetcher fetcher,
            Desk desk,
            Schedule schedule,
            Hubs hubs,
            FullTexts texts,
            Duration maxAge,
            Duration deadline,
            InstantSource clock) {
        this.fetcher = fetcher;
        this.desk = desk;
        this.schedule = schedule;
        this.hubs = hubs;
        this.texts = texts;
        this.maxAge = maxAge;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** Polls a feed that nobody announces changes of. */
    Polled poll(Feed feed, @Nullable FeedStatus before) throws InterruptedException {
        return poll(feed, before, Announced.NOT);
    }

    /**
     * Polls a feed.
     *
     * @param feed what to poll
     * @param before what is remembered of it; null if it was never polled
     * @param announced what a hub does for it
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    Polled poll(Feed feed, @Nullable FeedStatus before, Announced announced) throws InterruptedException {
        var began = clock.instant();
        var known = before == null ? FeedStatus.unpolled(feed, began) : before;
        var same = known.url().equals(feed.url());
        var full = !same || Doubts.asksForAll(known, began);
        var validators = full ? Validators.NONE : new Validators(known.etag(), known.lastModified());
        var taken = fetcher.fetch(feed.url(), validators, fetched -> taken(fetched, feed, known, same, began));
        if (Thread.interrupted()) {
            throw new InterruptedException("polling " + feed.url());
        }
        var poll = new Poll(feed, known, same, full || validators.equals(Validators.NONE), announced, began, taken.at);
        var polled = switch (taken.fetched) {
            case Fetched.NotModified none -> poll.notModified(none);
            case Fetched.Gone gone -> poll.gone(gone.reason());
            case Fetched.Failed failed -> poll.failed(failed);
            case Fetched.Body body -> poll.body(body, requireNonNull(taken.found, "found"));
        };
        if (Thread.interrupted()) {
            throw new InterruptedException("subscribing to " + feed.url());
        }
        return polled;
    }

    /** What comes of a poll that broke by a mistake of ours. */
    Polled broken(Feed feed, @Nullable FeedStatus before, RuntimeException mistake) {
        var now = clock.instant();
        var known = before == null ? FeedStatus.unpolled(feed, now) : before;
        return new Poll(feed, known, known.url().equals(feed.url()), false, Announced.NOT, now, now)
                .failed(new Fetched.Failed("mistake", "a mistake in the program: " + mistake, false, null, null));
    }

    /** Reads a body, and lets go of its bytes. */
    private Taken taken(Fetched fetched, Feed feed, FeedStatus before, boolean same, Instant began) {
        var now = clock.instant();
        if (!(fetched instanceof Fetched.Body body)) {
            return new Taken(fetched, null, now);
        }
        var first = before.firstPolled() == null || !same;
        var age = first ? Objects.requireNonNullElse(feed.maxAge(), maxAge) : null;
        var left = deadline.minus(Duration.between(began, now)).plus(GRACE);
        var done = desk.read(body.bytes().length, left, () -> finder.find(body, feed, before, same, age, now));
        Found found = switch (done) {
            case Desk.Done.Read<Found> read -> read.result();
            case Desk.Done.Late<Found> late -> new Found.Late(late.begun());
        };
        return new Taken(body.read(), found, now);
    }

    /**
     * What a poll brought.
     *
     * @param fetched without the bytes
     * @param found what they hold; null if there are none
     * @param at when it came
     */
    private record Taken(Fetched fetched, @Nullable Found found, Instant at) {}

    /** One poll, and what it can end with. */
    private final class Poll {
        private final Feed feed;
        private final FeedStatus before;
        private final boolean same;
        private final boolean full;
        private final Announced announced;
        private final Instant began;
        private final Instant now;
        private final StatusDraft draft;

        /**
         * @param same true if what is remembered belongs to the feed's present address
         * @param full true if the server was not told what we have
         * @param now when the server had answered
         */
        Poll(
                Feed feed,
                FeedStatus before,
                boolean same,
                boolean full,
                Announced announced,
                Instant began,
                Instant now) {
            this.feed = feed;
            this.before = before;
            this.same = same;
            this.full = full;
            this.announced = announced;
            this.began = began;
            this.now = now;
            this.draft = new StatusDraft(feed, before, same, now);
        }

        Polled notModified(Fetched.NotModified none) {
            draft.trust = Doubts.notModified(draft.trust);
            draft.move = Moves.answered(draft.move, none.movedTo(), now);
            return worked("not-modified", Polled.Items.NONE);
        }

        Polled gone(String reason) {
            draft.condition = Kind.GONE;
            return ended(draft.failures + 1, "gone", reason, Schedule.NEVER);
        }

        Polled failed(Fetched.Failed failed) {
            if (failed.kind().equals(Reason.BUSY.label())) {
                return ended(draft.failures, failed.kind(), failed.reason(), schedule.afterNoTurn(now));
            }
            var failures = draft.failures + 1;
            draft.failingSince = Objects.requireNonNullElse(draft.failingSince, now);
            var patience = failed.status() != null
                    && (failed.status() == 429 || failed.status() == 503 && failed.retryAfter() != null);
            draft.hold = patience ? schedule.hold(failed.retryAfter(), now) : null;
            var light =
                    failed.kind().equals(Reason.DNS.label()) || failed.kind().equals(Reason.CONNECT.label());
            draft.move = null;
            return ended(
                    failures,
                    failed.kind(),
                    failed.reason(),
                    schedule.afterFailure(feed, failures, light, failed.retryAfter(), now));
        }

        Polled body(Fetched.Body body, Found found) {
            return switch (found) {
                case Found.Same none -> same(body);
                case Found.Unreadable no -> failed("unreadable", no.reason(), body);
                case Found.Late late ->
                    late.begun()
                            ? failed(Reason.TIMEOUT.label(), "its document was not read in time", body)
                            : failed(Reason.BUSY.label(), "other documents were read all the time", body);
                case Found.Document document -> read(body, document);
            };
        }

        private Polled failed(String kind, String reason, Fetched.Body body) {
            return failed(new Fetched.Failed(kind, reason, false, null, body.status()));
        }

        private Polled same(Fetched.Body body) {
            draft.trust = Doubts.body(draft.trust, full, true, draft.validators, body.validators(), false, now);
            draft.validators = body.validators();
            draft.move = Moves.answered(draft.move, body.movedTo(), now);
            return worked("unchanged", Polled.Items.NONE);
        }

        private Polled read(Fetched.Body body, Found.Document document) {
            var first = before.firstPolled() == null || !same;
            var items = document.items();
            var lied = full
                    && !first
                    && !body.validators().equals(Validators.NONE)
                    && draft.validators.equals(body.validators())
                    && !items.publish().isEmpty();
            draft.trust = Doubts.body(draft.trust, full, false, draft.validators, body.validators(), lied, now);
            draft.validators = body.validators();
            draft.bodyHash = document.bodyHash();
            draft.firstPolled = first ? now : before.firstPolled();
            draft.move = Moves.answered(draft.move, body.movedTo(), now);
            draft.items = document.remembered();
            draft.pace = pace(document, items, first && before.items().isEmpty());
            var asked = schedule.asked(document.hints().interval(), body.fresh());
            draft.pace = new FeedStatus.Pace(
                    draft.pace.newest(), draft.pace.gap(), asked, draft.pace.interval(), draft.pace.lag());
            draft.hub = hubs.named(draft.hub, document.hints(), body, feed.url());
            draft.reason = document.problems().isEmpty() ? null : String.join("; ", document.problems());
            draft.failures = 0;
            return worked("items", feed.fullText() ? items.with(texts.complete(items.publish())) : items);
        }

        private FeedStatus.Pace pace(Found.Document document, Polled.Items items, boolean unknown) {
            if (unknown) {
                return Pacing.first(document.dates(), now);
            }
            return items.added() == 0 ? draft.pace : Pacing.brought(draft.pace, items.added(), lag(items), now);
        }

        private @Nullable Duration lag(Polled.Items items) {
            return items.publish().stream()
                    .map(Article::published)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .map(published -> Duration.between(published, now))
                    .orElse(null);
        }

        private Polled worked(String outcome, Polled.Items items) {
            if (draft.failures > 0) {
                draft.reason = null;
            }
            draft.failures = 0;
            draft.failingSince = null;
            draft.outcome = outcome;
            draft.condition = Conditions.ofWorking(draft, now);
            draft.hub = hubs.polled(draft.hub, items.added(), announced.since(before.lastPolled()), !same);
            var reliable = announced.isReliable(draft.hub, now);
            var interval = schedule.interval(feed, draft.pace, reliable, now);
            draft.pace = new FeedStatus.Pace(
                    draft.pace.newest(), draft.pace.gap(), draft.pace.asked(), interval, draft.pace.lag());
            draft.nextPoll = schedule.after(interval, now);
            draft.hub = hubs.subscribed(feed, draft.hub, announced.until(), now);
            var moved = Moves.isBelieved(draft.move, now) && draft.move != null ? Moves.moved(feed, draft.move) : null;
            return done(items, moved);
        }

        private Polled ended(int failures, String outcome, String reason, Instant next) {
            draft.failures = failures;
            draft.outcome = outcome;
            draft.reason = reason;
            draft.nextPoll = next;
            draft.condition = draft.condition == Kind.GONE && outcome.equals("gone")
                    ? Kind.GONE
                    : Conditions.ofFailing(draft, now);
            return done(Polled.Items.NONE, null);
        }

        private Polled done(Polled.Items items, @Nullable Feed moved) {
            var events = Conditions.events(before.condition(), draft, moved, now);
            return new Polled(draft.done(), items, moved, events, Duration.between(began, clock.instant()));
        }
    }
}
