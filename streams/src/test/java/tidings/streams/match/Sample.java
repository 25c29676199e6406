package tidings.streams.match;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Severity;
import tidings.events.Theme;

/** Themes and articles for tests. */
final class Sample {
    private Sample() {}

    static Article article(@Nullable String language, String title, String text) {
        return Article.builder("article", Instant.EPOCH)
                .language(language)
                .title(title)
                .text(text)
                .build();
    }

    static Article text(String text) {
        return article("en", "", text);
    }

    static Theme theme(Map<String, List<String>> concepts, Map<String, String> match, Map<String, String> exclude) {
        var clauses = new LinkedHashMap<String, Theme.Clause>();
        match.forEach((name, query) -> clauses.put(name, new Theme.Clause(query, 1)));
        return new Theme(
                "theme",
                "Theme",
                "",
                1,
                Severity.LOW,
                false,
                new LinkedHashMap<>(concepts),
                clauses,
                new LinkedHashMap<>(exclude),
                Theme.Score.DEFAULT,
                Theme.Tests.NONE,
                null);
    }

    static Theme theme(String query) {
        return theme(Map.of(), Map.of("clause", query), Map.of());
    }

    /** A theme of one query, under an id of its own. */
    static Theme theme(String id, String query) {
        var theme = theme(query);
        return new Theme(
                id,
                id,
                "",
                theme.version(),
                theme.severity(),
                theme.topic(),
                theme.concepts(),
                theme.match(),
                theme.exclude(),
                theme.score(),
                theme.tests(),
                null);
    }

    /** A compiled theme of one query. */
    static ThemeSet query(String query) {
        var set = ThemeSet.compile(List.of(theme(query)));
        if (set.themes().isEmpty()) {
            throw new IllegalArgumentException(set.problems().toString());
        }
        return set;
    }

    static boolean matches(String query, Article article) {
        return !query(query).match(article).isEmpty();
    }

    /** The texts of all hits, in order of the article. */
    static List<String> hits(String query, Article article) {
        return query(query).match(article).stream()
                .flatMap(match -> match.evidence().stream())
                .sorted((a, b) -> Integer.compare(a.start(), b.start()))
                .map(evidence -> evidence.text())
                .toList();
    }
}
