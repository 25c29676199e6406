package tidings.streams.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import tidings.events.Article;
import tidings.events.Theme;
import tidings.streams.match.CompiledTheme.Clause;

/**
 * Themes, compiled for matching articles. Immutable and safe from any thread, without locks; to change a theme, compile
 * a new set and replace the reference to the old one.
 */
public final class ThemeSet {
    private static final Comparator<ThemeMatch> BEST_FIRST = Comparator.comparingDouble(ThemeMatch::score)
            .reversed()
            .thenComparing(match -> match.theme().id());

    private final List<CompiledTheme> themes;
    private final List<ThemeProblem> problems;
    private final ClauseIndex clauses;
    private final Lexicon.ByLanguage lexicons;
    private final Watchlist watchlist;
    private final int words;
    private final int nodes;
    private final ConcurrentLinkedDeque<Reading> idle = new ConcurrentLinkedDeque<>();

    private ThemeSet(
            List<CompiledTheme> themes, List<ThemeProblem> problems, Vocabulary vocabulary, NodeFactory nodes) {
        this.themes = List.copyOf(themes);
        this.problems = List.copyOf(problems);
        this.words = vocabulary.size();
        this.nodes = nodes.size();
        this.watchlist = nodes.watchlist();
        this.clauses = new ClauseIndex(this.themes, words);
        this.lexicons = new Lexicon.ByLanguage(vocabulary);
    }

    /**
     * Compiles themes. One that cannot be compiled is left out and reported in {@link #problems}; of several with the
     * same id the first is taken.
     */
    public static ThemeSet compile(Collection<Theme> themes) {
        var problems = new ArrayList<ThemeProblem>();
        var vocabulary = new Vocabulary();
        var nodes = new NodeFactory(vocabulary);
        var compiler = new ThemeCompiler(vocabulary, nodes, problems::add);
        var compiled = new ArrayList<CompiledTheme>();
        var ids = new java.util.HashSet<String>();
        for (var theme : themes) {
            if (ids.add(theme.id())) {
                compiler.compile(theme).ifPresent(compiled::add);
            } else {
                problems.add(new ThemeProblem(theme.id(), "id", 1, "another theme has the same id", true));
            }
        }
        return new ThemeSet(compiled, problems, vocabulary, nodes);
    }

    /** What is wrong with the themes, in their order: those left out, and warnings. */
    public List<ThemeProblem> problems() {
        return problems;
    }

    /** The themes that were compiled, in the order given. */
    public List<Theme> themes() {
        return themes.stream().map(CompiledTheme::theme).toList();
    }

    /** The theme with this id, if it was compiled. */
    public Optional<Theme> theme(String id) {
        return themes().stream().filter(theme -> theme.id().equals(id)).findFirst();
    }

    /** The themes that the article is about, best first. Never throws for what an article contains. */
    public List<ThemeMatch> match(Article article) {
        return match(article, true);
    }

    /** As {@link #match}, with those whose threshold the article does not reach; at least one clause of each hits. */
    public List<ThemeMatch> all(Article article) {
        return match(article, false);
    }

    private List<ThemeMatch> match(Article article, boolean onlyAbout) {
        var reading = borrow();
        reading.read(article);
        var matches = new ArrayList<ThemeMatch>();
        for (var found : clauses.hits(reading)) {
            if ((!onlyAbout || mayBeAbout(found, reading)) && !isExcluded(found.theme(), reading)) {
                var candidate = new Candidate(found, score(found, reading));
                if (!onlyAbout || candidate.isAbout()) {
                    matches.add(candidate.match(reading));
                }
            }
        }
        giveBack(reading);
        matches.sort(BEST_FIRST);
        return List.copyOf(matches);
    }

    /** False if even the most varied hits could not reach the threshold; most articles that hit a clause end here. */
    private static boolean mayBeAbout(ClauseIndex.Found found, Reading reading) {
        double most = 0;
        for (var clause : found.hit()) {
            most += Score.most(clause, reading);
        }
        return most >= found.theme().theme().score().threshold();
    }

    private static boolean isExcluded(CompiledTheme theme, Reading reading) {
        for (var exclude : theme.excludes()) {
            if (exclude.node().holds(reading)) {
                return true;
            }
        }
        return false;
    }

    private static double score(ClauseIndex.Found found, Reading reading) {
        double score = 0;
        for (var clause : found.hit()) {
            score += Score.of(clause, reading);
        }
        return score;
    }

    /** A theme with clauses that hit, before evidence is gathered. */
    private record Candidate(ClauseIndex.Found found, double score) {
        boolean isAbout() {
            return score >= found.theme().theme().score().threshold();
        }

        ThemeMatch match(Reading reading) {
            var missed = found.theme().clauses().stream()
                    .filter(clause -> !found.hit().contains(clause))
                    .map(Clause::name)
                    .toList();
            return new ThemeMatch(found.theme().theme(), score, new EvidencePicker(reading).pick(found.hit()), missed);
        }
    }

    /** A reading that no other thread uses. */
    private Reading borrow() {
        var reading = idle.pollFirst();
        return reading != null ? reading : new Reading(lexicons, watchlist, words, nodes, clauses.size());
    }

    private void giveBack(Reading reading) {
        if (reading.isWorthKeeping()) {
            reading.release();
            idle.addFirst(reading);
        }
    }
}
