package tidings.streams.meaning;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import tidings.events.Article;

/**
 * What an analyst taught by a thumb up or down: the beginning of the article that was judged.
 *
 * @param id id of the feedback
 * @param theme id of the theme
 * @param about true for a thumb up
 * @param language BCP 47 tag; absent if unknown
 * @param title the article's headline
 * @param text the beginning of its text, as much as meaning reads
 */
public record Taught(
        String id, String theme, boolean about, @Nullable String language, String title, String text) {
    public Taught {
        requireNonNull(id, "id");
        requireNonNull(theme, "theme");
        requireNonNull(title, "title");
        requireNonNull(text, "text");
    }

    /** What feedback on an article teaches. */
    public static Taught of(String id, String theme, boolean about, Article article) {
        var shortened = Excerpt.shortened(article);
        return new Taught(id, theme, about, article.language(), shortened.title(), shortened.text());
    }

    /** The same article, judged otherwise. */
    public Taught judged(boolean isAbout) {
        return new Taught(id, theme, isAbout, language, title, text);
    }
}
