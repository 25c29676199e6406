package tidings.streams.theme;

import java.util.ArrayList;
import java.util.List;
import tidings.events.Theme;
import tidings.streams.match.ThemeProblem;

/**
 * Finds what is wrong, or likely to go wrong, in a theme whose queries can be read. Work is bounded by the size of the
 * theme. Pure functions, safe from any thread.
 */
final class ThemeLint {
    private ThemeLint() {}

    /**
     * What it finds, in no particular order; empty for a theme without fault.
     *
     * @param languages for which language each member of the theme's concepts is
     * @param reviewed the words about which its author needs no warning
     */
    static List<ThemeProblem> check(Theme theme, MemberLanguages languages, Reviewed reviewed) {
        var parsed = ParsedTheme.of(theme);
        var problems = new ArrayList<ThemeProblem>();
        new ConceptLint(parsed, languages, problems::add).check();
        new ClauseLint(parsed, problems::add).check();
        new TermLint(parsed, reviewed, problems::add).check();
        reviewed.checkUnused(theme.id(), problems::add);
        new ThresholdLint(parsed, problems::add).check();
        return problems;
    }
}
