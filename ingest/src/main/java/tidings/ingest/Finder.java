package tidings.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidings.events.Feed;
import tidings.events.FeedStatus;
import tidings.events.Ids;
import tidings.ingest.article.ArticleFactory;
import tidings.ingest.fetch.Fetched;
import tidings.ingest.format.FeedDocument;
import tidings.ingest.format.FeedReader;
import tidings.ingest.format.Item;
import tidings.ingest.format.Unreadable;

/**
 * Finds in a feed's body what is new: reads it, makes articles of its items, and tells those that are new or changed from
 * those that were in recent bodies. Takes time and memory in proportion to the body's length.
 *
 * <p>Stateless, safe from any thread.
 */
final class Finder {
    /** The most items of a document that are read; the newest, where all say when they appeared. */
    static final int MOST_ITEMS = 2_000;

    private final FeedReader reader = new FeedReader();
    private final ArticleFactory factory = new ArticleFactory();

    /**
     * Looks at a body.
     *
     * @param feed whose it is
     * @param before what is remembered of the feed
     * @param same true if what is remembered belongs to the feed's present address
     * @param maxAge older articles are history; null if none is
     * @param now when it came
     */
    Found find(Fetched.Body body, Feed feed, FeedStatus before, boolean same, @Nullable Duration maxAge, Instant now) {
        var hash = Ids.bytes(body.bytes());
        if (same && hash.equals(before.bodyHash())) {
            return new Found.Same();
        }
        return switch (reader.read(body.bytes(), body.contentType(), body.url())) {
            case Unreadable no -> new Found.Unreadable(no.reason());
            case FeedDocument document -> found(hash, newest(document), feed, before, maxAge, now);
        };
    }

    private Found found(
            String hash, FeedDocument document, Feed feed, FeedStatus before, @Nullable Duration maxAge, Instant now) {
        var sightings = factory.sightings(document, feed, now, before.items(), maxAge);
        var dates = document.items().stream()
                .map(Item::published)
                .filter(Objects::nonNull)
                .toList();
        return new Found.Document(
                hash,
                document.hints(),
                document.problems(),
                dates,
                Polled.Items.of(document.items().size(), sightings, before.items()),
                Remembered.after(before.items(), sightings));
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
}
