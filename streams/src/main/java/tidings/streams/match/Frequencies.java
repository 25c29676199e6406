package tidings.streams.match;

import java.util.function.IntToDoubleFunction;
import tidings.streams.match.CompiledTheme.Clause;

/**
 * Guesses how often words occur in articles, to file clauses under their rarest words: what many clauses ask for is
 * likely to be common, and the commonest words of a language are in every article. Immutable.
 */
final class Frequencies implements IntToDoubleFunction {
    /** As if so many clauses asked for each of the commonest words. */
    private static final int COMMON = 10_000;

    private final int[] uses;

    Frequencies(Clause[] clauses, Vocabulary vocabulary) {
        uses = new int[vocabulary.size()];
        var counting = new Requirements(word -> 1);
        for (var clause : clauses) {
            for (var group : counting.of(clause.node())) {
                for (int word : group.words()) {
                    uses[word]++;
                }
            }
        }
        for (int word = 0; word < uses.length; word++) {
            uses[word] += vocabulary.isCommon(word) ? COMMON : 0;
        }
    }

    @Override
    public double applyAsDouble(int word) {
        return 1 + uses[word];
    }
}
