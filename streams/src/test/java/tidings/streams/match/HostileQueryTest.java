package tidings.streams.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static tidings.streams.match.Sample.article;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.Theme;
import tidings.streams.match.query.QueryCheck;
import tidings.streams.match.query.QueryException;
import tidings.streams.match.query.QueryParser;

class HostileQueryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> PIECES = List.of(
            "embassy",
            "AND",
            "OR",
            "NOT",
            "(",
            ")",
            ",",
            "NEAR/3(",
            "ONEAR/2(",
            "ATLEAST/2(",
            "SENTENCE(",
            "PARAGRAPH(",
            "\"a b\"",
            "\"",
            "~2",
            "{2,}",
            "{",
            "}",
            "^2",
            "^",
            "$usa",
            "$",
            "=US",
            "=",
            "emb*",
            "*",
            "title:",
            "lang:",
            "text:",
            "ru",
            ":",
            " ",
            "\u202E",
            "\uD800",
            "\uDC00",
            "a\u0301",
            "\u0000",
            "大使館",
            "посольство",
            "&&",
            "’");

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void anyTextIsAQueryOrAnErrorWithAColumn(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            var text = random.ints(1 + random.nextInt(12), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
            try {
                new QueryCheck(Map.of()).check(QueryParser.parse(text));
                compiledAndMatched(text);
            } catch (QueryException e) {
                assertThat(e.column()).as("seed %d: %s", seed, text).isBetween(1, text.length() + 1);
                assertThat(e.getMessage()).as("seed %d: %s", seed, text).containsAnyOf("expected", "at most");
            }
        }
    }

    private static void compiledAndMatched(String query) {
        var theme = Sample.theme(Map.of("usa", List.of("=US")), Map.of("clause", query), Map.of());

        assertThat(ThemeSet.compile(List.of(theme)).all(article(null, "Embassy", "US embassy. \uD800 大使館")))
                .hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "SENTENCE(%s)",
                "PARAGRAPH(SENTENCE(%s))",
                "(%s){3,}",
                "NEAR/500((%s), (%<s))",
                "NOT (%s) AND the",
                "ATLEAST/2(%s, %<s)"
            })
    void longBooleanOverALongTextEnds(String around) {
        var words = IntStream.range(0, 2_000).mapToObj(i -> "w" + i + "x").collect(Collectors.joining(" OR "));
        var text = IntStream.range(0, 300_000)
                .mapToObj(i -> "w" + i % 3_000 + (i % 3 == 0 ? "x. The" : "y "))
                .collect(Collectors.joining(" "));
        var query = String.format(around, words);

        assertTimeoutPreemptively(PATIENCE, () -> {
            var set = ThemeSet.compile(List.of(Sample.theme(query)));
            assertThat(set.problems()).isEmpty();
            assertThat(set.all(article("en", "", text))).hasSizeLessThanOrEqualTo(1);
        });
    }

    @Test
    void conceptOfTenThousandAliasesIsCompiledAndFound() {
        var aliases = IntStream.range(0, 10_000).mapToObj(i -> "alias" + i).toList();
        var theme = Sample.theme(
                Map.of("many", aliases), Map.of("clause", "SENTENCE($many{2,}) AND NEAR/5($many, $many)"), Map.of());

        assertTimeoutPreemptively(PATIENCE, () -> {
            var set = ThemeSet.compile(List.of(theme));
            assertThat(set.problems()).isEmpty();
            assertThat(set.all(article("en", "", "The alias9999 and alias1 met.")))
                    .hasSize(1);
            assertThat(set.all(article("en", "", "The alias9999. An alias1 met.")))
                    .isEmpty();
        });
    }

    @Test
    void conceptLoopIsNamedAndADeepNestIsRefused() {
        var loop = Sample.theme(Map.of("a", List.of("$b"), "b", List.of("$a")), Map.of("clause", "$a"), Map.of());
        var nest = new LinkedHashMap<String, List<String>>();
        IntStream.range(0, 1_000).forEach(i -> nest.put("c" + i, List.of("$c" + (i + 1))));
        nest.put("c1000", List.of("embassy"));

        assertThat(problem(loop)).contains("contains itself");
        assertThat(problem(Sample.theme(nest, Map.of("clause", "$c0"), Map.of())))
                .contains("nested too deep");
    }

    private static String problem(Theme theme) {
        return ThemeSet.compile(List.of(theme)).problems().getFirst().message();
    }

    @Test
    void manyPrefixesOfLongWordsEnd() {
        var prefixes = IntStream.range(2, 99)
                .mapToObj(i -> "a".repeat(i) + "* OR " + "b".repeat(i) + "*")
                .collect(Collectors.joining(" OR "));
        var text = IntStream.range(0, 60_000)
                .mapToObj(i -> (i % 2 == 0 ? "a" : "b").repeat(1 + i % 99))
                .collect(Collectors.joining(" "));

        assertTimeoutPreemptively(PATIENCE, () -> {
            var set = Sample.query("SENTENCE(" + prefixes + ") OR NEAR/500((" + prefixes + "), (" + prefixes + "))");
            assertThat(set.all(article("en", text, text))).hasSize(1);
        });
    }

    @Test
    void hugeTextIsReadUpToItsLimit() {
        var text = "The embassy in Moscow. ".repeat(450_000);

        assertTimeoutPreemptively(PATIENCE, () -> {
            var set = Sample.query("SENTENCE(embassy AND Moscow AND NOT visa){5,} AND PARAGRAPH(embassy{1000,})");
            var matches = set.all(article("en", "x".repeat(1_000_000), text));
            assertThat(matches).hasSize(1);
            assertThat(matches.getFirst().evidence())
                    .allSatisfy(evidence -> assertThat(text.substring(evidence.start(), evidence.end()))
                            .isEqualTo(evidence.text()));
        });
    }
}
