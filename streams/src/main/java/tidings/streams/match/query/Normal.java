package tidings.streams.match.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Brings queries that mean the same into the same shape, so that they can be compared: columns and weights are dropped,
 * fields stand at the words, nested AND and OR are one, small letters are used where case does not matter. Pure functions.
 */
final class Normal {
    private Normal() {}

    /** The shape of a query that is looked for in a field. */
    static Query of(Query query, Field field) {
        return switch (query) {
            case Query.Word word -> in(field, new Query.Word(lower(word.text()), 0));
            case Query.Exact exact -> in(field, new Query.Exact(exact.text(), 0));
            case Query.Prefix prefix -> in(field, new Query.Prefix(lower(prefix.text()), 0));
            case Query.Phrase phrase
            when phrase.words().size() == 1 -> of(phrase.words().getFirst(), field);
            case Query.Phrase phrase -> in(field, new Query.Phrase(atoms(phrase), phrase.slop(), 0));
            case Query.Concept concept -> in(field, new Query.Concept(concept.name(), 0));
            case Query.And and -> join(each(and.queries(), field), Normal::conjuncts, all -> new Query.And(all, 0));
            case Query.Or or -> join(each(or.queries(), field), Normal::alternatives, any -> new Query.Or(any, 0));
            case Query.AtLeast some when some.count() == 1 -> of(new Query.Or(some.queries(), 0), field);
            case Query.AtLeast some -> new Query.AtLeast(some.count(), each(some.queries(), field), 0);
            case Query.Not not -> negated(of(not.query(), field));
            case Query.Near near -> new Query.Near(near.distance(), near.ordered(), each(near.operands(), field), 0);
            case Query.Within within -> new Query.Within(within.passage(), of(within.query(), field), 0);
            case Query.Repeat repeat -> repeated(repeat, of(repeat.query(), field));
            case Query.Weighted weighted -> of(weighted.query(), field);
            case Query.In in -> of(in.query(), narrower(field, in.field()));
            case Query.Says says ->
                new Query.Says(says.attribute(), lower(says.value().strip()), 0);
        };
    }

    private static Query in(Field field, Query words) {
        return field == Field.ANYWHERE ? words : new Query.In(field, words, 0);
    }

    private static Field narrower(Field outer, Field inner) {
        return outer == Field.ANYWHERE || (outer == Field.TEXT && inner == Field.LEAD) ? inner : outer;
    }

    private static List<Query.Atom> atoms(Query.Phrase phrase) {
        return phrase.words().stream().map(Normal::atom).toList();
    }

    private static Query.Atom atom(Query.Atom atom) {
        return switch (atom) {
            case Query.Word word -> new Query.Word(lower(word.text()), 0);
            case Query.Exact exact -> new Query.Exact(exact.text(), 0);
            case Query.Prefix prefix -> new Query.Prefix(lower(prefix.text()), 0);
        };
    }

    private static List<Query> each(List<Query> queries, Field field) {
        return queries.stream().map(query -> of(query, field)).toList();
    }

    private static Query join(
            List<Query> parts, Function<Query, List<Query>> flatten, Function<List<Query>, Query> joined) {
        var distinct = new LinkedHashSet<Query>();
        parts.forEach(part -> distinct.addAll(flatten.apply(part)));
        return distinct.size() == 1 ? distinct.getFirst() : joined.apply(new ArrayList<>(distinct));
    }

    /** What is asked for at the same time. */
    static List<Query> conjuncts(Query query) {
        return query instanceof Query.And and ? and.queries() : List.of(query);
    }

    /** Of what one is asked for. */
    static List<Query> alternatives(Query query) {
        return query instanceof Query.Or or ? or.queries() : List.of(query);
    }

    private static Query negated(Query query) {
        return query instanceof Query.Not inner ? inner.query() : new Query.Not(query, 0);
    }

    private static Query repeated(Query.Repeat repeat, Query query) {
        return repeat.least() == 1 && repeat.most() == Query.Repeat.UNBOUNDED
                ? query
                : new Query.Repeat(query, repeat.least(), repeat.most(), 0);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
