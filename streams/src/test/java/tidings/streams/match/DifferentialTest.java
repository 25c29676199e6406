package tidings.streams.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.streams.match.query.QueryParser;

/** Generated queries over generated texts: the engine and the evaluator by the book agree. */
class DifferentialTest {
    private static final List<String> WORDS =
            List.of("kilo", "lima", "mike", "papa", "quebec", "romeo", "tango", "zulu", "victor", "kilogram");
    private static final int THEMES = 150;
    private static final int ARTICLES = 150;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void engineAgreesWithNaiveEvaluation(long seed) {
        var random = new Random(seed);
        var queries = IntStream.range(0, THEMES)
                .mapToObj(i -> "(" + query(random, 3) + ") AND (" + words(random) + ")")
                .toList();
        var set = ThemeSet.compile(IntStream.range(0, THEMES)
                .mapToObj(i -> Sample.theme("t" + i, queries.get(i)))
                .toList());
        assertThat(set.problems()).isEmpty();

        for (int i = 0; i < ARTICLES; i++) {
            var title = text(random, 4);
            var text = text(random, 16);
            var article = Sample.article("und", Naive.written(title), Naive.written(text));
            var naive = new Naive(title, text);
            var expected = IntStream.range(0, THEMES)
                    .filter(t -> naive.holds(QueryParser.parse(queries.get(t))))
                    .mapToObj(t -> "t" + t)
                    .toList();

            assertThat(set.match(article).stream().map(match -> match.theme().id()))
                    .as("seed %d, article %s / %s", seed, title, text)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void oneThemeAloneAndAmongOthersMatchTheSame() {
        var random = new Random(7);
        var queries = IntStream.range(0, 60).mapToObj(i -> words(random)).toList();
        var all = ThemeSet.compile(IntStream.range(0, 60)
                .mapToObj(i -> Sample.theme("t" + i, queries.get(i)))
                .toList());
        var article = Sample.article("und", "kilo lima", String.join(" ", text(random, 30)));

        var together = all.all(article);
        for (var match : together) {
            var alone = ThemeSet.compile(List.of(match.theme())).all(article);
            assertThat(alone).containsExactly(match);
        }
    }

    private static List<String> text(Random random, int most) {
        var words = new ArrayList<String>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            words.add(
                    switch (random.nextInt(12)) {
                        case 0, 1, 2 -> "other";
                        case 3 -> i > 1 && !words.isEmpty() && isWord(words.getLast()) ? Naive.FULL_STOP : "other";
                        case 4 -> i > 1 && !words.isEmpty() && isWord(words.getLast()) ? Naive.EMPTY_LINE : "other";
                        default -> word(random);
                    });
        }
        return words;
    }

    private static boolean isWord(String piece) {
        return !piece.equals(Naive.FULL_STOP) && !piece.equals(Naive.EMPTY_LINE);
    }

    private static String query(Random random, int depth) {
        if (depth == 0) {
            return words(random);
        }
        return switch (random.nextInt(9)) {
            case 0 -> "(" + query(random, depth - 1) + " AND " + query(random, depth - 1) + ")";
            case 1 -> "(" + query(random, depth - 1) + " OR " + query(random, depth - 1) + ")";
            case 2 ->
                "(" + words(random) + " AND NOT " + query(random, depth - 1).replace("^2", "") + ")";
            case 3 -> "ATLEAST/2(" + words(random) + ", " + words(random) + ", " + query(random, depth - 1) + ")";
            case 4 -> (random.nextBoolean() ? "title:" : "text:") + "(" + words(random) + ")";
            case 5 -> passage(random) + "((" + query(random, depth - 1) + ") AND " + words(random) + ")";
            case 6 -> words(random) + "^2";
            default -> words(random);
        };
    }

    private static String passage(Random random) {
        return random.nextBoolean() ? "SENTENCE" : "PARAGRAPH";
    }

    private static String count(Random random) {
        int least = 1 + random.nextInt(2);
        return "{" + least
                + switch (random.nextInt(3)) {
                    case 0 -> "}";
                    case 1 -> ",}";
                    default -> "," + (least + random.nextInt(2)) + "}";
                };
    }

    /** A query that stands for words. */
    private static String words(Random random) {
        int distance = random.nextInt(5);
        return switch (random.nextInt(11)) {
            case 0 -> "\"" + word(random) + " " + word(random) + "\"";
            case 1 -> "\"" + word(random) + " " + word(random) + " " + word(random) + "\"~" + distance;
            case 2 -> "NEAR/" + distance + "(" + part(random) + ", " + part(random) + ")";
            case 3 -> "NEAR/" + distance + "(" + part(random) + ", " + part(random) + ", " + part(random) + ")";
            case 4 -> "ONEAR/" + distance + "(" + part(random) + ", " + part(random) + ")";
            case 5 -> word(random).substring(0, 3) + "*";
            case 6 -> "=" + word(random);
            case 7 -> "(" + word(random) + " OR " + word(random) + ")" + count(random);
            case 8 -> passage(random) + "(" + word(random) + " AND " + word(random) + ")";
            case 9 -> passage(random) + "(" + word(random) + " AND NOT " + word(random) + ")" + count(random);
            default -> word(random);
        };
    }

    private static String part(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> "(" + word(random) + " OR " + word(random) + ")";
            case 1 -> "\"" + word(random) + " " + word(random) + "\"";
            case 2 -> "(" + word(random) + " OR \"" + word(random) + " " + word(random) + "\")";
            case 3 -> "SENTENCE(" + word(random) + " AND NOT " + word(random) + ")";
            case 4 -> word(random) + count(random);
            case 5 -> "NEAR/" + random.nextInt(3) + "(" + word(random) + ", " + word(random) + ")";
            default -> word(random);
        };
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
