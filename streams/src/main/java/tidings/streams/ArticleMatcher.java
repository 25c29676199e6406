package tidings.streams;

import java.util.List;
import tidings.events.Article;
import tidings.streams.match.ThemeMatch;

/** Tells which themes an article is about. Safe from several threads. */
@FunctionalInterface
public interface ArticleMatcher {
    /**
     * The themes that the article matches, each once.
     *
     * @throws RuntimeException only for a bug; the article becomes a dead letter
     */
    List<ThemeMatch> match(Article article);
}
