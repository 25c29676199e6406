package tidings.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What found that an article is about a theme. */
public enum Verdict {
    /** The theme's queries. */
    WORDS,
    /** The second opinion, which learned from the theme's samples. */
    MEANING,
    /** Both of them. */
    BOTH;

    /** The word used in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #word} writes.
     *
     * @throws IllegalArgumentException for another word
     */
    @JsonCreator
    public static Verdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What this verdict and another one about the same story come to. */
    public Verdict and(Verdict other) {
        return this == other ? this : BOTH;
    }
}
