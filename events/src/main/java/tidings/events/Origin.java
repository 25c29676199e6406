package tidings.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who put a feed or a theme on its topic. What was put by command wins over what a file says. */
public enum Origin {
    /** A file of the configuration; it goes when it leaves the file. */
    FILE,
    /** A command; only a command removes it. */
    COMMAND;

    /** The word used in JSON: {@code file} or {@code command}. */
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
    public static Origin of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
