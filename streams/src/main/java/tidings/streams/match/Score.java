package tidings.streams.match;

import tidings.streams.match.CompiledTheme.Clause;

/**
 * How much an article is about a theme: the sum over the clauses that hit of
 *
 * <pre>{@code
 * weight × boost × (place + 0.3 × (hits − 1) / (hits + 5) + 0.2 × (forms − 1) / (forms + 3))
 * }</pre>
 *
 * <ul>
 *   <li><em>boost</em> is 1 unless the query has weights of its own: of parts that are met together their product, of
 *       alternatives the largest of those that are met.
 *   <li><em>place</em> is 2 if the title alone satisfies the clause, 1.5 if title and lead do (the lead is the summary
 *       and the first {@link Text#LEAD_WORDS} words of the text), else 1.
 *   <li><em>hits</em> is how often the clause is met: of all that AND joins, the count of the rarest; of all that OR
 *       joins, the sum.
 *   <li><em>forms</em> is in how many different wordings, counted alike.
 * </ul>
 *
 * <p>So repeated, varied evidence adds at most half a point, and quickly less the more there is. The same article and
 * theme always give the same score.
 */
final class Score {
    private static final double TITLE = 2;
    private static final double LEAD = 1.5;
    private static final double ANYWHERE = 1;
    private static final double MOST_BONUS = 0.501;

    private Score() {}

    /** What a clause that holds adds to the score. */
    static double of(Clause clause, Reading reading) {
        var tally = Tally.of(clause.node(), reading);
        return worth(clause, reading) * (place(clause.node(), reading) + bonus(tally));
    }

    /** What a clause that holds adds at most, found out without looking at each hit; a little more for safety. */
    static double most(Clause clause, Reading reading) {
        return worth(clause, reading) * (place(clause.node(), reading) + MOST_BONUS);
    }

    private static double worth(Clause clause, Reading reading) {
        return clause.weight() * clause.boost().of(reading, null);
    }

    /** What the place is worth in which a node that holds is met. */
    static double place(Node node, Reading reading) {
        int reach = node.reach(reading);
        if (reach <= reading.titleEnd()) {
            return TITLE;
        }
        return reach <= reading.leadEnd() ? LEAD : ANYWHERE;
    }

    /** The name of that place: {@code title}, {@code lead} or {@code anywhere}. */
    static String placeName(Node node, Reading reading) {
        double place = place(node, reading);
        return place == TITLE ? "title" : place == LEAD ? "lead" : "anywhere";
    }

    private static double bonus(Tally tally) {
        double hits = Math.max(1, tally.hits());
        double forms = Math.max(1, tally.forms());
        return 0.3 * (hits - 1) / (hits + 5) + 0.2 * (forms - 1) / (forms + 3);
    }
}
