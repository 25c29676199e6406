package tidings.streams.story;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tidings.events.AlertArticle;
import tidings.events.Article;
import tidings.events.Evidence;
import tidings.events.Severity;
import tidings.events.Theme;
import tidings.streams.seen.Sighting;

/**
 * One article that one theme matched. It travels from the task that has the article to the task that writes the
 * theme's stories, and holds all that a story needs.
 *
 * @param theme id of the theme
 * @param themeName what people call it
 * @param themeVersion the author's count
 * @param themeHash fingerprint of its queries
 * @param severity how much it matters
 * @param topic true if the theme has a topic of its own
 * @param score how well it matched
 * @param evidence the hits, at most {@value #MOST_EVIDENCE}; further ones are left out
 * @param missed names of the theme's clauses that did not hit
 * @param article what the alert keeps of the article
 * @param tags what its feed is tagged with
 * @param history true if it alerts nobody
 * @param kind what kind of sighting it was
 * @param print what is compared of the article
 * @param text the article's text, cut to {@value #MOST_TEXT} UTF-16 code units
 * @param confirm how many independent publishers the theme asks for; null if one is enough
 * @param grounds what found it; words alone if absent
 */
public record Match(
        String theme,
        String themeName,
        int themeVersion,
        String themeHash,
        Severity severity,
        boolean topic,
        double score,
        List<Evidence> evidence,
        List<String> missed,
        AlertArticle article,
        List<String> tags,
        boolean history,
        Kind kind,
        Print print,
        String text,
        Theme.@Nullable Confirm confirm,
        Grounds grounds) {
    /** So much of a text shows what a correction changed. */
    public static final int MOST_TEXT = 4_000;
    /** An alert stays small enough to be sent whole: so many hits say enough. */
    static final int MOST_EVIDENCE = 50;

    public Match {
        requireNonNull(theme, "theme");
        requireNonNull(themeName, "themeName");
        requireNonNull(themeHash, "themeHash");
        requireNonNull(severity, "severity");
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        evidence = evidence.subList(0, Math.min(evidence.size(), MOST_EVIDENCE));
        missed = missed == null ? List.of() : List.copyOf(missed);
        requireNonNull(article, "article");
        tags = tags == null ? List.of() : List.copyOf(tags);
        requireNonNull(kind, "kind");
        print = print == null ? Print.NONE : print;
        text = text == null ? "" : text.substring(0, Math.min(text.length(), MOST_TEXT));
        grounds = grounds == null ? Grounds.WORDS : grounds;
    }

    /**
     * An article that a theme matched.
     *
     * @param theme the theme
     * @param hash its fingerprint ({@link Theme#hash}), which takes a while to make
     * @param found score, evidence and missed clauses
     * @param article the article
     * @param kind what kind of sighting it was
     * @param print what is compared of the article among the theme's stories ({@link Printer#forTheme})
     * @param grounds what found it
     */
    public static Match of(
            Theme theme, String hash, Found found, Article article, Kind kind, Print print, Grounds grounds) {
        return new Match(
                theme.id(),
                theme.name(),
                theme.version(),
                hash,
                theme.severity(),
                theme.topic(),
                found.score(),
                found.evidence(),
                found.missed(),
                AlertArticle.of(article).from(null, Agency.of(article)),
                article.tags(),
                article.history(),
                kind,
                print,
                article.text(),
                theme.confirm(),
                grounds);
    }

    /** The same without what only stories need, for what goes to none. */
    public Match bare() {
        return new Match(
                theme,
                themeName,
                themeVersion,
                themeHash,
                severity,
                topic,
                score,
                List.of(),
                List.of(),
                article,
                tags,
                history,
                kind,
                Print.NONE,
                "",
                confirm,
                grounds);
    }

    /**
     * What was found in an article.
     *
     * @param score how well it matched
     * @param evidence the hits
     * @param missed names of the theme's clauses that did not hit
     */
    public record Found(double score, List<Evidence> evidence, List<String> missed) {}

    /** A theme that matched an article does not match a new text of it; of the theme no more is known than this. */
    public static Match withdrawn(String theme, int version, Article article) {
        return new Match(
                theme,
                "",
                version,
                "",
                Severity.LOW,
                false,
                0,
                List.of(),
                List.of(),
                AlertArticle.of(article),
                article.tags(),
                article.history(),
                Kind.WITHDRAWN,
                Print.NONE,
                article.text(),
                null,
                Grounds.WORDS);
    }

    /** What kind of sighting the match came from. */
    public enum Kind {
        /** The article was new. */
        FIRST_SEEN,
        /** A feed changed its text of the article. */
        REVISION,
        /** Another feed has another text of the article. */
        VARIANT,
        /** A feed changed its text of the article, and the theme that matched it before does not match it any more. */
        WITHDRAWN;

        /**
         * What kind a sighting is.
         *
         * @throws IllegalStateException for a duplicate, which is not matched
         */
        public static Kind of(Sighting sighting) {
            return switch (sighting) {
                case Sighting.FirstSeen first -> FIRST_SEEN;
                case Sighting.Revision revision -> REVISION;
                case Sighting.Variant variant -> VARIANT;
                case Sighting.Duplicate duplicate -> throw new IllegalStateException("duplicates are not matched");
            };
        }

        /** The word used in JSON. */
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
