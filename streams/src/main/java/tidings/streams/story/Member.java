package tidings.streams.story;

import static java.util.Objects.requireNonNull;

/**
 * An article that is in a story of a theme, as far as later ones are compared with it.
 *
 * @param story id of the story's alert
 * @param print what is compared
 * @param title its headline
 * @param text its text, at most {@link Match#MOST_TEXT} UTF-16 code units of it
 */
public record Member(String story, Print print, String title, String text) {
    public Member {
        requireNonNull(story, "story");
        requireNonNull(print, "print");
        requireNonNull(title, "title");
        text = text == null ? "" : text;
    }
}
