package tidings.streams.theme;

import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;
import tidings.streams.match.ThemeProblem;
import tidings.streams.match.query.Query;
import tidings.streams.match.query.QueryCheck;
import tidings.streams.match.query.QueryText;

/**
 * Finds clauses that can never count, excludes that drop everything, parts of queries that change nothing, and clauses
 * that are there twice. For one thread.
 */
final class ClauseLint {
    /** Of more clauses than these, not every pair is compared. */
    private static final int MOST_COMPARED = 50;

    private final ParsedTheme theme;
    private final QueryCheck check;
    private final Consumer<ThemeProblem> problems;

    ClauseLint(ParsedTheme theme, Consumer<ThemeProblem> problems) {
        this.theme = theme;
        this.check = new QueryCheck(theme.memberQueries());
        this.problems = problems;
    }

    void check() {
        theme.match().forEach((name, query) -> {
            findings("match/" + name, query);
            excluded(name, query);
        });
        theme.exclude().forEach((name, query) -> findings("exclude/" + name, query));
        same("match/", theme.match());
        same("exclude/", theme.exclude());
    }

    private void findings(String part, Query query) {
        for (var finding : check.check(query)) {
            boolean harmless = finding.kind() == QueryCheck.Kind.SUPERFLUOUS;
            report(part, finding.column(), finding.message(), !harmless);
        }
    }

    private void excluded(String name, Query query) {
        theme.exclude().forEach((exclude, other) -> {
            if (check.implies(query, other)) {
                report(
                        "match/" + name,
                        query.column(),
                        "this clause can never count: whatever meets it, exclude." + exclude + " drops",
                        true);
            }
        });
    }

    /** Two clauses that hold for the same articles count twice for the same words. */
    private void same(String group, Map<String, Query> queries) {
        var seen = new ArrayList<Map.Entry<String, Query>>();
        for (var entry : queries.entrySet()) {
            seen.stream()
                    .filter(earlier -> letters(earlier.getValue()).equals(letters(entry.getValue()))
                            && check.implies(earlier.getValue(), entry.getValue())
                            && check.implies(entry.getValue(), earlier.getValue()))
                    .findFirst()
                    .ifPresent(earlier -> report(
                            group + entry.getKey(),
                            entry.getValue().column(),
                            "this is met by the same articles as " + group.replace('/', '.') + earlier.getKey()
                                    + "; leave one out",
                            false));
            if (seen.size() < MOST_COMPARED) {
                seen.add(entry);
            }
        }
    }

    /** A cheap look first: what says the same has the same letters, in whatever order. */
    private static String letters(Query query) {
        return QueryText.of(query)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void report(String part, int column, String message, boolean fatal) {
        problems.accept(new ThemeProblem(theme.theme().id(), part, column, message, fatal));
    }
}
