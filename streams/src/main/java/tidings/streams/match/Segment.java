package tidings.streams.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
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
    private final int[][] groupsOf;
    private final int nodes;
    private final ConcurrentLinkedDeque<Reading> idle = new ConcurrentLinkedDeque<>();

    private Segment(List<CompiledTheme> themes, List<ThemeProblem> problems, Vocabulary vocabulary, NodeFactory nodes) {
        this.themes = List.copyOf(themes);
        this.problems = List.copyOf(problems);
        this.groupsOf = vocabulary.groupsOfAll();
        this.nodes = nodes.size();
        this.watchlist = nodes.watchlist();
        this.clauses = new ClauseIndex(this.themes, vocabulary);
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
     * @return the theme that came nearest of those that the text does not reach; null if no clause of one hit
     */
    @Nullable
    NearMiss match(Text text, Set<String> dropped, boolean onlyAbout, List<ThemeMatch> matches) {
        var reading = borrow();
        reading.read(text);
        var sieve = new Sieve(reading, onlyAbout, matches);
        for (var found : clauses.hits(reading)) {
            if (!dropped.contains(found.theme().theme().id())) {
                sieve.take(found);
            }
        }
        var nearest = sieve.nearest();
        giveBack(reading);
        return nearest;
    }

    /** A reading that no other thread uses. */
    private Reading borrow() {
        var reading = idle.pollFirst();
        return reading != null ? reading : new Reading(lexicons, watchlist, groupsOf, nodes, clauses.size());
    }

    private void giveBack(Reading reading) {
        if (reading.isWorthKeeping()) {
            reading.release();
            idle.addFirst(reading);
        }
    }
}
