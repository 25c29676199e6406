package tidings.streams;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tidings.events.Article;
import tidings.events.Evidence;
import tidings.events.Ids;
import tidings.events.Origin;
import tidings.events.Severity;
import tidings.events.Theme;
import tidings.streams.match.Judgement;
import tidings.streams.match.NearMiss;
import tidings.streams.match.ThemeMatch;

/** Articles and themes that tests share. */
public final class Samples {
    private Samples() {}

    /** A theme whose one clause is its query. */
    public static Theme theme(String id, int version, boolean topic, String query) {
        return new Theme(
                id,
                "Theme " + id,
                "",
                version,
                Severity.HIGH,
                topic,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(Map.of("clause", new Theme.Clause(query, 1))),
                new LinkedHashMap<>(),
                Theme.Score.DEFAULT,
                Theme.Tests.NONE,
                Origin.FILE);
    }

    /** An article of a feed. */
    public static Article.Builder article(String name, String feed, Instant seen) {
        return Article.builder(Ids.article("example.org/" + name), seen)
                .url("https://example.org/" + name)
                .title("Envoys meet")
                .text("The embassy opens again.")
                .language("en")
                .country("FI")
                .tags(List.of("agency"))
                .publisher("The Courier")
                .feed(feed);
    }

    /** Matches a theme to each article whose text contains the theme's query. */
    static ArticleMatcher containing(Theme... themes) {
        return article -> {
            var matches = Stream.of(themes)
                    .filter(theme -> article.text().contains(query(theme)))
                    .map(theme -> new ThemeMatch(theme, 1.5, List.of(evidence(theme, article)), List.of("other")))
                    .toList();
            var nearest = new NearMiss(themes[0], 0.5, List.of("clause"), null);
            return new Judgement(matches, matches.isEmpty() ? nearest : null);
        };
    }

    private static Evidence evidence(Theme theme, Article article) {
        var start = article.text().indexOf(query(theme));
        return new Evidence(
                "clause",
                "text",
                start,
                start + query(theme).length(),
                query(theme),
                article.text(),
                0,
                article.id(),
                article.revision());
    }

    private static String query(Theme theme) {
        return theme.match().firstEntry().getValue().query();
    }
}
