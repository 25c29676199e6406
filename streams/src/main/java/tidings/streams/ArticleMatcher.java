package tidings.streams;

import tidings.events.Article;
import tidings.streams.match.Judgement;

/** Tells which themes an article is about. Safe from several threads. */
@FunctionalInterface
public interface ArticleMatcher {
    /**
     * The themes that the article matches, each once, or else the one that came nearest.
     *
     * @throws RuntimeException only for a bug; the article becomes a dead letter
     */
    Judgement judge(Article article);
}
