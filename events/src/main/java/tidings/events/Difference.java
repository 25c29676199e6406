package tidings.events;

import static java.util.Objects.requireNonNull;

/**
 * What a correction changed in one place of an article.
 *
 * @param article id of the article
 * @param field {@code title} or {@code text}
 * @param before what stood there, at most some 300 UTF-16 code units; empty if it is an addition
 * @param after what stands there now, as long at most; empty if something was taken out
 */
public record Difference(String article, String field, String before, String after) {
    public Difference {
        requireNonNull(article, "article");
        requireNonNull(field, "field");
        before = before == null ? "" : before;
        after = after == null ? "" : after;
    }
}
