package tidings.ingest;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.ingest.article.Aliases;
import tidings.ingest.page.Page;
import tidings.ingest.page.PageReader;
import tidings.net.Client;
import tidings.net.Failure;
import tidings.net.Request;
import tidings.net.Response;

/**
 * Completes the articles of a feed that carries summaries only with the texts of their pages: one page after the other, at
 * most twenty for a poll, and only those that the site lets programs fetch. An article whose page cannot be had, or shows
 * no text that is likely its own, stays as the feed has it.
 *
 * <p>Safe from any thread, as far as client and predicate are.
 */
final class FullTexts {
    /** The most pages that are fetched for one poll. */
    static final int MOST = 20;

    private static final int SHORT = 1_000;
    private static final double LIKELY = 0.3;
    private static final int LONGEST = 200_000;
    private static final String ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";

    private final Client client;
    private final Predicate<URI> allowed;
    private final IngestMetrics metrics;
    private final PageReader reader = new PageReader();

    /**
     * @param client fetches the pages
     * @param allowed true for a page that its site lets programs fetch
     * @param metrics told of what became of each page
     */
    FullTexts(Client client, Predicate<URI> allowed, IngestMetrics metrics) {
        this.client = requireNonNull(client, "client");
        this.allowed = requireNonNull(allowed, "allowed");
        this.metrics = requireNonNull(metrics, "metrics");
    }

    /**
     * The same articles in the same order, with the texts of their pages where those say more. Their revisions are those
     * of the completed texts, so that what is remembered of a feed must be taken before.
     *
     * @param articles oldest first; if there are too many, the newest are completed
     */
    List<Article> complete(List<Article> articles) {
        List<Article> completed = new ArrayList<>();
        var fetched = 0;
        for (var article : articles.reversed()) {
            var wanted = !article.history()
                    && article.text().length() < SHORT
                    && !article.url().isEmpty();
            if (wanted && fetched < MOST && !Thread.currentThread().isInterrupted()) {
                fetched++;
                completed.add(complete(article));
            } else {
                completed.add(article);
                if (wanted) {
                    metrics.page("left");
                }
            }
        }
        return completed.reversed();
    }

    private Article complete(Article article) {
        var shown = page(URI.create(article.url()));
        return shown == null
                ? article
                : with(article, shown.page())
                        .withAliases(Aliases.of(
                                article.id(),
                                article.aliases(),
                                shown.url().toString(),
                                shown.page().url()));
    }

    /** A page, and the address at which it was in the end. */
    private record Shown(Page page, URI url) {}

    private @Nullable Shown page(URI url) {
        if (!allowed.test(url)) {
            metrics.page("robots");
            return null;
        }
        return switch (client.send(Request.get(url).with("Accept", ACCEPT))) {
            case Response response when response.successful() -> read(response);
            case Response response -> failed();
            case Failure failure -> failed();
        };
    }

    private @Nullable Shown failed() {
        metrics.page("failed");
        return null;
    }

    private @Nullable Shown read(Response response) {
        var page = reader.read(response.body(), response.header("Content-Type").orElse(null), response.url());
        var likely = page.confidence() >= LIKELY && !page.text().isEmpty();
        metrics.page(likely ? "read" : "no-text");
        return likely ? new Shown(page, response.url()) : null;
    }

    private static Article with(Article article, Page page) {
        if (page.text().length() <= article.text().length()) {
            return article;
        }
        return Article.builder(article.id(), article.seen())
                .url(article.url())
                .title(article.title().isEmpty() ? page.title() : article.title())
                .summary(article.summary())
                .text(page.text().substring(0, Math.min(LONGEST, page.text().length())))
                .authors(article.authors().isEmpty() ? page.authors() : article.authors())
                .published(article.published() == null ? earlier(page, article) : article.published())
                .updated(article.updated())
                .language(article.language() == null ? page.language() : article.language())
                .publisher(article.publisher() == null ? page.publisher() : article.publisher())
                .categories(article.categories().isEmpty() ? page.categories() : article.categories())
                .country(article.country())
                .tags(article.tags())
                .feed(article.feed())
                .history(article.history())
                .build();
    }

    /** The page's date, unless it lies in the future. */
    private static java.time.@Nullable Instant earlier(Page page, Article article) {
        return page.published() == null || page.published().isAfter(article.seen()) ? null : page.published();
    }
}
