package tidings.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Feed;
import tidings.events.FeedStatus;
import tidings.events.FeedStatus.SeenItem;
import tidings.events.Ids;
import tidings.ingest.article.ArticleFactory;
import tidings.ingest.fetch.FeedFetcher;
import tidings.ingest.fetch.Fetched;
import tidings.ingest.fetch.Validators;
import tidings.ingest.format.FeedDocument;
import tidings.ingest.format.FeedReader;
import tidings.ingest.format.Unreadable;
import tidings.ingest.schedule.Schedule;
import tidings.net.Reason;

/**
 * Polls one feed: fetches, reads, makes articles, and tells those that are new or changed from those that were in recent
 * bodies. Writes nothing.
 *
 * <p>Safe from any thread.
 */
final class FeedPoller {
    /** The most items of a document that are read; the newest, where all say when they appeared. */
    static final int MOST_ITEMS = 2_000;

    private static final int FEWEST_REMEMBERED = 100;

    private final FeedFetcher fetcher;
    private final FeedReader reader = new FeedReader();
    private final ArticleFactory factory = new ArticleFactory();
    private final Schedule schedule;
    private final Duration maxAge;
    private final InstantSource clock;

    /**
     * @param fetcher gets the bodies
     * @param schedule says when the next poll is due
     * @param maxAge at the first poll, older items are history, unless the feed names another age
     * @param clock tells the time
     */
    FeedPoller(FeedFetcher fetcher, Schedule schedule, Duration maxAge, InstantSource clock) {
        this.fetcher = fetcher;
        this.schedule = schedule;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /**
     * Polls a feed.
     *
     * @param feed what to poll
     * @param before what is remembered of it; null if it was never polled
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    Polled poll(Feed feed, @Nullable FeedStatus before) throws InterruptedException {
        var began = clock.instant();
        var known = before == null ? unknown(feed, began) : before;
        var same = known.url().equals(feed.url());
        var validators = same ? new Validators(known.etag(), known.lastModified()) : Validators.NONE;
        var fetched = fetcher.fetch(feed.url(), validators);
        if (Thread.interrupted()) {
            throw new InterruptedException("polling " + feed.url());
        }
        var poll = new Poll(feed, known, same, began, clock.instant());
        return switch (fetched) {
            case Fetched.NotModified none -> Polled.without(poll.worked("not-modified", null, null), poll.took());
            case Fetched.Gone gone -> Polled.without(poll.gone(gone.reason()), poll.took());
            case Fetched.Failed failed -> Polled.without(poll.failed(failed), poll.took());
            case Fetched.Body body -> read(poll, body);
        };
    }

    /** The status after a poll that broke by a mistake of ours. */
    FeedStatus broken(Feed feed, @Nullable FeedStatus before, RuntimeException mistake) {
        var now = clock.instant();
        return new Poll(feed, before == null ? unknown(feed, now) : before, true, now, now)
                .failed(new Fetched.Failed("mistake", "a mistake in the program: " + mistake, false, null, null));
    }

    private static FeedStatus unknown(Feed feed, Instant now) {
        return new FeedStatus(feed.id(), feed.url(), null, null, null, null, null, now, 0, null, null, List.of());
    }

    private Polled read(Poll poll, Fetched.Body body) {
        var hash = Ids.text(new String(body.bytes(), StandardCharsets.ISO_8859_1));
        if (poll.same && hash.equals(poll.before.bodyHash())) {
            return Polled.without(poll.worked("unchanged", body.validators(), hash), poll.took());
        }
        return switch (reader.read(body.bytes(), body.contentType(), body.url())) {
            case Unreadable no ->
                Polled.without(
                        poll.failed(new Fetched.Failed("unreadable", no.reason(), false, null, body.status())),
                        poll.took());
            case FeedDocument document -> sorted(poll, body.validators(), hash, newest(document));
        };
    }

    private Polled sorted(Poll poll, Validators validators, String hash, FeedDocument document) {
        var known = known(poll.before.items());
        var first = poll.before.firstPolled() == null || !poll.same;
        var age = first ? Objects.requireNonNullElse(poll.feed.maxAge(), maxAge) : null;
        var articles = factory.articles(document, poll.feed, poll.now, known, age);
        List<Article> publish = new ArrayList<>();
        var changed = 0;
        var history = 0;
        for (var article : articles.reversed()) { // feeds begin with the newest
            var revision = known.get(article.id());
            if (!article.revision().equals(revision)) {
                publish.add(article);
                changed += revision != null ? 1 : 0;
                history += revision == null && article.history() ? 1 : 0;
            }
        }
        var status = poll.read(validators, hash, document.problems(), remembered(poll.before.items(), articles));
        return new Polled(
                status,
                publish,
                publish.size() - changed - history,
                changed,
                history,
                articles.size() - publish.size(),
                document.items().size() - articles.size(),
                poll.took());
    }

    private static Map<String, String> known(List<SeenItem> items) {
        Map<String, String> known = new LinkedHashMap<>();
        items.forEach(item -> known.put(item.article(), item.revision()));
        return known;
    }

    /** Those of this body, and before them the latest of earlier bodies: items come back when others are deleted. */
    private static List<SeenItem> remembered(List<SeenItem> before, List<Article> present) {
        var all = known(before);
        for (var article : present.reversed()) {
            all.remove(article.id());
            all.put(article.id(), article.revision());
        }
        var kept = Math.min(MOST_ITEMS, present.size() + Math.max(FEWEST_REMEMBERED, 2 * present.size()));
        return all.entrySet().stream()
                .skip(Math.max(0, all.size() - kept))
                .map(entry -> new SeenItem(entry.getKey(), entry.getValue()))
                .toList();
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
                document.title(), document.site(), document.language(), document.format(), newest, problems);
    }

    /** One poll, and the statuses that it can end with. */
    private final class Poll {
        private final Feed feed;
        private final FeedStatus before;
        private final boolean same;
        private final Instant began;
        private final Instant now;

        /** @param same true if what is remembered belongs to the feed's present address */
        Poll(Feed feed, FeedStatus before, boolean same, Instant began, Instant now) {
            this.feed = feed;
            this.before = before;
            this.same = same;
            this.began = began;
            this.now = now;
        }

        Duration took() {
            return Duration.between(began, clock.instant());
        }

        FeedStatus worked(String outcome, @Nullable Validators validators, @Nullable String hash) {
            return new FeedStatus(
                    feed.id(),
                    feed.url(),
                    validators == null ? before.etag() : validators.etag(),
                    validators == null ? before.lastModified() : validators.lastModified(),
                    hash == null ? before.bodyHash() : hash,
                    before.firstPolled(),
                    now,
                    schedule.afterSuccess(feed, now),
                    0,
                    outcome,
                    before.failures() == 0 ? before.reason() : null,
                    before.items());
        }

        FeedStatus read(Validators validators, String hash, List<String> problems, List<SeenItem> items) {
            return new FeedStatus(
                    feed.id(),
                    feed.url(),
                    validators.etag(),
                    validators.lastModified(),
                    hash,
                    before.firstPolled() == null || !same ? now : before.firstPolled(),
                    now,
                    schedule.afterSuccess(feed, now),
                    0,
                    "items",
                    problems.isEmpty() ? null : String.join("; ", problems),
                    items);
        }

        FeedStatus gone(String reason) {
            return ended(before.failures() + 1, "gone", reason, Schedule.NEVER);
        }

        FeedStatus failed(Fetched.Failed failed) {
            if (failed.kind().equals(Reason.BUSY.label())) {
                return ended(before.failures(), failed.kind(), failed.reason(), schedule.afterNoTurn(now));
            }
            var failures = (same ? before.failures() : 0) + 1;
            var next = schedule.afterFailure(feed, failures, failed.retryAfter(), now);
            return ended(failures, failed.kind(), failed.reason(), next);
        }

        private FeedStatus ended(int failures, String outcome, String reason, Instant next) {
            return new FeedStatus(
                    feed.id(),
                    feed.url(),
                    same ? before.etag() : null,
                    same ? before.lastModified() : null,
                    same ? before.bodyHash() : null,
                    same ? before.firstPolled() : null,
                    now,
                    next,
                    failures,
                    outcome,
                    reason,
                    before.items());
        }
    }
}
