package tidings.streams.match;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tidings.streams.match.query.Field;
import tidings.streams.match.query.Query;

/** Evaluates a query by the book: every combination of places is tried. For small texts of plain words. */
final class Naive {
    private final List<String> title;
    private final List<String> text;

    Naive(List<String> title, List<String> text) {
        this.title = title;
        this.text = text;
    }

    /** A stretch of words of one field, both ends included. */
    private record Stretch(Field field, int first, int last) {
        int width() {
            return last - first + 1;
        }

        boolean overlaps(Stretch other) {
            return first <= other.last && other.first <= last;
        }
    }

    boolean holds(Query query) {
        return holds(query, Field.ANYWHERE);
    }

    private boolean holds(Query query, Field field) {
        return switch (query) {
            case Query.And and -> and.queries().stream().allMatch(part -> holds(part, field));
            case Query.Or or -> or.queries().stream().anyMatch(part -> holds(part, field));
            case Query.AtLeast some ->
                some.queries().stream().filter(part -> holds(part, field)).count() >= some.count();
            case Query.Not not -> !holds(not.query(), field);
            case Query.In in -> holds(in.query(), in.field());
            case Query.Says says -> false;
            default -> !stretches(query, field).isEmpty();
        };
    }

    private List<Stretch> stretches(Query query, Field field) {
        var found = new ArrayList<Stretch>();
        switch (query) {
            case Query.Word word -> words(field, found, word.text()::equals);
            case Query.Exact word -> words(field, found, word.text()::equals);
            case Query.Prefix prefix -> words(field, found, word -> word.startsWith(prefix.text()));
            case Query.Or or -> or.queries().forEach(part -> found.addAll(stretches(part, field)));
            case Query.In in -> found.addAll(stretches(in.query(), in.field()));
            case Query.Phrase phrase -> near(phrase.slop(), true, new ArrayList<>(phrase.words()), field, found);
            case Query.Near near -> near(near.distance(), near.ordered(), near.operands(), field, found);
            default -> throw new IllegalArgumentException(query.toString());
        }
        return found;
    }

    private void words(Field field, List<Stretch> found, Predicate<String> test) {
        for (var own : List.of(Field.TITLE, Field.TEXT)) {
            var words = own == Field.TITLE ? title : text;
            for (int i = 0; i < words.size() && (field == own || field == Field.ANYWHERE); i++) {
                if (test.test(words.get(i))) {
                    found.add(new Stretch(own, i, i));
                }
            }
        }
    }

    private void near(int distance, boolean ordered, List<? extends Query> parts, Field field, List<Stretch> found) {
        var places = parts.stream().map(part -> stretches(part, field)).toList();
        choose(places, new ArrayList<>(), distance, ordered, found);
    }

    private void choose(
            List<List<Stretch>> places, List<Stretch> chosen, int distance, boolean ordered, List<Stretch> found) {
        if (chosen.size() == places.size()) {
            add(chosen, distance, found);
            return;
        }
        for (var next : places.get(chosen.size())) {
            boolean fits = chosen.stream().noneMatch(next::overlaps)
                    && chosen.stream().allMatch(one -> one.field() == next.field())
                    && (!ordered || chosen.isEmpty() || chosen.getLast().last() < next.first());
            if (fits) {
                chosen.add(next);
                choose(places, chosen, distance, ordered, found);
                chosen.removeLast();
            }
        }
    }

    private static void add(List<Stretch> chosen, int distance, List<Stretch> found) {
        int first = chosen.stream().mapToInt(Stretch::first).min().orElseThrow();
        int last = chosen.stream().mapToInt(Stretch::last).max().orElseThrow();
        int words = chosen.stream().mapToInt(Stretch::width).sum();
        if (last - first + 1 - words <= distance) {
            found.add(new Stretch(chosen.getFirst().field(), first, last));
        }
    }
}
