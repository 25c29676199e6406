package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one theme made of one text of an article.
 *
 * @param theme id of the theme
 * @param version the author's count of the theme
 * @param outcome what it came to
 * @param score how well the words matched
 * @param threshold the score from which on the theme is about an article
 * @param missing names of clauses that did not hit, at most {@value #MOST}
 * @param by name of the exclude that ruled the article out; absent if none did
 */
public record ThemeOutcome(
        String theme,
        int version,
        Outcome outcome,
        double score,
        double threshold,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing,

        @Nullable String by) {
    /** So many names of clauses are enough. */
    public static final int MOST = 8;

    public ThemeOutcome {
        requireNonNull(theme, "theme");
        requireNonNull(outcome, "outcome");
        missing = Lists.copy(missing);
        missing = missing.subList(0, Math.min(missing.size(), MOST));
    }

    /** What a theme's judgement of a text came to. */
    public enum Outcome {
        /** The theme is about it. */
        MATCHED,
        /** Clauses hit, and are worth less than the theme's threshold. */
        BELOW_THRESHOLD,
        /** A query rules it out that the theme excludes. */
        EXCLUDED,
        /** The second opinion decides; what it says stands in a telling. */
        ASKED;

        /** The word used in JSON, such as {@code below-threshold}. */
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
        public static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
