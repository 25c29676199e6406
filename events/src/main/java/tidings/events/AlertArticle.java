package tidings.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an alert keeps of an article, so that it can be read after the article has left its topic.
 *
 * @param id which article
 * @param revision which text of it; its hash
 * @param url where to read it; may be empty
 * @param title its headline
 * @param publisher who published it
 * @param language BCP 47 tag
 * @param country ISO 3166 code of the publisher's country
 * @param feed id of the feed in which it was seen
 * @param published when its publisher says that it appeared
 * @param seen when we first saw this text
 * @param copyOf id of the article of the same story whose text this one repeats, whole or in part: the agency's own if it
 *     is there, else the one that was seen first; absent for a text of its own
 * @param wire the agency that wrote the text, where the text, its author or its publisher says so
 */
public record AlertArticle(
        String id,
        String revision,
        String url,
        String title,
        @Nullable String publisher,
        @Nullable String language,
        @Nullable String country,
        String feed,
        @Nullable Instant published,
        Instant seen,
        @Nullable String copyOf,
        @Nullable String wire) {
    public AlertArticle {
        requireNonNull(id, "id");
        requireNonNull(revision, "revision");
        requireNonNull(url, "url");
        requireNonNull(title, "title");
        requireNonNull(feed, "feed");
        requireNonNull(seen, "seen");
    }

    /** An article of which nobody said whose text it is. */
    public AlertArticle(
            String id,
            String revision,
            String url,
            String title,
            @Nullable String publisher,
            @Nullable String language,
            @Nullable String country,
            String feed,
            @Nullable Instant published,
            Instant seen) {
        this(id, revision, url, title, publisher, language, country, feed, published, seen, null, null);
    }

    /** The same article, with whose text it is. */
    public AlertArticle from(@Nullable String original, @Nullable String agency) {
        return new AlertArticle(
                id, revision, url, title, publisher, language, country, feed, published, seen, original, agency);
    }

    /** What an alert keeps of this article. */
    public static AlertArticle of(Article article) {
        return new AlertArticle(
                article.id(),
                article.revision(),
                article.url(),
                article.title(),
                article.publisher(),
                article.language(),
                article.country(),
                article.feed(),
                article.published(),
                article.seen());
    }
}
