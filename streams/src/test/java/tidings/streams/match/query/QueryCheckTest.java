package tidings.streams.match.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.streams.match.query.QueryCheck.Finding;
import tidings.streams.match.query.QueryCheck.Kind;

class QueryCheckTest {
    private static final Map<String, List<Query>> CONCEPTS = Map.of(
            "mission",
            List.of(QueryParser.parseMember("embassy"), QueryParser.parseMember("diplomatic mission")),
            "loop",
            List.of(QueryParser.parseMember("$loop")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a1 AND NOT a1                            | NEVER       | 8
        a1 AND b1 AND NOT (a1 OR c1)             | NEVER       | 15
        embassy AND NOT embass* AND embassies*   | NEVER       | 29
        "a1 b1" AND NOT a1                       | NEVER       | 13
        NEAR/5(a1, b1) AND NOT b1                | NEVER       | 20
        title:a1 AND NOT a1                      | NEVER       | 14
        embassy AND NOT $mission                 | NEVER       | 13
        lang:ru AND lang:en AND a1               | NEVER       | 13
        lang:(ru OR uk) AND lang:en AND a1       | NEVER       | 21
        a1{2} AND a1{4,}                         | NEVER       | 11
        SENTENCE(a1 AND NOT a1)                  | NEVER       | 17
        SENTENCE(a1 AND b1) AND NOT b1           | NEVER       | 25
        SENTENCE(title:a1 AND text:b1)           | NEVER       | 1
        NEAR/5(title:a1, lead:b1)                | NEVER       | 1
        c1 OR (a1 AND NOT a1)                    | NEVER       | 15
        a1 OR NOT a1                             | ALWAYS      | 7
        NOT a1 OR embassy OR NOT (a1 AND embassy) | ALWAYS     | 22
        NOT embassy OR $mission                  | ALWAYS      | 16
        a1 OR a1                                 | SUPERFLUOUS | 7
        a1 AND A1                                | SUPERFLUOUS | 8
        a1 OR (a1 AND b1)                        | SUPERFLUOUS | 8
        $mission OR embassy                      | SUPERFLUOUS | 13
        =Embassy OR embassy                      | SUPERFLUOUS | 1
        title:a1 OR a1                           | SUPERFLUOUS | 1
        """)
    void nonsenseIsFoundWithItsColumn(String query, Kind kind, int column) {
        var findings = new QueryCheck(CONCEPTS).check(QueryParser.parse(query));

        assertThat(findings).as(findings.toString()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.column()).isEqualTo(column);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a1 AND NOT b1",
                "embassy AND NOT (embassy AND Jerusalem)",
                "title:a1 AND NOT text:a1",
                "a1{2} AND a1{1,3} AND b1",
                "SENTENCE(a1 AND NOT b1) AND b1",
                "NOT SENTENCE(a1 AND b1) AND a1 AND b1",
                "lang:ru OR lang:en",
                "tag:ministry AND tag:russia AND a1",
                "NEAR/5(title:(a1 OR b1), c1)",
                "$loop AND NOT a1",
                "$mission AND NOT embassy",
                "\"a1 b1\" AND NOT \"b1 a1\"",
                "NEAR/5(a1, b1) AND NEAR/5(b1, c1)"
            })
    void whatCanBeMetIsLeftAlone(String query) {
        assertThat(new QueryCheck(CONCEPTS).check(QueryParser.parse(query)))
                .extracting(Finding::kind)
                .doesNotContain(Kind.NEVER, Kind.ALWAYS);
    }

    @Test
    void clauseThatAnExcludeSwallowsIsSeen() {
        assertThat(implies("NEAR/8($mission, reopen) AND Moscow", "$mission")).isTrue();
        assertThat(implies("NEAR/8(embassy, reopen)", "$mission")).isTrue();
        assertThat(implies("$mission", "embassy")).isFalse();
    }

    @Test
    void queryMetWithoutItsWordsIsSeen() {
        assertThat(QueryCheck.isMetWithoutWords(QueryParser.parse("NOT a1"))).isTrue();
        assertThat(QueryCheck.isMetWithoutWords(QueryParser.parse("lang:en OR a1")))
                .isTrue();
        assertThat(QueryCheck.isMetWithoutWords(QueryParser.parse("lang:en AND a1")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" OR ", " AND NOT "})
    void hugeQueryIsCheckedInBoundedWork(String operator) {
        var huge = IntStream.range(0, 5_000).mapToObj(i -> "word" + i).collect(Collectors.joining(operator));

        assertThat(new QueryCheck(CONCEPTS).check(QueryParser.parse(huge))).isEmpty();
    }

    private static boolean implies(String one, String other) {
        return new QueryCheck(CONCEPTS).implies(QueryParser.parse(one), QueryParser.parse(other));
    }
}
