package tidings.ingest.article;

import static java.util.Objects.requireNonNull;

import tidings.events.Article;
import tidings.events.FeedStatus.SeenItem;

/**
 * An item that is in a feed's document now.
 *
 * @param article what it says
 * @param item what is to be remembered of it, so that it is known again
 */
public record Sighting(Article article, SeenItem item) {
    public Sighting {
        requireNonNull(article, "article");
        requireNonNull(item, "item");
    }
}
