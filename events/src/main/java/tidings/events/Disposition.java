package tidings.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Where a sighting of an article ended. An item that was still in its feed as before is no sighting: it is counted as
 * unchanged where its feed is polled.
 */
public enum Disposition {
    /** This very text of the article was seen before. */
    DUPLICATE,
    /** The article was old when it was first found: it is kept, and alerts nobody. */
    STALE,
    /** No theme is about it. */
    NO_MATCH,
    /** One theme or several are about it: each has a telling. */
    MATCHED,
    /** No theme's words are about it, and the second opinion was asked: each theme that wants to know has a telling. */
    ASKED,
    /** It could not be worked on, and was set aside. */
    DEAD_LETTERED;

    /** The word used in JSON and as a metric's tag, such as {@code no-match}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads what {@link #word} writes.
     *
     * @throws IllegalArgumentException for another word
     */
    @JsonCreator
    public static Disposition of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
