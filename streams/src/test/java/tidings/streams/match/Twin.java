package tidings.streams.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import tidings.streams.match.language.Analysis;
import tidings.streams.match.language.Language;

/**
 * One query, as ours and as Lucene's.
 *
 * @param ours in our language
 * @param theirs the same, over the fields of {@link MonitorTest}
 */
record Twin(String ours, Query theirs) {
    /** Words by their English stems. */
    static final String STEMS = "stems";
    /** Words in small letters. */
    static final String LOWER = "lower";
    /** Words as they stand. */
    static final String EXACT = "exact";

    /** Makes queries up. Those that stand for words take different words, since engines differ on words that overlap. */
    static final class Maker {
        private final Random random;
        private final List<String> words;
        private final Analysis english = new Analysis(Language.ENGLISH);

        /**
         * @param words to choose from, of ASCII letters; more frequent ones several times
         */
        Maker(Random random, List<String> words) {
            this.random = random;
            this.words = words;
        }

        /** A query that cannot hold for an article without words. */
        Twin query() {
            return all(List.of(any(random.nextInt(1, 3)), inner(2)));
        }

        private Twin inner(int depth) {
            return switch (random.nextInt(depth == 0 ? 6 : 10)) {
                case 0 -> phrase();
                case 1 -> near(false);
                case 2 -> near(true);
                case 3 -> prefix();
                case 4 -> exact();
                case 5 -> any(random.nextInt(1, 4));
                case 6 -> all(List.of(inner(depth - 1), inner(depth - 1)));
                case 7 -> either(List.of(inner(depth - 1), inner(depth - 1), inner(depth - 1)));
                case 8 -> without(any(2), inner(depth - 1));
                default -> atLeast();
            };
        }

        private Twin phrase() {
            var chosen = distinct(random.nextInt(2, 4));
            var theirs = new PhraseQuery.Builder();
            chosen.forEach(word -> theirs.add(new Term(STEMS, stem(word))));
            return new Twin("\"" + String.join(" ", chosen) + "\"", theirs.build());
        }

        private Twin near(boolean ordered) {
            var chosen = distinct(random.nextInt(3, 6));
            int distance = random.nextInt(12);
            var first = chosen.subList(0, chosen.size() - 2);
            var parts = List.of(
                    first,
                    chosen.subList(first.size(), first.size() + 1),
                    chosen.subList(first.size() + 1, chosen.size()));
            int used = random.nextInt(2, 4);
            var ours = parts.stream().limit(used).map(Maker::alternatives).toList();
            var theirs = parts.stream().limit(used).map(this::source).toArray(IntervalsSource[]::new);
            var source = ordered ? Intervals.ordered(theirs) : Intervals.unordered(theirs);
            return new Twin(
                    (ordered ? "ONEAR/" : "NEAR/") + distance + "(" + String.join(", ", ours) + ")",
                    new IntervalQuery(STEMS, Intervals.maxgaps(distance, source)));
        }

        private IntervalsSource source(List<String> any) {
            return Intervals.or(
                    any.stream().map(this::stem).distinct().map(Intervals::term).toArray(IntervalsSource[]::new));
        }

        private static String alternatives(List<String> any) {
            return "(" + String.join(" OR ", any) + ")";
        }

        private Twin prefix() {
            var word = word();
            var start = word.substring(0, Math.min(word.length(), random.nextInt(4, 7)));
            return new Twin(start + "*", new PrefixQuery(new Term(LOWER, start)));
        }

        private Twin exact() {
            var word = random.nextBoolean() ? word() : capital(word());
            return new Twin("=" + word, new TermQuery(new Term(EXACT, word)));
        }

        private static String capital(String word) {
            return Character.toUpperCase(word.charAt(0)) + word.substring(1);
        }

        private Twin any(int count) {
            return either(distinct(count).stream().map(this::one).toList());
        }

        private Twin one(String word) {
            return new Twin(word, new TermQuery(new Term(STEMS, stem(word))));
        }

        private static Twin all(List<Twin> parts) {
            var theirs = new BooleanQuery.Builder();
            parts.forEach(part -> theirs.add(part.theirs(), Occur.MUST));
            return new Twin("(" + join(parts, " AND ") + ")", theirs.build());
        }

        private static Twin either(List<Twin> parts) {
            var theirs = new BooleanQuery.Builder();
            parts.forEach(part -> theirs.add(part.theirs(), Occur.SHOULD));
            return new Twin("(" + join(parts, " OR ") + ")", theirs.build());
        }

        private static Twin without(Twin some, Twin not) {
            var theirs =
                    new BooleanQuery.Builder().add(some.theirs(), Occur.MUST).add(not.theirs(), Occur.MUST_NOT);
            return new Twin("(" + some.ours() + " AND NOT " + not.ours() + ")", theirs.build());
        }

        private Twin atLeast() {
            var parts = distinct(random.nextInt(3, 6)).stream().map(this::one).toList();
            int least = random.nextInt(2, parts.size());
            var theirs = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
            parts.forEach(part -> theirs.add(part.theirs(), Occur.SHOULD));
            return new Twin("ATLEAST/" + least + "(" + join(parts, ", ") + ")", theirs.build());
        }

        private static String join(List<Twin> parts, String by) {
            return String.join(by, parts.stream().map(Twin::ours).toList());
        }

        /** Words of different stems. */
        private List<String> distinct(int count) {
            var chosen = new ArrayList<String>();
            while (chosen.size() < count) {
                var word = word();
                if (chosen.stream().noneMatch(other -> stem(other).equals(stem(word)))) {
                    chosen.add(word);
                }
            }
            return chosen;
        }

        private String word() {
            return words.get(random.nextInt(words.size()));
        }

        private String stem(String word) {
            return english.forms(word).stems().getFirst();
        }
    }
}
