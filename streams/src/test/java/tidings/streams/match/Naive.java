package tidings.streams.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import tidings.streams.match.query.Field;
import tidings.streams.match.query.Passage;
import tidings.streams.match.query.Query;

/**
 * Evaluates a query by the book: every combination of places is tried. For small texts of plain words; among the words of
 * the text, {@link #FULL_STOP} ends a sentence and {@link #EMPTY_LINE} a paragraph.
 */
final class Naive {
    static final String FULL_STOP = ". Y";
    static final String EMPTY_LINE = "\n\n";

    private final List<String> title = new ArrayList<>();
    private final List<String> text = new ArrayList<>();
    private final List<Stretch> sentences = new ArrayList<>();
    private final List<Stretch> paragraphs = new ArrayList<>();

    Naive(List<String> title, List<String> text) {
        read(Field.TITLE, title, this.title);
        read(Field.TEXT, text, this.text);
    }

    /** A stretch of words of one field, both ends included. */
    private record Stretch(Field field, int first, int last) {
        int width() {
            return last - first + 1;
        }

        boolean overlaps(Stretch other) {
            return first <= other.last && other.first <= last;
        }

        boolean covers(Stretch other) {
            return field == other.field && first <= other.first && other.last <= last;
        }
    }

    /** What is looked at: fields, or one passage. */
    private record Where(Field field, Stretch passage) {
        boolean covers(Stretch stretch) {
            return (field == Field.ANYWHERE || field == stretch.field())
                    && (passage == null || passage.covers(stretch));
        }

        Where in(Field inner) {
            return new Where(inner, passage);
        }
    }

    /** The article as it is written. */
    static String written(List<String> pieces) {
        var written = new StringBuilder();
        for (var piece : pieces) {
            boolean mark = piece.equals(FULL_STOP) || piece.equals(EMPTY_LINE);
            written.append(mark || written.isEmpty() || written.charAt(written.length() - 1) == '\n' ? "" : " ")
                    .append(piece);
        }
        return written.toString();
    }

    private void read(Field field, List<String> pieces, List<String> words) {
        int sentence = 0;
        int paragraph = 0;
        for (var piece : pieces) {
            if (piece.equals(EMPTY_LINE) || piece.equals(FULL_STOP)) {
                close(sentences, field, sentence, words.size());
                sentence = words.size();
            }
            if (piece.equals(EMPTY_LINE)) {
                close(paragraphs, field, paragraph, words.size());
                paragraph = words.size();
            } else {
                words.add(piece.equals(FULL_STOP) ? "Y" : piece);
            }
        }
        close(sentences, field, sentence, words.size());
        close(paragraphs, field, paragraph, words.size());
    }

    private static void close(List<Stretch> passages, Field field, int from, int to) {
        if (to > from) {
            passages.add(new Stretch(field, from, to - 1));
        }
    }

    boolean holds(Query query) {
        return holds(query, new Where(Field.ANYWHERE, null));
    }

    private boolean holds(Query query, Where where) {
        return switch (query) {
            case Query.And and -> and.queries().stream().allMatch(part -> holds(part, where));
            case Query.Or or -> or.queries().stream().anyMatch(part -> holds(part, where));
            case Query.AtLeast some ->
                some.queries().stream().filter(part -> holds(part, where)).count() >= some.count();
            case Query.Not not -> !holds(not.query(), where);
            case Query.In in -> holds(in.query(), where.in(in.field()));
            case Query.Weighted weighted -> holds(weighted.query(), where);
            case Query.Says says -> false;
            default -> !stretches(query, where).isEmpty();
        };
    }

    private List<Stretch> stretches(Query query, Where where) {
        var found = new ArrayList<Stretch>();
        switch (query) {
            case Query.Word word -> words(where, found, word.text()::equals);
            case Query.Exact word -> words(where, found, word.text()::equals);
            case Query.Prefix prefix -> words(where, found, word -> word.startsWith(prefix.text()));
            case Query.Or or -> or.queries().forEach(part -> found.addAll(stretches(part, where)));
            case Query.In in -> found.addAll(stretches(in.query(), where.in(in.field())));
            case Query.Weighted weighted -> found.addAll(stretches(weighted.query(), where));
            case Query.Phrase phrase -> near(phrase.slop(), true, new ArrayList<>(phrase.words()), where, found);
            case Query.Near near -> near(near.distance(), near.ordered(), near.operands(), where, found);
            case Query.Within within -> within(within, where, found);
            case Query.Repeat repeat -> repeat(repeat, where, found);
            default -> throw new IllegalArgumentException(query.toString());
        }
        return found;
    }

    private void words(Where where, List<Stretch> found, Predicate<String> test) {
        for (var own : List.of(Field.TITLE, Field.TEXT)) {
            var words = own == Field.TITLE ? title : text;
            for (int i = 0; i < words.size(); i++) {
                var stretch = new Stretch(own, i, i);
                if (where.covers(stretch) && test.test(words.get(i))) {
                    found.add(stretch);
                }
            }
        }
    }

    private void within(Query.Within within, Where where, List<Stretch> found) {
        for (var passage : within.passage() == Passage.SENTENCE ? sentences : paragraphs) {
            var narrowed = where.passage() != null && passage.covers(where.passage()) ? where.passage() : passage;
            if (where.covers(narrowed) && holds(within.query(), new Where(where.field(), narrowed))) {
                found.add(narrowed);
            }
        }
    }

    /** The most hits that do not overlap: taking the one that ends first is never worse. */
    private void repeat(Query.Repeat repeat, Where where, List<Stretch> found) {
        var all = stretches(repeat.query(), where);
        int count = 0;
        for (var field : List.of(Field.TITLE, Field.TEXT)) {
            int end = -1;
            var own = all.stream().filter(stretch -> stretch.field() == field);
            for (var stretch :
                    own.sorted(Comparator.comparingInt(Stretch::last)).toList()) {
                if (stretch.first() > end) {
                    count++;
                    end = stretch.last();
                }
            }
        }
        if (count >= repeat.least() && count <= repeat.most()) {
            found.addAll(all);
        }
    }

    private void near(int distance, boolean ordered, List<? extends Query> parts, Where where, List<Stretch> found) {
        var places = parts.stream().map(part -> stretches(part, where)).toList();
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
