package tidings.streams.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.Article;
import tidings.events.Severity;
import tidings.events.Theme;
import tidings.streams.match.Explanation.Reason;

class ExplainerTest {
    private static final Article ARTICLE = Article.builder("a", Instant.EPOCH)
            .language("en")
            .publisher("Harbour Post")
            .title("Envoys meet in Riyadh")
            .text("The embassy in the capital has been closed for three long years now. Ministers said that they want"
                    + " to restore the mission. Peace talks go on, and talks about talks too.")
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        visa | visa: 'visa' does not occur
        vis* | vis*: a word that begins with 'vis' does not occur
        =riyadh | =riyadh: 'riyadh' in just this spelling does not occur
        $flights | $flights: no member of it occurs
        title:embassy | title:embassy: 'embassy' is not in the title, only elsewhere: 'embassy' at word 2 of the text
        embassy AND visa | embassy AND visa: met: embassy [visa: 'visa' does not occur]
        visa OR flight | visa OR flight: none of these is met [visa: 'visa' does not occur] [flight: 'flight' does not occur]
        ATLEAST/2(embassy, visa, flight) | ATLEAST/2(embassy, visa, flight): 1 of 3 are met, 2 are needed [visa: 'visa' does not occur] [flight: 'flight' does not occur]
        embassy AND NOT talks | embassy AND NOT talks: met: embassy [NOT talks: this must not occur, but does: 'talks' at word 24 of the text, 'talks' at word 28 of the text, 'talks' at word 30 of the text]
        NEAR/10($mission, visa) | NEAR/10($mission, visa): not all parts occur [visa: 'visa' does not occur]
        NEAR/10(embassy, restore) | NEAR/10(embassy, restore): in the text, embassy at word 2 ('embassy') and restore at word 20 ('restore'): 17 words between, 10 allowed: "embassy in the capital has been closed for three long years now. Ministers said that they want to restore"
        NEAR/5(Riyadh, embassy) | NEAR/5(Riyadh, embassy): all parts occur, but not in the same field: Riyadh ('Riyadh' at word 4 of the title), embassy ('embassy' at word 2 of the text)
        ONEAR/5(mission, restore) | ONEAR/5(mission, restore): only in another order: in the text, mission at word 22 ('mission') and restore at word 20 ('restore')
        "talks peace" | "talks peace": its words occur, but not one after the other in this order
        "embassy visa" | "embassy visa": words of the phrase are missing [visa: 'visa' does not occur]
        "embassy capital" | "embassy capital": its words occur, but not one after the other in this order; nearest: "embassy in the capital"
        SENTENCE(embassy AND restore) | SENTENCE(embassy AND restore): all parts occur, but not so in one sentence; nearest: in the text, embassy at word 2 ('embassy') and restore at word 20 ('restore'), 17 words between
        SENTENCE(embassy AND visa) | SENTENCE(embassy AND visa): not all parts occur, so no sentence has them [visa: 'visa' does not occur]
        talks{4,} | talks{4,}: met 3 times, at least 4 needed: 'talks' at word 24 of the text, 'talks' at word 28 of the text, 'talks' at word 30 of the text
        talks AND lang:ru | talks AND lang:"ru": met: talks [lang:"ru": the article's language is en]
        talks AND publisher:TASS | talks AND publisher:"TASS": met: talks [publisher:"TASS": the publisher is 'Harbour Post']
        talks AND tag:ministry | talks AND tag:"ministry": met: talks [tag:"ministry": the feed's tags are none]
        """, quoteCharacter = '`')
    void whatIsMissingIsSaidWithWhatCameNearest(String query, String expected) {
        var explanation = Explainer.explain(theme(Map.of("clause", query), Map.of(), 1), ARTICLE);

        assertThat(explanation.matches()).isFalse();
        assertThat(explanation.clauses().getFirst().reasons())
                .singleElement()
                .extracting(ExplainerTest::text)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "embassy",
                "NEAR/18(embassy, restore)",
                "\"peace talks\"",
                "title:Riyadh",
                "talks{3}",
                "talks AND lang:en",
                "SENTENCE(restore AND mission)",
                "embassy OR visa",
                "ATLEAST/1(embassy, visa)",
                "$mission AND NOT visa"
            })
    void whatIsMetHasNoReason(String query) {
        var clause = Explainer.explain(theme(Map.of("clause", query), Map.of(), 1), ARTICLE)
                .clauses()
                .getFirst();

        assertThat(clause.hit()).isTrue();
        assertThat(clause.reasons()).isEmpty();
        assertThat(clause.evidence()).isNotEmpty();
        assertThat(clause.place()).isNotEmpty();
    }

    @Test
    void leastChangeComesFirst() {
        var clauses = new LinkedHashMap<String, String>();
        clauses.put("far", "visa AND flight AND talks");
        clauses.put("near", "NEAR/10(embassy, restore)");
        clauses.put("met", "embassy");

        var explanation = Explainer.explain(theme(clauses, Map.of(), 2.2), ARTICLE);

        assertThat(explanation.score()).isEqualTo(1.5);
        assertThat(explanation.changes())
                .containsExactly(
                        "match.near (weight 1): a distance of 17 in NEAR/10(embassy, restore) would meet it; it would"
                                + " be enough anywhere",
                        "match.met is met and gives 1.5; a weight of 1.47 instead of 1 would be enough",
                        "match.far (weight 1): visa would have to be met, and flight would have to be met; it would be"
                                + " enough anywhere",
                        "a threshold of 1.5 or less instead of 2.2");
    }

    @Test
    void weightSuggestedIsEnough() {
        var theme = theme(Map.of("met", "embassy"), Map.of(), 2.2);
        var heavier = new Theme(
                theme.id(),
                theme.name(),
                "",
                1,
                Severity.LOW,
                false,
                theme.concepts(),
                new LinkedHashMap<>(Map.of("met", new Theme.Clause("embassy", 1.47))),
                new LinkedHashMap<>(),
                theme.score(),
                Theme.Tests.NONE,
                null);

        assertThat(Explainer.explain(theme, ARTICLE).matches()).isFalse();
        assertThat(Explainer.explain(heavier, ARTICLE).matches()).isTrue();
    }

    @Test
    void excludeThatIsMetIsShownWithItsEvidence() {
        var explanation = Explainer.explain(
                theme(Map.of("clause", "embassy"), Map.of("meetings", "title:Riyadh", "films", "film"), 1), ARTICLE);

        assertThat(explanation.matches()).isFalse();
        assertThat(explanation.excludes())
                .filteredOn(Explanation.OfExclude::hit)
                .singleElement()
                .satisfies(exclude -> {
                    assertThat(exclude.exclude()).isEqualTo("meetings");
                    assertThat(exclude.evidence().getFirst().text()).isEqualTo("Riyadh");
                });
        assertThat(explanation.changes()).singleElement().asString().startsWith("exclude.meetings must not be met");
    }

    @Test
    void explanationAgreesWithMatching() {
        for (var query :
                List.of("embassy", "visa", "title:envoys OR visa", "talks{4,} OR NEAR/3(peace, go)", "lead:talks")) {
            var theme = theme(Map.of("clause", query), Map.of("out", "film"), 1);
            var explanation = Explainer.explain(theme, ARTICLE);
            var match = ThemeSet.compile(List.of(theme)).match(ARTICLE);

            assertThat(explanation.matches()).as(query).isEqualTo(!match.isEmpty());
            match.forEach(found -> assertThat(explanation.score()).isEqualTo(found.score()));
        }
    }

    @Test
    void emptyAndHugeArticlesAreExplained() {
        var theme = theme(Map.of("clause", "ONEAR/3(a1, b1, c1) AND SENTENCE(a1 AND zz9)"), Map.of(), 1);
        var empty = Article.builder("e", Instant.EPOCH).text("").build();
        var huge = Article.builder("h", Instant.EPOCH)
                .text("a1 \ud800 b1 ".repeat(100_000))
                .build();

        assertThat(Explainer.explain(theme, empty).matches()).isFalse();
        assertThat(Explainer.explain(theme, huge).matches()).isFalse();
    }

    private static String text(Reason reason) {
        var text = new StringBuilder(reason.part() + ": " + reason.text());
        reason.parts().forEach(part -> text.append(" [").append(text(part)).append(']'));
        return text.toString();
    }

    private static Theme theme(Map<String, String> queries, Map<String, String> excludes, double threshold) {
        var match = new LinkedHashMap<String, Theme.Clause>();
        queries.forEach((name, query) -> match.put(name, new Theme.Clause(query, 1)));
        var concepts = new LinkedHashMap<String, List<String>>();
        concepts.put("mission", List.of("embassy", "consulate"));
        concepts.put("flights", List.of("flight", "airline"));
        return new Theme(
                "theme",
                "Theme",
                "",
                1,
                Severity.LOW,
                false,
                concepts,
                match,
                new LinkedHashMap<>(excludes),
                new Theme.Score(threshold),
                Theme.Tests.NONE,
                null);
    }
}
