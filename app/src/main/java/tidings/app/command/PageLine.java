package tidings.app.command;

import java.nio.file.Path;
import java.time.Instant;
import tidings.events.Article;
import tidings.events.Ids;
import tidings.ingest.article.CanonicalUrl;
import tidings.ingest.page.Page;
import tools.jackson.databind.node.ObjectNode;

/** What is printed of a web page: the article that it shows, in the one schema of all commands. Pure functions. */
final class PageLine {
    private PageLine() {}

    /**
     * The line of a page, with the name of its file. Its text is empty if none was found.
     *
     * @param file where the page lay
     * @param seen when it was read
     */
    static ObjectNode of(Page page, Path file, Instant seen) {
        var address = CanonicalUrl.of(page.url());
        var id = address.map(one -> Ids.article(one.identity()))
                .orElseGet(() -> Ids.articleIn("localhost", file.toString()));
        var article = Article.builder(id, seen)
                .url(address.map(CanonicalUrl::url).orElse(""))
                .title(page.title())
                .summary(page.summary())
                .text(page.text())
                .authors(page.authors())
                .published(page.published())
                .updated(page.updated())
                .language(page.language())
                .publisher(page.publisher())
                .categories(page.categories())
                .build();
        return ArticleLine.write(article).put("text", page.text()).put("file", file.toString());
    }
}
