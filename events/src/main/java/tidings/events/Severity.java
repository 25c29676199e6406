package tidings.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a theme's alerts matter to those who receive them, lowest first. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The word used in YAML, JSON, headers and metrics: {@code low}, {@code medium}, {@code high}, {@code critical}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the word that {@link #word} writes, in any case.
     *
     * @throws IllegalArgumentException for another word; the message lists the allowed ones
     */
    @JsonCreator
    public static Severity of(String word) {
        for (var severity : values()) {
            if (severity.word().equalsIgnoreCase(word)) {
                return severity;
            }
        }
        throw new IllegalArgumentException("severity '" + word + "' is not one of low, medium, high, critical");
    }
}
