package tidings.ingest.article;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Feed;
import tidings.events.FeedStatus.SeenItem;
import tidings.ingest.format.FeedDocument;
import tidings.ingest.format.HtmlText;
import tidings.ingest.format.Item;
import tidings.ingest.format.Languages;
import tidings.net.Domains;

/**
 * Makes articles of the items of a document, with their final ids. What is longer than an article may be is cut: titles
 * at 1,000 characters, summaries at 20,000, texts at 200,000.
 *
 * <p>Stateless, safe from any thread.
 */
public final class ArticleFactory {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final int TITLE = 1_000;
    private static final int SUMMARY = 20_000;
    private static final int TEXT = 200_000;

    /** A factory. */
    public ArticleFactory() {}

    /**
     * The articles of a document of which nothing is remembered, in its order; of items that are the same article only the
     * first, and none of items that say nothing.
     *
     * @param document what was read
     * @param feed whose it is; lends its articles what they do not say themselves
     * @param seen when it was seen
     */
    public List<Article> articles(FeedDocument document, Feed feed, Instant seen) {
        return sightings(document, feed, seen, List.of(), null).stream()
                .map(Sighting::article)
                .toList();
    }

    /**
     * The same for the document of a feed that is known.
     *
     * @param known the feed's recent items: one that is known again keeps the id that it had
     * @param historyAfter articles that are older than this, or of unknown age, are history; null if none is
     */
    public List<Sighting> sightings(
            FeedDocument document, Feed feed, Instant seen, List<SeenItem> known, @Nullable Duration historyAfter) {
        var drafts = document.items().stream()
                .filter(item -> !item.isEmpty())
                .map(ArticleFactory::draft)
                .toList();
        var identities = new Identities(document, drafts, feed, known);
        SequencedMap<String, Sighting> sightings = new LinkedHashMap<>();
        for (var draft : drafts) {
            var id = identities.id(draft);
            sightings.computeIfAbsent(
                    id, none -> new Sighting(article(id, draft, document, feed, seen, historyAfter), draft.seen(id)));
        }
        return List.copyOf(sightings.values());
    }

    private static Draft draft(Item item) {
        var told = HtmlText.text(item.summary());
        var text = text(HtmlText.text(item.content()), told);
        return Draft.of(item, cut(HtmlText.line(item.title()), TITLE), cut(told, SUMMARY), cut(text, TEXT));
    }

    private static Article article(
            String id, Draft draft, FeedDocument document, Feed feed, Instant seen, @Nullable Duration historyAfter) {
        var item = draft.item();
        var link = draft.link();
        var published = date(item.published(), seen);
        var updated = date(item.updated(), seen);
        var age = published == null ? updated : published;
        return Article.builder(id, seen)
                .url(link == null ? "" : link.url())
                .title(draft.title())
                .summary(draft.summary())
                .text(draft.text())
                .authors(item.authors())
                .published(published)
                .updated(updated)
                .language(language(item, document, feed))
                .publisher(publisher(item, document, feed))
                .categories(item.categories())
                .country(feed.country())
                .tags(feed.tags())
                .feed(feed.id())
                .aliases(Aliases.of(id, List.of(), item.link(), item.guid()))
                .history(historyAfter != null && (age == null || age.isBefore(seen.minus(historyAfter))))
                .build();
    }

    /** The content, unless the summary says all of it and more. */
    private static String text(String content, String summary) {
        return content.length() < summary.length() && summary.contains(content) ? summary : content;
    }

    private static @Nullable Instant date(@Nullable Instant stated, Instant seen) {
        if (stated == null || stated.isBefore(EARLIEST)) {
            return null;
        }
        return stated.isAfter(seen) ? seen : stated;
    }

    private static @Nullable String language(Item item, FeedDocument document, Feed feed) {
        if (item.language() != null) {
            return item.language();
        }
        return document.language() != null ? document.language() : Languages.normalize(feed.language());
    }

    /** Who published it: the feed that it was taken from, unless that is of the same site, else whose this feed is. */
    private static @Nullable String publisher(Item item, FeedDocument document, Feed feed) {
        var source = item.source();
        if (source != null) {
            var domain = domain(source.url());
            if (!domain.equals(feed.domain()) && !domain.equals(domain(document.site()))) {
                return source.name();
            }
        }
        if (feed.publisher() != null && !feed.publisher().isBlank()) {
            return feed.publisher();
        }
        return document.title().isEmpty() ? null : cut(document.title(), TITLE);
    }

    /** The registrable domain of an address; empty without one. */
    private static String domain(@Nullable String address) {
        return CanonicalUrl.of(address)
                .map(url -> Domains.registrable(url.identity().replaceFirst("[/?].*$", "")))
                .orElse("");
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
