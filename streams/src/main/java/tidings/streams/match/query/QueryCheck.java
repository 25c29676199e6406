package tidings.streams.match.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what makes no sense in a query that can be read: parts that can never be met, parts that always are, parts that
 * change nothing. What it reports is so; it does not see everything. Work is bounded, whatever the query. One instance serves
 * all queries over the same concepts, whose members it prepares once; for one thread.
 */
public final class QueryCheck {
    private final Logic logic;
    private List<Finding> findings = new ArrayList<>();

    /** What is the matter with a part of a query. */
    public enum Kind {
        /** It can be met by no article. */
        NEVER,
        /** It is met by every article. */
        ALWAYS,
        /** It could be left out: another part says the same or more. */
        SUPERFLUOUS
    }

    /**
     * Something that makes no sense.
     *
     * @param kind what is the matter
     * @param column where, from 1
     * @param message what is the matter, for the author of the query
     */
    public record Finding(Kind kind, int column, String message) {}

    /**
     * @param concepts the members of the concepts that the queries may name; unknown ones are passed over
     */
    public QueryCheck(Map<String, List<Query>> concepts) {
        this.logic = new Logic(concepts);
    }

    /** What makes no sense in a query, in its order. Of parts within each other, the innermost is reported. */
    public List<Finding> check(Query query) {
        logic.rest();
        findings = new ArrayList<>();
        walk(query, Field.ANYWHERE);
        findings.sort(Comparator.comparingInt(Finding::column));
        return List.copyOf(findings);
    }

    /**
     * True if it is certain that every article which meets the one meets the other too. So a clause that implies an
     * exclude can never count.
     */
    public boolean implies(Query one, Query other) {
        logic.rest();
        return logic.implies(Normal.of(one, Field.ANYWHERE), Normal.of(other, Field.ANYWHERE));
    }

    /** True if an article without any of the query's words may meet it, such as {@code NOT embassy}. */
    public static boolean isMetWithoutWords(Query query) {
        return !Wordless.needsWords(query);
    }

    /** Reports the innermost faults; true if there was one that decides the whole part. */
    private boolean walk(Query query, Field field) {
        boolean found = false;
        var inner = query instanceof Query.In in ? in.field() : field;
        for (var part : Parts.of(query)) {
            found |= walk(part, inner);
        }
        return found || report(query, field);
    }

    private boolean report(Query query, Field field) {
        switch (query) {
            case Query.And and -> {
                return conjunction(and.queries(), field);
            }
            case Query.Or or -> {
                return alternatives(or.queries(), field);
            }
            case Query.Near near -> {
                return passage(near.operands(), field, near.column(), "these words stand in different fields");
            }
            case Query.Within within -> {
                var parts = within.query() instanceof Query.And and ? and.queries() : List.of(within.query());
                return passage(parts, field, within.column(), "no passage belongs to two fields");
            }
            default -> {
                return false;
            }
        }
    }

    private boolean conjunction(List<Query> queries, Field field) {
        var parts = normal(queries, field);
        for (int i = 1; i < parts.size(); i++) {
            for (int j = 0; j < i && !logic.isExhausted(); j++) {
                if (logic.contradicts(parts.get(i), parts.get(j))) {
                    return add(
                            Kind.NEVER,
                            queries.get(i),
                            "this can never be met together with what stands at column "
                                    + queries.get(j).column());
                }
            }
        }
        return superfluous(queries, parts, true);
    }

    private boolean alternatives(List<Query> queries, Field field) {
        var parts = normal(queries, field);
        for (int i = 1; i < parts.size(); i++) {
            for (int j = 0; j < i && !logic.isExhausted(); j++) {
                if (logic.implies(negated(parts.get(i)), parts.get(j))) {
                    return add(
                            Kind.ALWAYS,
                            queries.get(i),
                            "every article meets this or what stands at column "
                                    + queries.get(j).column());
                }
            }
        }
        return superfluous(queries, parts, false);
    }

    private static Query negated(Query part) {
        return part instanceof Query.Not not ? not.query() : new Query.Not(part, 0);
    }

    /** Reports parts of AND that follow from another, or parts of OR from which another follows. */
    private boolean superfluous(List<Query> queries, List<Query> parts, boolean and) {
        var firsts = new HashMap<Query, Integer>();
        for (int i = 0; i < parts.size(); i++) {
            var first = firsts.putIfAbsent(parts.get(i), i);
            int covering = first != null ? first : covering(parts, i, and);
            if (covering >= 0) {
                add(
                        Kind.SUPERFLUOUS,
                        queries.get(i),
                        "this changes nothing beside what stands at column "
                                + queries.get(covering).column());
            }
        }
        return false;
    }

    /** The part, other than the same again, beside which this one changes nothing; -1 if there is none. */
    private int covering(List<Query> parts, int part, boolean and) {
        for (int i = 0; i < parts.size() && !logic.isExhausted(); i++) {
            boolean covers =
                    and ? logic.implies(parts.get(i), parts.get(part)) : logic.implies(parts.get(part), parts.get(i));
            if (covers && !parts.get(i).equals(parts.get(part))) {
                return i;
            }
        }
        return -1;
    }

    private boolean passage(List<Query> parts, Field field, int column, String why) {
        var common = EnumSet.of(Field.TITLE, Field.TEXT);
        for (var part : parts) {
            common.retainAll(fields(part, field));
        }
        if (common.isEmpty()) {
            findings.add(new Finding(Kind.NEVER, column, "this can never be met: " + why));
        }
        return common.isEmpty();
    }

    /** Whether a part may be met by words of the title, of the text, or both. */
    private static Set<Field> fields(Query query, Field field) {
        return switch (query) {
            case Query.In in -> fields(in.query(), in.field());
            case Query.And and -> both(and.queries(), field);
            case Query.Near near -> both(near.operands(), field);
            case Query.Or or -> {
                var any = EnumSet.noneOf(Field.class);
                or.queries().forEach(part -> any.addAll(fields(part, field)));
                yield any;
            }
            case Query.Within within -> fields(within.query(), field);
            case Query.Repeat repeat -> fields(repeat.query(), field);
            case Query.Weighted weighted -> fields(weighted.query(), field);
            case Query.Not not -> EnumSet.of(Field.TITLE, Field.TEXT);
            case Query.Says says -> EnumSet.of(Field.TITLE, Field.TEXT);
            case Query.AtLeast some -> EnumSet.of(Field.TITLE, Field.TEXT);
            case Query.Atom atom -> of(field);
            case Query.Phrase phrase -> of(field);
            case Query.Concept concept -> of(field);
        };
    }

    private static Set<Field> both(List<Query> parts, Field field) {
        var common = EnumSet.of(Field.TITLE, Field.TEXT);
        parts.forEach(part -> common.retainAll(fields(part, field)));
        return common;
    }

    private static Set<Field> of(Field field) {
        return switch (field) {
            case ANYWHERE -> EnumSet.of(Field.TITLE, Field.TEXT);
            case TITLE -> EnumSet.of(Field.TITLE);
            case LEAD, TEXT -> EnumSet.of(Field.TEXT);
        };
    }

    private static List<Query> normal(List<Query> queries, Field field) {
        return queries.stream().map(query -> Normal.of(query, field)).toList();
    }

    private boolean add(Kind kind, Query part, String message) {
        findings.add(new Finding(kind, part.column(), message));
        return true;
    }
}
