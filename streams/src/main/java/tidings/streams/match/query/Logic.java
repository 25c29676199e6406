package tidings.streams.match.query;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What follows from what among queries in {@link Normal} shape. It is careful: where it says yes it is so, where it says no
 * it may only not have seen it. Work is bounded; a query made to be slow gets a no. For one thread.
 */
final class Logic {
    private static final int MAX_STEPS = 400_000;

    private final Map<String, List<Query>> concepts;
    private final Map<Query, Set<Query>> members = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int steps;

    /**
     * @param concepts members of the concepts that the queries may name
     */
    Logic(Map<String, List<Query>> concepts) {
        this.concepts = concepts;
    }

    /** Begins to count its work anew; what it knows of the concepts' members stays. */
    void rest() {
        steps = 0;
        open.clear();
    }

    /** True if there was too much to compare, so that it says no from now on. */
    boolean isExhausted() {
        return steps > MAX_STEPS;
    }

    /** True if every article in which the one holds is one in which the other holds. */
    boolean implies(Query one, Query other) {
        if (++steps > MAX_STEPS) {
            return false;
        }
        if (one.equals(other)) {
            return true;
        }
        if (other instanceof Query.And and) {
            return and.queries().stream().allMatch(part -> implies(one, part));
        }
        if (one instanceof Query.Or or) {
            return or.queries().stream().allMatch(part -> implies(part, other));
        }
        if (other instanceof Query.Not not && contradicts(one, not.query())) {
            return true;
        }
        if (one instanceof Query.In in && isAnywhere(other) && implies(in.query(), other)) {
            return true;
        }
        return impliesOneOf(one, other) || partImplies(one, other) || isSpecialCase(one, other);
    }

    private boolean impliesOneOf(Query one, Query other) {
        return switch (other) {
            case Query.Or or -> or.queries().stream().anyMatch(part -> implies(one, part));
            case Query.Concept concept -> impliesMember(one, concept, Field.ANYWHERE);
            case Query.In in
            when in.query() instanceof Query.Concept concept -> impliesMember(one, concept, in.field());
            default -> false;
        };
    }

    private boolean impliesMember(Query one, Query.Concept concept, Field field) {
        return one instanceof Query.In || one instanceof Query.Atom || one instanceof Query.Phrase
                ? members(concept, field).contains(one)
                : false;
    }

    private boolean partImplies(Query one, Query other) {
        return switch (one) {
            case Query.And and -> and.queries().stream().anyMatch(part -> implies(part, other));
            case Query.Near near -> near.operands().stream().anyMatch(part -> implies(part, other));
            case Query.Repeat repeat -> implies(repeat.query(), other);
            case Query.Within within -> isPositive(other) && implies(within.query(), other);
            case Query.Phrase phrase -> phrase.words().stream().anyMatch(word -> implies(word, other));
            case Query.In in
            when in.query() instanceof Query.Phrase phrase ->
                phrase.words().stream().anyMatch(word -> implies(new Query.In(in.field(), word, 0), other));
            case Query.Concept concept -> allMembersImply(concept, Field.ANYWHERE, other);
            case Query.In in
            when in.query() instanceof Query.Concept concept -> allMembersImply(concept, in.field(), other);
            default -> false;
        };
    }

    private boolean allMembersImply(Query.Concept concept, Field field, Query other) {
        if (!open.add(concept.name())) {
            return false;
        }
        var all = members(concept, field);
        boolean implied = !all.isEmpty() && all.stream().allMatch(member -> implies(member, other));
        open.remove(concept.name());
        return implied;
    }

    private Set<Query> members(Query.Concept concept, Field field) {
        var key = new Query.In(field, concept, 0);
        var known = members.get(key);
        if (known == null) {
            known = new HashSet<>();
            for (var member : concepts.getOrDefault(concept.name(), List.of())) {
                known.add(Normal.of(member, field));
            }
            members.put(key, known);
        }
        return known;
    }

    private boolean isSpecialCase(Query one, Query other) {
        return switch (other) {
            case Query.Prefix prefix -> one instanceof Query.Atom atom && begins(atom, prefix);
            case Query.Word word ->
                one instanceof Query.Exact exact && exact.text().equalsIgnoreCase(word.text());
            case Query.In wide
            when one instanceof Query.In narrow ->
                isPartOf(narrow.field(), wide.field()) && implies(narrow.query(), wide.query());
            case Query.Repeat wide
            when one instanceof Query.Repeat narrow ->
                narrow.query().equals(wide.query()) && narrow.least() >= wide.least() && narrow.most() <= wide.most();
            case Query.AtLeast few
            when one instanceof Query.AtLeast many ->
                few.queries().equals(many.queries()) && few.count() <= many.count();
            case Query.Near wide
            when one instanceof Query.Near narrow ->
                wide.operands().equals(narrow.operands())
                        && wide.distance() >= narrow.distance()
                        && (narrow.ordered() || !wide.ordered());
            default -> false;
        };
    }

    private static boolean begins(Query.Atom atom, Query.Prefix prefix) {
        return atom instanceof Query.Prefix && atom.text().startsWith(prefix.text());
    }

    private static boolean isAnywhere(Query words) {
        return words instanceof Query.Atom || words instanceof Query.Phrase || words instanceof Query.Concept;
    }

    private static boolean isPartOf(Field narrow, Field wide) {
        return narrow == wide || (narrow == Field.LEAD && wide == Field.TEXT);
    }

    /** True if more words in an article can never make it untrue. */
    private static boolean isPositive(Query query) {
        return !(query instanceof Query.Not)
                && !(query instanceof Query.Repeat repeat && repeat.most() != Query.Repeat.UNBOUNDED)
                && Parts.of(query).stream().allMatch(Logic::isPositive);
    }

    /** True if there is no article in which both hold. */
    boolean contradicts(Query one, Query other) {
        if (++steps > MAX_STEPS) {
            return false;
        }
        if (other instanceof Query.Not not && implies(one, not.query())) {
            return true;
        }
        if (one instanceof Query.Not not && implies(other, not.query())) {
            return true;
        }
        if (one instanceof Query.Or or) {
            return or.queries().stream().allMatch(part -> contradicts(part, other));
        }
        if (other instanceof Query.Or or) {
            return or.queries().stream().allMatch(part -> contradicts(one, part));
        }
        if (one instanceof Query.And and) {
            return and.queries().stream().anyMatch(part -> contradicts(part, other));
        }
        if (other instanceof Query.And and) {
            return and.queries().stream().anyMatch(part -> contradicts(one, part));
        }
        return exclude(one, other);
    }

    private static boolean exclude(Query one, Query other) {
        if (one instanceof Query.Says said && other instanceof Query.Says also) {
            return said.attribute() == also.attribute()
                    && said.attribute() != Attribute.TAG
                    && !value(said).equals(value(also));
        }
        return one instanceof Query.Repeat some
                && other instanceof Query.Repeat others
                && some.query().equals(others.query())
                && (some.most() < others.least() || others.most() < some.least());
    }

    private static String value(Query.Says says) {
        return says.attribute() == Attribute.LANG ? says.value().split("[-_]", 2)[0] : says.value();
    }
}
