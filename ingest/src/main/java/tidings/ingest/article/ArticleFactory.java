package tidings.ingest.article;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Feed;
import tidings.ingest.format.FeedDocument;
import tidings.ingest.format.HtmlText;
import tidings.ingest.format.Item;
import tidings.ingest.format.Languages;

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
     * The articles of a document, in its order; of items that are the same article only the first, and none of items that
     * say nothing.
     *
     * @param document what was read
     * @param feed whose it is; lends its articles what they do not say themselves
     * @param seen when it was seen
     * @param known revisions of this feed's recent articles by id: an item keeps the id that it had
     * @param historyAfter articles that are older than this, or of unknown age, are history; null if none is
     */
    public List<Article> articles(
            FeedDocument document,
            Feed feed,
            Instant seen,
            Map<String, String> known,
            @Nullable Duration historyAfter) {
        var identities = new Identities(document, feed, known);
        List<Article> articles = new ArrayList<>();
        var ids = new HashSet<String>();
        for (var item : document.items()) {
            if (!item.isEmpty()) {
                var article = article(item, document, feed, seen, identities, historyAfter);
                if (ids.add(article.id())) {
                    articles.add(article);
                }
            }
        }
        return articles;
    }

    private static Article article(
            Item item,
            FeedDocument document,
            Feed feed,
            Instant seen,
            Identities identities,
            @Nullable Duration historyAfter) {
        var title = cut(HtmlText.line(item.title()), TITLE);
        var told = HtmlText.text(item.summary());
        var summary = cut(told, SUMMARY);
        var text = cut(text(HtmlText.text(item.content()), told), TEXT);
        var published = date(item.published(), seen);
        var updated = date(item.updated(), seen);
        var age = published == null ? updated : published;
        var id = identities.id(item, title, summary, text);
        return Article.builder(id, seen)
                .url(CanonicalUrl.of(item.link()).map(CanonicalUrl::url).orElse(""))
                .title(title)
                .summary(summary)
                .text(text)
                .authors(item.authors())
                .published(published)
                .updated(updated)
                .language(language(item, document, feed))
                .publisher(publisher(document, feed))
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

    private static @Nullable String publisher(FeedDocument document, Feed feed) {
        if (feed.publisher() != null && !feed.publisher().isBlank()) {
            return feed.publisher();
        }
        return document.title().isEmpty() ? null : cut(document.title(), TITLE);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
