package tidings.streams.match;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.streams.match.Sample.article;
import static tidings.streams.match.Sample.query;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsTest {
    private static final String TEXT =
            "filler ".repeat(70) + "An embassy is far from the consulate. Moscow reopened it.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        embassy                                           | 1
        embassy^2                                         | 2
        (embassy^2)^3                                     | 6
        embassy^2 AND Moscow                              | 2
        embassy^2 AND Moscow^3                            | 6
        visa^9 OR embassy^0.5                             | 0.5
        visa^9 OR embassy                                 | 1
        ATLEAST/1(embassy^2, visa^3)                      | 2
        NEAR/9((embassy^4 OR consulate^2), Moscow^1.5)    | 3
        NEAR/3((embassy^4 OR consulate^2), Moscow)        | 2
        SENTENCE((embassy^4 OR Moscow^2) AND reopen^3)    | 6
        PARAGRAPH((embassy^4 OR Moscow^2) AND reopen^3)   | 12
        embassy{1,}^2                                     | 2
        text:embassy^2 OR title:embassy^9                 | 2
        $mission^2 AND Moscow                             | 2
        """)
    void weightMultipliesWhatAHitAddsToTheScore(String query, double factor) {
        var plain = query.replaceAll("\\^[0-9.]+", "");

        assertThat(score(query)).isEqualTo(factor * score(plain), Offset.offset(1e-9));
    }

    private static double score(String query) {
        var theme = Sample.theme(Map.of("mission", List.of("embassy", "visa")), Map.of("clause", query), Map.of());
        var unused = Sample.theme(query);
        var set = ThemeSet.compile(List.of(query.contains("$") ? theme : unused));
        return set.all(article("en", "", TEXT)).getFirst().score();
    }

    @Test
    void weightChangesNothingOfWhatMatches() {
        assertThat(query("visa^100 AND embassy").all(article("en", "", TEXT))).isEmpty();
    }

    @Test
    void weightUnderExcludeIsRefused() {
        var set = ThemeSet.compile(
                List.of(Sample.theme(Map.of(), Map.of("clause", "embassy"), Map.of("not", "Jerusalem OR visa^2"))));

        assertThat(set.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.part()).isEqualTo("exclude/not");
            assertThat(problem.column()).isEqualTo(14);
            assertThat(problem.message()).contains("no effect inside exclude");
        });
    }
}
