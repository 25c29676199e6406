package tidings.streams.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import tidings.events.Theme;
import tidings.streams.match.language.Language;

/** Themes that were compiled together, a part of a {@link ThemeSet}. Immutable, safe from any thread, without locks. */
final class Segment {
    private static final Comparator<CompiledTheme> BY_ID =
            Comparator.comparing(theme -> theme.theme().id());

    private final List<CompiledTheme> themes;
    private final List<ThemeProblem> problems;
    private final CompiledTheme[] byId;
    private final ClauseIndex clauses;
    private final Lexicon.ByLanguage lexicons;
    private final Watchlist watchlist;
    private final int words;
    private final int nodes;
    private final ConcurrentLinkedDeque<Reading> idle = new ConcurrentLinkedDeque<>();

    private Segment(List<CompiledTheme> themes, List<ThemeProblem> problems, Vocabulary vocabulary, NodeFactory nodes) {
        this.themes = List.copyOf(themes);
        this.problems = List.copyOf(problems);
        this.words = vocabulary.size();
        this.nodes = nodes.size();
        this.watchlist = nodes.watchlist();
        this.clauses = new ClauseIndex(this.themes, words);
        this.lexicons = new Lexicon.ByLanguage(vocabulary);
        this.byId = themes.toArray(CompiledTheme[]::new);
        Arrays.sort(byId, BY_ID);
        vocabulary.seal();
    }

    /** Compiles themes; of several with the same id the first is taken. */
    static Segment compile(Collection<Theme> themes) {
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
        return new Segment(compiled, problems, vocabulary, nodes);
    }

    /** Makes ready for articles in these languages, so that the first of them need not wait. */
    void prepare(Collection<Language> languages) {
        languages.forEach(lexicons::of);
    }

    /** The languages of the articles so far. */
    List<Language> languages() {
        return lexicons.made();
    }

    List<ThemeProblem> problems() {
        return problems;
    }

    List<CompiledTheme> themes() {
        return themes;
    }

    /** The theme with this id. */
    Optional<Theme> theme(String id) {
        int low = 0;
        int high = byId.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = byId[middle].theme().id().compareTo(id);
            if (order == 0) {
                return Optional.of(byId[middle].theme());
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return Optional.empty();
    }

    /**
     * Adds the themes that the text meets, in no order.
     *
     * @param dropped ids of themes that are passed over
     * @param onlyAbout whether the text must reach the threshold
     */
    void match(Text text, Set<String> dropped, boolean onlyAbout, List<ThemeMatch> matches) {
        var reading = borrow();
        reading.read(text);
        for (var found : clauses.hits(reading)) {
            if (!dropped.contains(found.theme().theme().id())
                    && (!onlyAbout || mayBeAbout(found, reading))
                    && !isExcluded(found.theme(), reading)) {
                var candidate = new Candidate(found, score(found, reading));
                if (!onlyAbout || candidate.isAbout()) {
                    matches.add(candidate.match(reading));
                }
            }
        }
        giveBack(reading);
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
            var missed = new ArrayList<String>();
            for (var clause : found.theme().clauses()) {
                if (!found.hit().contains(clause)) {
                    missed.add(clause.name());
                }
            }
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
