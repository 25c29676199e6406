package tidings.streams.match;

import static java.util.Objects.requireNonNull;

import java.util.List;
import tidings.events.Evidence;

/**
 * Why an article matches a theme, or why not, in such detail that a person can repair the theme.
 *
 * @param theme id of the theme
 * @param version its version
 * @param article id of the article
 * @param language by whose rules the article was read, as a primary BCP 47 subtag
 * @param matches whether it matches: nothing excludes it and the score reaches the threshold
 * @param score what the clauses that hit give together, excludes aside
 * @param threshold the least score that matches
 * @param clauses what became of each clause, in the theme's order
 * @param excludes what became of each exclude, in the theme's order
 * @param changes what would make the article match, the least change first; if it matches, what that hangs on
 */
public record Explanation(
        String theme,
        int version,
        String article,
        String language,
        boolean matches,
        double score,
        double threshold,
        List<OfClause> clauses,
        List<OfExclude> excludes,
        List<String> changes) {
    public Explanation {
        requireNonNull(theme, "theme");
        requireNonNull(article, "article");
        requireNonNull(language, "language");
        clauses = List.copyOf(clauses);
        excludes = List.copyOf(excludes);
        changes = List.copyOf(changes);
    }

    /**
     * What became of a clause.
     *
     * @param clause its name
     * @param hit whether it is met
     * @param weight what it is worth
     * @param points what it adds to the score; 0 if it is not met
     * @param place {@code title}, {@code lead} or {@code anywhere}: how much of the article it takes to meet it; empty if
     *     it is not met
     * @param evidence its best hits
     * @param reasons why it is not met; empty if it is
     */
    public record OfClause(
            String clause,
            boolean hit,
            double weight,
            double points,
            String place,
            List<Evidence> evidence,
            List<Reason> reasons) {
        public OfClause {
            requireNonNull(clause, "clause");
            requireNonNull(place, "place");
            evidence = List.copyOf(evidence);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What became of an exclude.
     *
     * @param exclude its name
     * @param hit whether it is met, so that the article is out
     * @param evidence its best hits
     */
    public record OfExclude(String exclude, boolean hit, List<Evidence> evidence) {
        public OfExclude {
            requireNonNull(exclude, "exclude");
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Why a part of a query is not met.
     *
     * @param part the part, in the query language
     * @param column where it begins in its query, from 1
     * @param text what is missing, and what came nearest
     * @param needed the distance at which NEAR would be met; 0 if a distance is not what is missing
     * @param enough how many of the parts must be met in addition
     * @param parts the same for the parts of this part that are not met
     */
    public record Reason(String part, int column, String text, int needed, int enough, List<Reason> parts) {
        public Reason {
            requireNonNull(part, "part");
            requireNonNull(text, "text");
            parts = List.copyOf(parts);
        }
    }
}
