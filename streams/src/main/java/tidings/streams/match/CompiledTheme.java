package tidings.streams.match;

import java.util.List;
import tidings.events.Theme;

/**
 * A theme with its queries compiled. Immutable.
 *
 * @param theme as it was written
 * @param clauses what it looks for, in the theme's order
 * @param excludes what rules an article out
 */
record CompiledTheme(Theme theme, List<Clause> clauses, List<Clause> excludes) {
    CompiledTheme {
        clauses = List.copyOf(clauses);
        excludes = List.copyOf(excludes);
    }

    /**
     * A compiled query.
     *
     * @param name its name in the theme
     * @param node what must be satisfied
     * @param weight what it is worth; 1 for one that excludes
     * @param boost what the weights within the query add to that
     */
    record Clause(String name, Node node, double weight, Boost boost) {}
}
