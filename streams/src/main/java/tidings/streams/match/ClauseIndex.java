package tidings.streams.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
    private final int[] themeOf;
    /** For each group that a clause requires, how many words it has, and these words. */
    private final int[] required;

    private final int[] requiredFrom;
    private final int[] postingsFrom;
    private final int[] postings;

    /** A theme of which clauses hit, in the theme's order. */
    record Found(CompiledTheme theme, List<Clause> hit) {}

    ClauseIndex(List<CompiledTheme> themes, int words) {
        this.themes = themes;
        this.clauses =
                themes.stream().flatMap(theme -> theme.clauses().stream()).toArray(Clause[]::new);
        this.themeOf = new int[clauses.length];
        this.requiredFrom = new int[clauses.length + 1];
        this.postingsFrom = new int[words + 1];
        int clause = 0;
        for (int theme = 0; theme < themes.size(); theme++) {
            for (int i = 0; i < themes.get(theme).clauses().size(); i++) {
                themeOf[clause++] = theme;
            }
        }
        var requirements = new Requirements(new Frequencies(clauses, words));
        var anchors = new int[clauses.length][];
        this.required = require(requirements, anchors);
        this.postings = post(anchors);
    }

    /** Takes the rarest group of each clause as its anchor; the others are required. */
    private int[] require(Requirements requirements, int[][] anchors) {
        var all = IntStream.builder();
        for (int clause = 0; clause < clauses.length; clause++) {
            var groups = requirements.of(clauses[clause].node());
            anchors[clause] = groups.getFirst();
            requiredFrom[clause + 1] = requiredFrom[clause];
            for (var group : groups.subList(1, groups.size())) {
                if (group.length <= MAX_GROUP) {
                    all.add(group.length);
                    IntStream.of(group).forEach(all::add);
                    requiredFrom[clause + 1] += 1 + group.length;
                }
            }
        }
        return all.build().toArray();
    }

    private int[] post(int[][] anchors) {
        for (var anchor : anchors) {
            for (int word : anchor) {
                postingsFrom[word + 1]++;
            }
        }
        for (int word = 1; word < postingsFrom.length; word++) {
            postingsFrom[word] += postingsFrom[word - 1];
        }
        var next = postingsFrom.clone();
        var posted = new int[postingsFrom[postingsFrom.length - 1]];
        for (int clause = 0; clause < anchors.length; clause++) {
            for (int word : anchors[clause]) {
                posted[next[word]++] = clause;
            }
        }
        return posted;
    }

    /** The themes with at least one clause that hits. */
    List<Found> hits(Reading reading) {
        var hit = new int[16];
        int size = 0;
        var occurrences = reading.occurrences();
        for (int i = 0; i < occurrences.presentSize(); i++) {
            int word = occurrences.present(i);
            for (int p = postingsFrom[word]; p < postingsFrom[word + 1]; p++) {
                int clause = postings[p];
                if (reading.memo().isFirstLook(clause)
                        && isPossible(clause, occurrences)
                        && clauses[clause].node().holds(reading)) {
                    hit = size == hit.length ? Arrays.copyOf(hit, size * 2) : hit;
                    hit[size++] = clause;
                }
            }
        }
        Arrays.sort(hit, 0, size);
        return byTheme(hit, size);
    }

    private boolean isPossible(int clause, Occurrences occurrences) {
        for (int i = requiredFrom[clause]; i < requiredFrom[clause + 1]; i += 1 + required[i]) {
            if (!hasOne(i + 1, i + 1 + required[i], occurrences)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasOne(int from, int to, Occurrences occurrences) {
        for (int i = from; i < to; i++) {
            if (occurrences.has(required[i])) {
                return true;
            }
        }
        return false;
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
