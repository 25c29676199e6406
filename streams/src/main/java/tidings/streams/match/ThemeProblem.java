package tidings.streams.match;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with a theme.
 *
 * @param theme its id
 * @param part where in the theme, by its keys: {@code match/talks}, {@code exclude/jerusalem}, {@code concepts/russia/3}
 *     for the fourth member
 * @param column where in that text, in UTF-16 code units from 1
 * @param message what was found, and what was expected
 * @param fatal true if the theme cannot be used, false for a warning
 */
public record ThemeProblem(String theme, String part, int column, String message, boolean fatal) {
    public ThemeProblem {
        requireNonNull(theme, "theme");
        requireNonNull(part, "part");
        requireNonNull(message, "message");
    }

    /** One line for people. */
    @Override
    public String toString() {
        return theme + ", " + part + ", column " + column + ": " + message;
    }
}
