package tidings.streams.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tidings.streams.match.CompiledTheme.Clause;

/**
 * Finds the clauses that hit in an article without looking at all of them. Each clause is filed under the rarest group
 * of words of which one must occur; only clauses whose group does are looked at, and only those whose other required
 * words occur too are evaluated. Immutable, safe from any thread.
 */
final class ClauseIndex {
    private static final int MAX_GROUP = 256;

    private final List<CompiledTheme> themes;
    private final Clause[] clauses;
    private final Node[] nodes;
    private final int[] themeOf;
    private final Postings postings;

    /** A theme of which clauses hit, in the theme's order. */
    record Found(CompiledTheme theme, List<Clause> hit) {}

    ClauseIndex(List<CompiledTheme> themes, Vocabulary vocabulary) {
        this.themes = themes;
        this.clauses =
                themes.stream().flatMap(theme -> theme.clauses().stream()).toArray(Clause[]::new);
        this.nodes = Arrays.stream(clauses).map(Clause::node).toArray(Node[]::new);
        this.themeOf = new int[clauses.length];
        int clause = 0;
        for (int theme = 0; theme < themes.size(); theme++) {
            for (int i = 0; i < themes.get(theme).clauses().size(); i++) {
                themeOf[clause++] = theme;
            }
        }
        this.postings = post(vocabulary);
    }

    /** Files each clause under its rarest group; the others are required. */
    private Postings post(Vocabulary vocabulary) {
        var requirements = new Requirements(new Frequencies(clauses, vocabulary));
        var builder = new Postings.Builder(vocabulary.size());
        for (var clause : clauses) {
            var groups = requirements.of(clause.node());
            var required = groups.stream()
                    .skip(groups.getFirst().marks().length < groups.getFirst().words().length ? 0 : 1)
                    .map(Requirements.Group::marks)
                    .filter(marks -> marks.length <= MAX_GROUP)
                    .toList();
            builder.add(groups.getFirst().words(), required);
        }
        return builder.build();
    }

    /** The themes with at least one clause that hits. */
    List<Found> hits(Reading reading) {
        var hit = new int[16];
        int size = 0;
        var occurrences = reading.occurrences();
        for (int i = 0; i < occurrences.presentSize(); i++) {
            int word = occurrences.present(i);
            for (int at = postings.from(word), to = postings.to(word); at < to; at = postings.next(at)) {
                int clause = postings.clause(at);
                if (postings.isPossible(at, occurrences)
                        && reading.memo().isFirstLook(clause)
                        && nodes[clause].holds(reading)) {
                    hit = size == hit.length ? Arrays.copyOf(hit, size * 2) : hit;
                    hit[size++] = clause;
                }
            }
        }
        Arrays.sort(hit, 0, size);
        return byTheme(hit, size);
    }

    /** Groups sorted clause numbers by theme. */
    private List<Found> byTheme(int[] hit, int size) {
        var found = new ArrayList<Found>();
        for (int i = 0; i < size; ) {
            int theme = themeOf[hit[i]];
            var own = new ArrayList<Clause>();
            for (; i < size && themeOf[hit[i]] == theme; i++) {
                own.add(clauses[hit[i]]);
            }
            found.add(new Found(themes.get(theme), own));
        }
        return found;
    }

    /** How many clauses there are. */
    int size() {
        return clauses.length;
    }
}
