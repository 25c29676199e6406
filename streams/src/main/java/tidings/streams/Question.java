package tidings.streams;

import static java.util.Objects.requireNonNull;

import java.util.List;
import tidings.events.Article;
import tidings.streams.meaning.Excerpt;
import tidings.streams.story.Match;

/**
 * What the second opinion is asked about an article. It waits on a topic of its own, under a key that copies share.
 *
 * @param article the article
 * @param kind what kind of sighting it was
 * @param themes ids of the themes that want to know
 */
public record Question(Article article, Match.Kind kind, List<String> themes) {
    public Question {
        requireNonNull(article, "article");
        requireNonNull(kind, "kind");
        themes = themes == null ? List.of() : List.copyOf(themes);
    }

    /** What is asked about a sighting. */
    static Question of(Judged judged) {
        var sighting = judged.sighting();
        return new Question(sighting.article(), Match.Kind.of(sighting), judged.asked());
    }

    /** Its key: copies of a text have the same, so that one task gets all of them and reads the text once. */
    public String key() {
        return Excerpt.of(article).key();
    }
}
