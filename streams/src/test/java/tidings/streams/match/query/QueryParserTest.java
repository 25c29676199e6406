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
        `lang:(a1*)`                   | 7  | expected a word or a "phrase" after 'lang:'
        `lang:(a1 AND b1)`             | 10 | found 'AND'; expected OR or ')'
        `lang:$a1`                     | 6  | expected a word or a "phrase" after 'lang:'
        `emb*ssy`                      | 4  | expected it at the end only
        `a*`                           | 1  | would match too much
        `US-*`                         | 4  | expected a letter or digit before '*'
        `*`                            | 1  | expected a word
        `=`                            | 1  | expected a word after it
        `$ usa`                        | 1  | expected a concept's name after it
        `a1 AND &`                     | 8  | found '&'
        `"a1 b1"~x`                    | 8  | expected a number
        `~3`                           | 1  | found '~3'; expected a word
        `SENTENCE a1`                  | 10 | expected '(' after SENTENCE
        `SENTENCE(a1, b1)`             | 12 | found ','; expected AND, OR or ')'
        `SENTENCE()`                   | 10 | found ')'; expected a word
        `PARAGRAPH(NOT a1)`            | 1  | PARAGRAPH would hold without any of its words
        `SENTENCE(lang:en)`            | 1  | SENTENCE would hold without any of its words
        `sentence(a1 AND b1)`          | 9  | found '('; expected AND, OR or the end of the query
        `a1 sentence(b1)`              | 4  | operators are written in capitals
        `NEAR(a1, b1)`                 | 1  | found 'NEAR' without a number; expected one, as in NEAR/3
        `ATLEAST(a1, b1)`              | 1  | found 'ATLEAST' without a number
        `NEAR/3(a1, ATLEAST/1(b1))`    | 12 | ATLEAST cannot stand inside NEAR/3; expected words
        `NEAR/3(a1, SENTENCE(b1), lang:de)` | 26 | lang:, source:, country: or tag: cannot stand inside NEAR/3
        `a1{}`                         | 3  | found '{}'; expected a count such as {2}, {3,} or {2,5}
        `a1{x}`                        | 3  | found '{x}'; expected a count
        `a1{0}`                        | 3  | expected counts from 1 to 1000 (for none at all, write NOT)
        `a1{5,2}`                      | 3  | which can never be met; expected the smaller count first
        `a1{1001}`                     | 3  | expected counts from 1 to 1000
        `a1{2`                         | 3  | this '{' is not closed
        `a1{2}{3}`                     | 6  | found '{3}'; expected AND, OR or the end
        `(a1 AND b1){2}`               | 2  | AND cannot be counted by {2}
        `{2}`                          | 1  | found '{2}'; expected a word
        `a1^`                          | 3  | expected a number after it
        `a1^0`                         | 3  | found '^0'; expected a weight above 0 and up to 100
        `a1^1.2.3`                     | 3  | found '^1.2.3'; expected a weight
        `a1^101`                       | 3  | expected a weight above 0 and up to 100
        `a1^2{3}`                      | 5  | found '{3}'; expected AND, OR or the end
        `^2`                           | 1  | found '^2'; expected a word
        `NOT a1^2`                     | 5  | a weight has no effect inside NOT
        `NOT (a1 AND b1^2)`            | 13 | a weight has no effect inside NOT
        `a1}`                          | 3  | found '}'
        """)
    void errorNamesColumnAndWhatWasExpected(String query, int column, String message) {
        var error = catchThrowableOfType(QueryException.class, () -> QueryParser.parse(query));

        assertThat(error).as(query).hasMessageContaining(message);
        assertThat(error.column()).as(query).isEqualTo(column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "NOT ", "title:", "NEAR/3(a1,", "title:(", "SENTENCE(", "PARAGRAPH(("})
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
    void countAndWeightApplyToWhatStandsBefore() {
        assertThat(QueryParser.parse("title:a1{2,}^1.5"))
                .isEqualTo(new Query.In(
                        Field.TITLE,
                        new Query.Weighted(
                                new Query.Repeat(new Query.Word("a1", 7), 2, Query.Repeat.UNBOUNDED, 7), 1.5, 7),
                        1));
        assertThat(QueryParser.parse("\"a1 b1\"~3{2, 5}"))
                .isInstanceOfSatisfying(
                        Query.Repeat.class, repeat -> assertThat(repeat.most()).isEqualTo(5));
    }

    @Test
    void valuesOfAnAttributeMayBeGrouped() {
        assertThat(QueryParser.parse("lang:(ru OR uk)"))
                .isEqualTo(new Query.Or(
                        List.of(new Query.Says(Attribute.LANG, "ru", 7), new Query.Says(Attribute.LANG, "uk", 13)), 1));
        assertThat(QueryParser.parse("source:\"Le Monde\""))
                .isEqualTo(new Query.Says(Attribute.PUBLISHER, "Le Monde", 1));
    }

    @Test
    void severalWordsOfAMemberAreAPhrase() {
        assertThat(QueryParser.parseMember("Russian Federation")).isInstanceOf(Query.Phrase.class);
        assertThat(QueryParser.parseMember("\"Russian Federation\"")).isInstanceOf(Query.Phrase.class);
        assertThat(QueryParser.parseMember("=US")).isEqualTo(new Query.Exact("US", 1));
        assertThat(QueryParser.parseMember("embass*")).isEqualTo(new Query.Prefix("embass", 1));
        assertThat(QueryParser.parseMember("$usa")).isInstanceOf(Query.Concept.class);
        assertThatThrownBy(() -> QueryParser.parseMember("$usa OR $russia")).isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> QueryParser.parseMember("embassy{2}"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("expected counts and weights in queries only");
        assertThatThrownBy(() -> QueryParser.parseMember("embassy^2")).isInstanceOf(QueryException.class);
    }
}
