package tidings.streams.story;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Why the second opinion keeps an article from a theme's stories, which words have not sent there.
 *
 * @param isSkip true if it could not be had in time; false if it is that the theme is not about the article
 * @param reason what else a person should know; null if there is nothing to add
 */
public record Dismissal(boolean isSkip, @Nullable String reason) {
    /** It is that the theme is not about the article. */
    public static final Dismissal NOT_ABOUT = new Dismissal(false, null);

    /** It says nothing, for this reason. */
    public static Dismissal abstained(String reason) {
        return new Dismissal(false, requireNonNull(reason, "reason"));
    }

    /** It could not be had, for this reason. */
    public static Dismissal skipped(String reason) {
        return new Dismissal(true, requireNonNull(reason, "reason"));
    }
}
