package tidings.streams.theme;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tidings.streams.match.ThemeProblem;
import tidings.streams.match.query.Field;
import tidings.streams.match.query.Query;

/**
 * Finds a threshold that no article can reach: more than all clauses give together if each is met in the best place, as
 * often and in as many wordings as can be. For one thread.
 */
final class ThresholdLint {
    private static final double TITLE = 2;
    private static final double LEAD = 1.5;
    /** The bounds of what repetition and variety add, by the formula in docs/query-language.md. */
    private static final double MOST_BONUS = 0.5;

    private final ParsedTheme theme;
    private final Consumer<ThemeProblem> problems;

    ThresholdLint(ParsedTheme theme, Consumer<ThemeProblem> problems) {
        this.theme = theme;
        this.problems = problems;
    }

    void check() {
        if (theme.match().size() < theme.theme().match().size()) {
            return; // a clause that cannot be read is an error already
        }
        double most = 0;
        for (var clause : theme.theme().match().entrySet()) {
            var query = theme.match().get(clause.getKey());
            most += query == null ? 0 : clause.getValue().weight() * boost(query) * (place(query) + MOST_BONUS);
        }
        double threshold = theme.theme().score().threshold();
        if (threshold >= most) {
            problems.accept(new ThemeProblem(
                    theme.theme().id(),
                    "score/threshold",
                    1,
                    String.format(
                            Locale.ROOT,
                            "no article can reach %s: all clauses together give less than %.2f",
                            plain(threshold),
                            most),
                    true));
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** What the best place is worth in which a query can be met. */
    private static double place(Query query) {
        return switch (query) {
            case Query.In in when in.field() != Field.TITLE -> LEAD;
            case Query.In in -> TITLE;
            case Query.And and -> worst(and.queries());
            case Query.Near near -> worst(near.operands());
            case Query.Or or -> best(or.queries());
            case Query.AtLeast some -> best(some.queries());
            case Query.Atom atom -> TITLE;
            case Query.Phrase phrase -> TITLE;
            case Query.Concept concept -> TITLE;
            case Query.Not not -> TITLE;
            case Query.Says says -> TITLE;
            case Query.Within within -> place(within.query());
            case Query.Repeat repeat -> place(repeat.query());
            case Query.Weighted weighted -> place(weighted.query());
        };
    }

    /** The most that the weights in a query can make of it. */
    private static double boost(Query query) {
        return switch (query) {
            case Query.Weighted weighted -> weighted.weight() * boost(weighted.query());
            case Query.And and -> product(and.queries());
            case Query.Near near -> product(near.operands());
            case Query.Or or -> largest(or.queries());
            case Query.AtLeast some -> largest(some.queries());
            case Query.In in -> boost(in.query());
            case Query.Within within -> boost(within.query());
            case Query.Repeat repeat -> boost(repeat.query());
            case Query.Atom atom -> 1;
            case Query.Phrase phrase -> 1;
            case Query.Concept concept -> 1;
            case Query.Not not -> 1;
            case Query.Says says -> 1;
        };
    }

    private static double product(List<Query> queries) {
        return queries.stream().mapToDouble(ThresholdLint::boost).reduce(1, (some, more) -> some * more);
    }

    private static double largest(List<Query> queries) {
        return queries.stream().mapToDouble(ThresholdLint::boost).max().orElse(1);
    }

    private static double worst(List<Query> queries) {
        return queries.stream().mapToDouble(ThresholdLint::place).min().orElse(TITLE);
    }

    private static double best(List<Query> queries) {
        return queries.stream().mapToDouble(ThresholdLint::place).max().orElse(TITLE);
    }
}
