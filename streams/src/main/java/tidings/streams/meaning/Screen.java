package tidings.streams.meaning;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tidings.events.Article;
import tidings.events.Severity;
import tidings.events.Theme;
import tidings.streams.match.ThemeSet;

/**
 * A cheap look at an article before it is embedded: two of a theme's concepts must occur where meaning reads, its title
 * and first words. A theme with fewer concepts asks for those that it has. What this passes over is measured in {@code
 * RATIONALE.md}.
 *
 * <p>Immutable, safe from any thread.
 */
public final class Screen {
    private static final int LEAST = 2;

    private final ThemeSet probes;
    private final Map<String, Integer> concepts = new HashMap<>();

    private Screen(Collection<Theme> themes) {
        themes.forEach(theme -> concepts.put(theme.id(), theme.concepts().size()));
        probes = ThemeSet.compile(themes.stream()
                .filter(theme -> !theme.concepts().isEmpty())
                .map(Screen::probe)
                .toList());
    }

    /** The screen before some themes. */
    public static Screen of(Collection<Theme> themes) {
        return new Screen(themes);
    }

    /** A theme with a clause for each concept. */
    private static Theme probe(Theme theme) {
        var clauses = new LinkedHashMap<String, Theme.Clause>();
        theme.concepts().keySet().forEach(name -> clauses.put(name, new Theme.Clause("$" + name, 1)));
        return new Theme(
                theme.id(),
                theme.id(),
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

    /** Ids of the themes that an article may be about. */
    public Set<String> passes(Article article) {
        var passed = new HashSet<String>();
        for (var match : probes.all(Excerpt.shortened(article))) {
            int all = concepts.getOrDefault(match.theme().id(), 0);
            if (all - match.missed().size() >= Math.min(LEAST, all)) {
                passed.add(match.theme().id());
            }
        }
        concepts.forEach((theme, all) -> {
            if (all == 0) {
                passed.add(theme);
            }
        });
        return passed;
    }
}
