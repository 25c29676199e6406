package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How much came for a theme in a window of time, beside what is usual. Its key on the topic {@code trends} is the theme's
 * id.
 *
 * @param theme id of the theme
 * @param themeName what people call it
 * @param themeVersion the author's count
 * @param themeHash fingerprint of its queries
 * @param severity how much it matters
 * @param kind what it says
 * @param from when the window begins
 * @param to when it ends, or until when it was looked at
 * @param articles how many articles came in it
 * @param texts how many of them were no copies of others; this is what is compared
 * @param expected how many texts are usual in such a window
 * @param probability how likely so many, or so few, are by chance, 0 to 1; 1 in a {@code volume}
 * @param latest the latest articles of the theme, newest first, at most {@value #MOST}
 */
public record Trend(
        String theme,
        String themeName,
        int themeVersion,
        String themeHash,
        Severity severity,
        Kind kind,
        Instant from,
        Instant to,
        int articles,
        int texts,
        double expected,
        double probability,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AlertArticle> latest) {
    /** So many articles are enough. */
    public static final int MOST = 5;

    public Trend {
        requireNonNull(theme, "theme");
        requireNonNull(themeName, "themeName");
        requireNonNull(themeHash, "themeHash");
        requireNonNull(severity, "severity");
        requireNonNull(kind, "kind");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        latest = Lists.copy(latest);
        latest = latest.subList(0, Math.min(latest.size(), MOST));
    }

    /** What a trend says. */
    public enum Kind {
        /** A window has ended, and something came in it. */
        VOLUME,
        /** Far more came than is usual at such an hour. */
        SPIKE,
        /** It is the first in a long while. */
        FIRST_MENTION,
        /** Nothing came for much longer than is usual at such hours. */
        SILENCE;

        /** The word used in JSON, such as {@code first-mention}. */
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
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
