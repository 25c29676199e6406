package tidings.streams.match.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
    @Test
    void andBindsTighterThanOr() {
        var query = QueryParser.parse("a1 OR b1 AND NOT c1");

        assertThat(query)
                .isEqualTo(new Query.Or(
                        List.of(
                                new Query.Word("a1", 1),
                                new Query.And(
                                        List.of(new Query.Word("b1", 7), new Query.Not(new Query.Word("c1", 18), 14)),
                                        7)),
                        1));
    }

    @Test
    void fieldAppliesToTheNextWordOrBracket() {
        var query = QueryParser.parse("title:$usa AND text:(\"peace talks\" OR embass*)");

        assertThat(query).isInstanceOfSatisfying(Query.And.class, and -> {
            assertThat(and.queries().getFirst()).isEqualTo(new Query.In(Field.TITLE, new Query.Concept("usa", 7), 1));
            assertThat(and.queries().getLast()).isInstanceOfSatisfying(Query.In.class, in -> {
                assertThat(in.field()).isEqualTo(Field.TEXT);
                assertThat(in.query()).isInstanceOf(Query.Or.class);
            });
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``                             | 1  | found the end of the query; expected a word
        `a1 b1`                        | 4  | found 'b1'; expected AND, OR or the end of the query
        `a1 and b1`                    | 4  | operators are written in capitals
        `a1 AND`                       | 7  | found the end of the query; expected a word
        `(a1 OR b1`                    | 10 | expected AND, OR or ')'
        `a1)`                          | 3  | found ')'; expected AND, OR or the end
        `"peace talks`                 | 1  | not closed
        `a1 AND "  "`                  | 9  | at least one letter or digit
        `NEAR/x(a1, b1)`               | 1  | expected a number from 0 to 500
        `NEAR/501(a1, b1)`             | 1  | expected a number from 0 to 500
        `NEAR/3(a1)`                   | 1  | has 1 parts; expected 2 to 8
        `NEAR/3 a1`                    | 8  | expected '(' after NEAR/3
        `NEAR/3(a1, b1 AND c1)`        | 12 | AND cannot stand inside NEAR/3
        `NEAR/3(a1, NOT c1)`           | 12 | NOT cannot stand inside NEAR/3
        `NEAR/3(a1, b1`                | 14 | expected ',' or ')'
        `ATLEAST/3(a1, b1)`            | 1  | can never be met
        `body:a1`                      | 1  | there is no field 'body:'
        `lang:(a1)`                    | 6  | expected a word or a "phrase" after 'lang:'
        `emb*ssy`                      | 4  | expected it at the end only
        `a*`                           | 1  | would match too much
        `US-*`                         | 4  | expected a letter or digit before '*'
        `*`                            | 1  | expected a word
        `=`                            | 1  | a word must follow '='
        `$ usa`                        | 1  | a concept's name must follow '$'
        `a1 AND &`                     | 8  | found '&'
        `"a1 b1"~x`                    | 8  | expected a number
        `~3`                           | 1  | found '~3'; expected a word
        """)
    void errorNamesColumnAndWhatWasExpected(String query, int column, String message) {
        var error = catchThrowableOfType(QueryException.class, () -> QueryParser.parse(query));

        assertThat(error).as(query).hasMessageContaining(message);
        assertThat(error.column()).as(query).isEqualTo(column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "NOT ", "title:", "NEAR/3(a1,", "title:("})
    void deepNestingIsAnErrorAndNotAnOverflow(String opening) {
        assertThatThrownBy(() -> QueryParser.parse(opening.repeat(200_000 / opening.length())))
                .isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> QueryParser.parse(opening.repeat(9_000)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("nested too deep");
    }

    @Test
    void longFlatQueryIsRead() {
        var query = QueryParser.parse("embassy" + " OR embassy".repeat(1_800));

        assertThat(query)
                .isInstanceOfSatisfying(
                        Query.Or.class, or -> assertThat(or.queries()).hasSize(1_801));
    }

    @Test
    void severalWordsOfAMemberAreAPhrase() {
        assertThat(QueryParser.parseMember("Russian Federation")).isInstanceOf(Query.Phrase.class);
        assertThat(QueryParser.parseMember("\"Russian Federation\"")).isInstanceOf(Query.Phrase.class);
        assertThat(QueryParser.parseMember("=US")).isEqualTo(new Query.Exact("US", 1));
        assertThat(QueryParser.parseMember("embass*")).isEqualTo(new Query.Prefix("embass", 1));
        assertThat(QueryParser.parseMember("$usa")).isInstanceOf(Query.Concept.class);
        assertThatThrownBy(() -> QueryParser.parseMember("$usa OR $russia")).isInstanceOf(QueryException.class);
    }
}
