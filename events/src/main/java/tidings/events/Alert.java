package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of the one alert that a story of a theme has. A later version replaces the earlier ones and carries all
 * that they did.
 *
 * @param id which alert ({@link Ids#alert}); the same in every version
 * @param version counts the versions without a gap, from 1
 * @param change why this version was raised
 * @param theme id of the theme
 * @param themeName what people call the theme
 * @param themeVersion the version of the theme that matched
 * @param themeHash fingerprint of that theme's queries ({@link Theme#hash})
 * @param severity how much it matters
 * @param story which story ({@link Ids#story})
 * @param title headline of the story's first article
 * @param score the highest score of its articles
 * @param evidence the hits that raised it
 * @param missed names of the theme's clauses that did not hit
 * @param articles the story's articles, oldest first
 * @param publishers how many publishers report it independently
 * @param languages BCP 47 tags of its articles
 * @param countries ISO 3166 codes of their publishers
 * @param tags tags of their feeds
 * @param firstSeen when its first article was seen
 * @param lastSeen when its latest article was seen
 * @param raised when this version was raised
 * @param differences what was corrected; empty unless {@code change} is a correction
 * @param latency how long the article that made this version was on its way; absent where no article made it
 * @param verdict whether words, meaning or both found it, all articles taken together
 * @param opinions what the second opinion says of its articles, as far as it was asked; at most ten
 */
public record Alert(
        String id,
        int version,
        Change change,
        String theme,
        String themeName,
        int themeVersion,
        String themeHash,
        Severity severity,
        String story,
        String title,
        double score,
        List<Evidence> evidence,
        List<String> missed,
        List<AlertArticle> articles,
        int publishers,
        List<String> languages,
        List<String> countries,
        List<String> tags,
        Instant firstSeen,
        Instant lastSeen,
        Instant raised,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Difference> differences,

        @Nullable Latency latency,
        Verdict verdict,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Opinion> opinions) {
    public Alert {
        requireNonNull(id, "id");
        if (version < 1) {
            throw new IllegalArgumentException("version " + version + " of alert " + id + " must be 1 or more");
        }
        requireNonNull(change, "change");
        requireNonNull(theme, "theme");
        requireNonNull(themeName, "themeName");
        requireNonNull(themeHash, "themeHash");
        requireNonNull(severity, "severity");
        requireNonNull(story, "story");
        requireNonNull(title, "title");
        evidence = Lists.copy(evidence);
        missed = Lists.copy(missed);
        articles = Lists.copy(articles);
        if (articles.isEmpty()) {
            throw new IllegalArgumentException("alert " + id + " has no articles");
        }
        languages = Lists.copy(languages);
        countries = Lists.copy(countries);
        tags = Lists.copy(tags);
        requireNonNull(firstSeen, "firstSeen");
        requireNonNull(lastSeen, "lastSeen");
        requireNonNull(raised, "raised");
        differences = Lists.copy(differences);
        verdict = verdict == null ? Verdict.WORDS : verdict;
        opinions = Lists.copy(opinions);
    }

    /** A version by words that corrects nothing and says nothing of latency. */
    public Alert(
            String id,
            int version,
            Change change,
            String theme,
            String themeName,
            int themeVersion,
            String themeHash,
            Severity severity,
            String story,
            String title,
            double score,
            List<Evidence> evidence,
            List<String> missed,
            List<AlertArticle> articles,
            int publishers,
            List<String> languages,
            List<String> countries,
            List<String> tags,
            Instant firstSeen,
            Instant lastSeen,
            Instant raised) {
        this(
                id,
                version,
                change,
                theme,
                themeName,
                themeVersion,
                themeHash,
                severity,
                story,
                title,
                score,
                evidence,
                missed,
                articles,
                publishers,
                languages,
                countries,
                tags,
                firstSeen,
                lastSeen,
                raised,
                List.of(),
                null,
                Verdict.WORDS,
                List.of());
    }

    /** Names this version among all versions of all alerts: {@code <id>.<version>}. */
    public String versionId() {
        return id + "." + version;
    }
}
