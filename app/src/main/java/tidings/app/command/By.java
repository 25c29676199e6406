package tidings.app.command;

import java.util.Locale;
import tidings.app.problem.Problem;

/** What decides whether an article matches a theme. */
enum By {
    /** The theme's queries. */
    WORDS,
    /** What was learned from its samples. */
    MEANING,
    /** Either of the two. */
    BOTH;

    /**
     * What this word names.
     *
     * @throws Problem if it names nothing
     */
    static By of(String word) {
        for (var by : values()) {
            if (by.name().equalsIgnoreCase(word)) {
                return by;
            }
        }
        throw new Problem(
                "--by " + word.toLowerCase(Locale.ROOT) + " is not possible; expected words, meaning or both");
    }
}
