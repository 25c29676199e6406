package tidings.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Feed;
import tidings.events.FeedEvent.Kind;
import tidings.events.FeedStatus;
import tidings.events.Ids;
import tidings.ingest.article.ArticleFactory;
import tidings.ingest.fetch.FeedFetcher;
import tidings.ingest.fetch.Fetched;
import tidings.ingest.fetch.Validators;
import tidings.ingest.format.FeedDocument;
import tidings.ingest.format.FeedReader;
import tidings.ingest.format.Item;
import tidings.ingest.format.Unreadable;
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
    /** The most items of a document that are read; the newest, where all say when they appeared. */
    static final int MOST_ITEMS = 2_000;

    private final FeedFetcher fetcher;
    private final FeedReader reader = new FeedReader();
    private final ArticleFactory factory = new ArticleFactory();
    private final Schedule schedule;
    private final Hubs hubs;
    private final FullTexts texts;
    private final Duration maxAge;
    private final InstantSource clock;

    /**
     * @param fetcher gets the bodies
     * @param schedule says when the next poll is due
     * @param hubs asks hubs to announce changes
     * @param texts fetches the articles' pages for feeds that ask for it
     * @param maxAge at the first poll, older items are history, unless the feed names another age
     * @param clock tells the time
     */
    FeedPoller(
            FeedFetcher fetcher, Schedule schedule, Hubs hubs, FullTexts texts, Duration maxAge, InstantSource clock) {
        this.fetcher = fetcher;
        this.schedule = schedule;
        this.hubs = hubs;
        this.texts = texts;
        this.maxAge = maxAge;
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
        var fetched = fetcher.fetch(feed.url(), validators);
        if (Thread.interrupted()) {
            throw new InterruptedException("polling " + feed.url());
        }
        var poll = new Poll(feed, known, same, full || validators.equals(Validators.NONE), announced, began);
        var polled = switch (fetched) {
            case Fetched.NotModified none -> poll.notModified(none);
            case Fetched.Gone gone -> poll.gone(gone.reason());
            case Fetched.Failed failed -> poll.failed(failed);
            case Fetched.Body body -> poll.body(body);
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
        return new Poll(feed, known, known.url().equals(feed.url()), false, Announced.NOT, now)
                .failed(new Fetched.Failed("mistake", "a mistake in the program: " + mistake, false, null, null));
    }

    private static FeedDocument newest(FeedDocument document) {
        var items = document.items();
        if (items.size() <= MOST_ITEMS) {
            return document;
        }
        var dated = items.stream().allMatch(item -> item.published() != null);
        var newest = dated
                ? items.stream()
                        .sorted(Comparator.comparing(
                                item -> Objects.requireNonNullElse(item.published(), Instant.MIN),
                                Comparator.reverseOrder()))
                        .limit(MOST_ITEMS)
                        .toList()
                : items.subList(0, MOST_ITEMS);
        List<String> problems = new ArrayList<>(document.problems());
        problems.add("it has " + items.size() + " items; the newest " + MOST_ITEMS + " were taken");
        return new FeedDocument(
                document.title(),
                document.site(),
                document.language(),
                document.format(),
                newest,
                problems,
                document.hints());
    }

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
         */
        Poll(Feed feed, FeedStatus before, boolean same, boolean full, Announced announced, Instant began) {
            this.feed = feed;
            this.before = before;
            this.same = same;
            this.full = full;
            this.announced = announced;
            this.began = began;
            this.now = clock.instant();
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

        Polled body(Fetched.Body body) {
            var hash = Ids.text(new String(body.bytes(), StandardCharsets.ISO_8859_1));
            if (same && hash.equals(before.bodyHash())) {
                draft.trust = Doubts.body(draft.trust, full, true, draft.validators, body.validators(), false, now);
                draft.validators = body.validators();
                draft.move = Moves.answered(draft.move, body.movedTo(), now);
                return worked("unchanged", Polled.Items.NONE);
            }
            return switch (reader.read(body.bytes(), body.contentType(), body.url())) {
                case Unreadable no -> failed(new Fetched.Failed("unreadable", no.reason(), false, null, body.status()));
                case FeedDocument document -> read(body, hash, newest(document));
            };
        }

        private Polled read(Fetched.Body body, String hash, FeedDocument document) {
            var known = Remembered.byId(before.items());
            var first = before.firstPolled() == null || !same;
            var age = first ? Objects.requireNonNullElse(feed.maxAge(), maxAge) : null;
            var articles = factory.articles(document, feed, now, known, age);
            var items = Polled.Items.of(document, articles, known);
            var lied = full
                    && !first
                    && !body.validators().equals(Validators.NONE)
                    && draft.validators.equals(body.validators())
                    && !items.publish().isEmpty();
            draft.trust = Doubts.body(draft.trust, full, false, draft.validators, body.validators(), lied, now);
            draft.validators = body.validators();
            draft.bodyHash = hash;
            draft.firstPolled = first ? now : before.firstPolled();
            draft.move = Moves.answered(draft.move, body.movedTo(), now);
            draft.items = Remembered.after(before.items(), articles);
            draft.pace = pace(document, items, first && before.items().isEmpty());
            var asked = schedule.asked(document.hints().interval(), body.fresh());
            draft.pace = new FeedStatus.Pace(
                    draft.pace.newest(), draft.pace.gap(), asked, draft.pace.interval(), draft.pace.lag());
            draft.hub = hubs.named(draft.hub, document.hints(), body, feed.url());
            draft.reason = document.problems().isEmpty() ? null : String.join("; ", document.problems());
            draft.failures = 0;
            return worked("items", feed.fullText() ? items.with(texts.complete(items.publish())) : items);
        }

        private FeedStatus.Pace pace(FeedDocument document, Polled.Items items, boolean unknown) {
            if (unknown) {
                var dates = document.items().stream()
                        .map(Item::published)
                        .filter(Objects::nonNull)
                        .toList();
                return Pacing.first(dates, now);
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
