package tidings.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a version of an alert was raised. */
public enum Change {
    /** The first report of the story. */
    FIRST_REPORT,
    /** Another publisher reports it independently. */
    NEW_PUBLISHER,
    /** It is reported in a further language or country. */
    NEW_LANGUAGE,
    /** An article of the story was corrected. */
    CORRECTION,
    /** An article of the story was changed, and the theme is not about it any more. */
    WITHDRAWN,
    /** Nothing new has come for some time. */
    QUIET,
    /** No story: far more came for the theme than is usual at such an hour. */
    SPIKE,
    /** No story: the theme was mentioned for the first time in a long while. */
    FIRST_MENTION,
    /** No story: nothing came for the theme for much longer than is usual at such hours. */
    SILENCE;

    /** True if it tells how much comes for a theme, not what happened in a story. */
    public boolean isTrend() {
        return this == SPIKE || this == FIRST_MENTION || this == SILENCE;
    }

    /** The word used in JSON and headers, such as {@code first-report}. */
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
    public static Change of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
