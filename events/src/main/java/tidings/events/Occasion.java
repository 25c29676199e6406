package tidings.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a notification is sent at the time it is. */
public enum Occasion {
    /** Its group has news. */
    GROUP,
    /** It is time for the digest. */
    DIGEST,
    /** What was told before is told again, since nobody acknowledged it. */
    REPEAT,
    /** It sums up messages that the receiver's cap held back. */
    HELD_BACK;

    /** The word used in JSON, such as {@code held-back}. */
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
    public static Occasion of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
