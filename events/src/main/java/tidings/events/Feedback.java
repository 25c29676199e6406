package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thought of an alert. Key on the topic {@code feedback}: its id, by which a change of mind replaces what
 * was said before.
 *
 * @param id which ({@link Ids#feedback}): the alert, who said it, and whether it is an acknowledgement or a judgement
 * @param alert id of the alert
 * @param version the version that was judged
 * @param theme id of the alert's theme
 * @param verdict what was said
 * @param by who said it: a person's name, or the receiver whose message held the link; not blank
 * @param note what else they said
 * @param at when
 */
public record Feedback(
        String id,
        String alert,
        int version,
        String theme,
        Verdict verdict,
        String by,
        @Nullable String note,
        Instant at) {
    public Feedback {
        requireNonNull(id, "id");
        requireNonNull(alert, "alert");
        requireNonNull(theme, "theme");
        requireNonNull(verdict, "verdict");
        requireNonNull(by, "by");
        if (by.isBlank()) {
            throw new IllegalArgumentException("feedback must say who gave it");
        }
        requireNonNull(at, "at");
    }

    /** Feedback under the id that belongs to it. */
    public static Feedback of(
            String alert, int version, String theme, Verdict verdict, String by, @Nullable String note, Instant at) {
        var kind = verdict == Verdict.ACKNOWLEDGED ? "acknowledgement" : "judgement";
        return new Feedback(Ids.feedback(alert, by, kind), alert, version, theme, verdict, by, note, at);
    }

    /** What can be said of an alert. */
    public enum Verdict {
        /** Somebody has seen it: it need not be repeated. */
        ACKNOWLEDGED,
        /** It was worth telling. */
        UP,
        /** It was not. */
        DOWN;

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
    }
}
