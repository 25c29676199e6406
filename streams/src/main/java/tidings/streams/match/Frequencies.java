package tidings.streams.match;

import java.util.function.IntToDoubleFunction;
import tidings.streams.match.CompiledTheme.Clause;

/**
 * Guesses how often a word occurs in articles, to file clauses under their rarest words: what many clauses ask for is
 * likely to be common. Immutable.
 */
final class Frequencies implements IntToDoubleFunction {
    private final int[] uses;

    Frequencies(Clause[] clauses, int words) {
        uses = new int[words];
        var counting = new Requirements(word -> 1);
        for (var clause : clauses) {
            for (var group : counting.of(clause.node())) {
                for (int word : group) {
                    uses[word]++;
                }
            }
        }
    }

    @Override
    public double applyAsDouble(int word) {
        return 1 + uses[word];
    }
}
