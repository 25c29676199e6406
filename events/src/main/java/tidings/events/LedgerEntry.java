package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger, which accounts for every sighting of an article. Its key on the topic {@code ledger} is the
 * article's id. There is exactly one entry with a {@code sighting} for each; and where that is {@code matched}, one more
 * with a {@code telling} for each theme that matched.
 *
 * @param article id of the article
 * @param at when the text was seen, or when the story took it
 * @param sighting where a sighting ended; absent in an entry that tells of a story
 * @param telling what a theme's stories made of it; absent in an entry of a sighting
 */
public record LedgerEntry(
        String article,
        Instant at,
        @Nullable Sighting sighting,
        @Nullable Telling telling) {
    public LedgerEntry {
        requireNonNull(article, "article");
        requireNonNull(at, "at");
        if ((sighting == null) == (telling == null)) {
            throw new IllegalArgumentException("a ledger entry has either a sighting or a telling");
        }
    }

    /** The entry of a sighting. */
    public static LedgerEntry of(String article, Instant at, Sighting sighting) {
        return new LedgerEntry(article, at, sighting, null);
    }

    /** The entry of what a story made of it. */
    public static LedgerEntry of(String article, Instant at, Telling telling) {
        return new LedgerEntry(article, at, null, telling);
    }

    /**
     * Where a sighting ended, and why.
     *
     * @param at when the text was seen
     * @param url where the article is to be read; may be empty
     * @param feed id of the feed in which it was seen
     * @param revision which text of it
     * @param sight what it meant to see it: {@code first-seen}, {@code revision} (its feed had another text before),
     *     {@code variant} (other feeds had other texts), {@code duplicate}
     * @param of the revision that it repeats or comes after; absent for the first one
     * @param disposition where it ended
     * @param reason what else a person should know; absent where there is nothing to add
     * @param themes the themes that matched, best first, or else the nearest one
     */
    public record Sighting(
            Instant at,
            String url,
            String feed,
            String revision,
            String sight,
            @Nullable String of,
            Disposition disposition,
            @Nullable String reason,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ThemeOutcome> themes) {
        /** So many themes are enough. */
        public static final int MOST_THEMES = 50;

        public Sighting {
            requireNonNull(at, "at");
            url = url == null ? "" : url;
            requireNonNull(feed, "feed");
            requireNonNull(revision, "revision");
            requireNonNull(sight, "sight");
            requireNonNull(disposition, "disposition");
            themes = Lists.copy(themes);
            themes = themes.subList(0, Math.min(themes.size(), MOST_THEMES));
        }
    }

    /**
     * What a theme's stories made of a text that the theme matched.
     *
     * @param at when the story took it
     * @param revision which text of the article
     * @param theme id of the theme
     * @param told what it came to
     * @param alert id of the alert of the story that it is in; absent if it is in none
     * @param story id of that story
     * @param version the version of the alert that it raised, or the latest one; 0 if there is none yet
     * @param change why it raised a version; absent if it raised none
     * @param copyOf id of the article whose text it repeats; absent for a text of its own
     * @param opinion the second opinion's probability that the theme is about it, 0 to 1; absent if it was not asked
     * @param by what else decided; absent if nothing did
     */
    public record Telling(
            Instant at,
            String revision,
            String theme,
            Told told,
            @Nullable String alert,
            @Nullable String story,
            int version,
            @Nullable Change change,
            @Nullable String copyOf,
            @Nullable Double opinion,
            @Nullable String by) {
        public Telling {
            requireNonNull(at, "at");
            requireNonNull(revision, "revision");
            requireNonNull(theme, "theme");
            requireNonNull(told, "told");
        }

        /** What the stories made of it where nobody else was asked. */
        public Telling(
                Instant at,
                String revision,
                String theme,
                Told told,
                @Nullable String alert,
                @Nullable String story,
                int version,
                @Nullable Change change,
                @Nullable String copyOf) {
            this(at, revision, theme, told, alert, story, version, change, copyOf, null, null);
        }
    }

    /** What became of a match in its theme's stories. */
    public enum Told {
        /** It raised a version of its story's alert. */
        RAISED,
        /** It joined a story and says nothing that the alert does not. */
        JOINED,
        /** It repeats a text of its story. */
        COPY,
        /** The story has this article already. */
        KNOWN,
        /** Its story waits for more independent publishers. */
        UNCONFIRMED,
        /** The second opinion alone found it, and a person should look. */
        REVIEW,
        /** The second opinion is that the theme is not about it. */
        SUPPRESSED,
        /** The second opinion was asked and could not be had in time. */
        SKIPPED,
        /** The story could not take it; it was set aside. */
        DEAD_LETTERED;

        /** The word used in JSON, such as {@code unconfirmed}. */
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
        public static Told of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
