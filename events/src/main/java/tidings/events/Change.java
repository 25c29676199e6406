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
    /** Nothing new has come for some time. */
    QUIET;

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
