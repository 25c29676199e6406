package tidings.streams.meaning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tidings.events.Article;
import tidings.events.Severity;
import tidings.events.Theme;
import tidings.streams.match.ThemeSet;

/** Says which of the themes' concepts occur where meaning reads. Immutable, safe from any thread. */
final class ConceptFinder {
    private final Map<String, Place> places = new HashMap<>();
    private final ThemeSet probes;
    private final ThemeSet excludes;

    /** Whose concept it is, and its name. */
    private record Place(String theme, String concept) {}

    ConceptFinder(Collection<Theme> themes) {
        var concepts = new ArrayList<Theme>();
        var excluding = new ArrayList<Theme>();
        for (var theme : themes) {
            for (var concept : theme.concepts().keySet()) {
                var id = "probe" + places.size();
                places.put(id, new Place(theme.id(), concept));
                concepts.add(probe(id, theme, List.of("$" + concept)));
            }
            if (!theme.exclude().isEmpty()) {
                excluding.add(probe(theme.id(), theme, theme.exclude().values()));
            }
        }
        probes = ThemeSet.compile(concepts);
        excludes = ThemeSet.compile(excluding);
    }

    private static Theme probe(String id, Theme theme, Collection<String> queries) {
        var clauses = new LinkedHashMap<String, Theme.Clause>();
        queries.forEach(query -> clauses.put("clause" + clauses.size(), new Theme.Clause(query, 1)));
        return new Theme(
                id,
                id,
                "",
                1,
                Severity.LOW,
                false,
                theme.concepts(),
                clauses,
                new LinkedHashMap<>(),
                Theme.Score.DEFAULT,
                Theme.Tests.NONE,
                null);
    }

    /** The concepts that occur in an article's excerpt, by theme. */
    Map<String, Set<String>> find(Article article) {
        var found = new HashMap<String, Set<String>>();
        for (var match : probes.all(Excerpt.shortened(article))) {
            var place = places.get(match.theme().id());
            if (place != null) {
                found.computeIfAbsent(place.theme(), theme -> new TreeSet<>()).add(place.concept());
            }
        }
        return found;
    }

    /** The themes of which an exclude is met, anywhere in the article, as words see it. */
    Set<String> excluded(Article article) {
        return excludes.all(article).stream().map(match -> match.theme().id()).collect(Collectors.toSet());
    }
}
