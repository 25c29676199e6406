package tidings.streams.match;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.streams.match.Sample.article;
import static tidings.streams.match.Sample.hits;
import static tidings.streams.match.Sample.matches;
import static tidings.streams.match.Sample.text;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorsTest {
    private static final String TALKS =
            "The U.S. and Russia agreed on restoring their embassies. Peace-keeping troops wait; talks go on.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        embassy                                   | true
        embassies                                 | true
        EMBASSY                                   | true
        consulate                                 | false
        embass*                                   | true
        consul*                                   | false
        =embassies                                | true
        =embassy                                  | false
        =Embassies                                | false
        =US                                       | true
        U.S.                                      | true
        =U.S.                                     | true
        =us                                       | false
        peacekeeping                              | true
        peace-keeping                             | true
        "peacekeeping troop"                      | true
        "peace-keeping troops"                    | true
        "keeping troops"                          | true
        "troops keeping"                          | false
        "restor* their embassy"                   | true
        "restoring embassies"                     | false
        "restoring embassies"~1                   | true
        "agreed embassies"~2                      | false
        embassy AND troops                        | true
        embassy AND consulate                     | false
        embassy OR consulate                      | true
        embassy AND NOT consulate                 | true
        embassy AND NOT troops                    | false
        consulate OR embassy AND troops           | true
        (consulate OR embassy) AND visa           | false
        NEAR/1(restore, embassy)                  | true
        NEAR/0(restore, embassy)                  | false
        NEAR/1(embassy, restore)                  | true
        ONEAR/1(restore, embassy)                 | true
        ONEAR/1(embassy, restore)                 | false
        NEAR/3(russia, restore, embassy)          | true
        NEAR/2(russia, restore, embassy)          | false
        NEAR/1((renew OR restore), (embass* OR consulate)) | true
        NEAR/5("peace-keeping troops", talks)     | true
        NEAR/3(NEAR/1(restore, embassy), russia)  | true
        NEAR/5(embassy, embassy)                  | false
        ATLEAST/2(embassy, troops, consulate)     | true
        ATLEAST/3(embassy, troops, consulate)     | false
        text:embassy                              | true
        title:embassy                             | false
        SENTENCE(restore AND embassy AND Russia)  | true
        SENTENCE(embassy AND troops)              | false
        SENTENCE(troops AND talks)                | true
        SENTENCE(embassy AND NOT troops)          | true
        SENTENCE(embassy AND NOT Russia)          | false
        SENTENCE("peace-keeping troops" AND NEAR/2(wait, talks)) | true
        SENTENCE(NEAR/9(embassy, troops))         | false
        SENTENCE(ATLEAST/2(embassy, Russia, troops)) | true
        SENTENCE(ATLEAST/2(embassy, consulate, troops)) | false
        PARAGRAPH(embassy AND troops)             | true
        PARAGRAPH(SENTENCE(embassy) AND SENTENCE(troops)) | true
        SENTENCE(PARAGRAPH(embassy AND troops))   | false
        ONEAR/0(SENTENCE(embassy), SENTENCE(troops)) | true
        ONEAR/0(SENTENCE(troops), SENTENCE(embassy)) | false
        NEAR/0(SENTENCE(embassy), peace-keeping)  | true
        NOT SENTENCE(embassy AND troops) AND talks | true
        text:SENTENCE(embassy AND Russia)         | true
        title:SENTENCE(embassy AND Russia)        | false
        SENTENCE(text:embassy AND Russia)         | true
        SENTENCE(title:embassy AND Russia)        | false
        SENTENCE(lang:en AND embassy)             | true
        SENTENCE(lang:ru AND embassy)             | false
        embassy{1}                                | true
        embassy{2}                                | false
        embassy{2,}                               | false
        (embassy OR troops){2}                    | true
        (embassy OR troops){1}                    | false
        (embassy OR troops OR talks){2,3}         | true
        "peace-keeping troops"{1,}                | true
        SENTENCE(talks OR go OR wait){1}          | true
        (and OR the){2,}                          | true
        NEAR/3((embassy OR restore){2}, Russia)   | true
        SENTENCE((embassy OR troops){2})          | false
        embassy^3 AND troops^0.5                  | true
        lang:(ru OR en) AND embassy               | true
        lang:(ru OR uk) AND embassy               | false
        lang:en AND embassy                       | true
        lang:ru AND embassy                       | false
        """)
    void operatorHoldsOrNot(String query, boolean expected) {
        assertThat(matches(query, text(TALKS))).as(query).isEqualTo(expected);
    }

    @Test
    void titleFieldLooksInTheTitleOnly() {
        var article = article("en", "Embassies reopen", "Moscow and Washington agreed");

        assertThat(matches("title:(embassy AND reopen)", article)).isTrue();
        assertThat(matches("title:Moscow", article)).isFalse();
        assertThat(matches("text:Moscow AND title:embassy", article)).isTrue();
        assertThat(matches("text:embassy", article)).isFalse();
    }

    @Test
    void nothingSpansTitleAndText() {
        var article = article("en", "New embassy", "opens in Moscow");

        assertThat(matches("\"embassy opens\"", article)).isFalse();
        assertThat(matches("NEAR/100(embassy, Moscow)", article)).isFalse();
    }

    @Test
    void evidenceOfNearIsTheWholeStretch() {
        assertThat(hits("NEAR/3(embassy, restore)", text(TALKS))).containsExactly("restoring their embassies");
    }

    @Test
    void conceptHitsByAnyMember() {
        var theme = Sample.theme(
                Map.of("usa", List.of("=US", "White House", "americ*", "$city"), "city", List.of("Washington")),
                Map.of("clause", "$usa"),
                Map.of());
        var set = ThemeSet.compile(List.of(theme));

        assertThat(set.problems()).isEmpty();
        assertThat(set.match(text("the White House said"))).hasSize(1);
        assertThat(set.match(text("American troops"))).hasSize(1);
        assertThat(set.match(text("in Washington."))).hasSize(1);
        assertThat(set.match(text("they told us the white horse"))).isEmpty();
    }

    @Test
    void excludeRulesTheArticleOut() {
        var theme = Sample.theme(
                Map.of(), Map.of("clause", "embassy"), Map.of("jerusalem", "title:Jerusalem AND NOT Russia"));
        var set = ThemeSet.compile(List.of(theme));

        assertThat(set.match(article("en", "Jerusalem", "The embassy moved"))).isEmpty();
        assertThat(set.match(article("en", "Jerusalem", "The Russian embassy moved")))
                .isEmpty();
        assertThat(set.match(article("en", "Jerusalem", "The embassy of Russia moved")))
                .hasSize(1);
    }
}
