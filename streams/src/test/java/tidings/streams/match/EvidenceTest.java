package tidings.streams.match;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.streams.match.Sample.article;
import static tidings.streams.match.Sample.query;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.Article;
import tidings.events.Evidence;

class EvidenceTest {
    private static final String[] PIECES = {
        "embassy",
        "Embassies",
        "U.S.",
        "US",
        "peace-keeping",
        "peacekeeping",
        "Russia’s",
        "l'ambassade",
        ". The",
        "。",
        "! ",
        "Gen.",
        "大使館",
        "посольство",
        "посольства",
        "é",
        "e\u0301",
        "\uD83D\uDE00",
        "\uD800",
        "\uDC00",
        "\u202E",
        "\u200D",
        "\u00AD",
        "–",
        "—",
        "-",
        ".",
        ",",
        "\n\n",
        "\n",
        " ",
        "  ",
        "\u00A0",
        "«",
        "»",
        "\"",
        "\u0000",
        "ﬁ",
        "İstanbul'da",
        "سفارة",
        "السفارة",
        "a\u0301\u0301",
        "1,000",
        "3.5",
        "x".repeat(150),
        "대사관을",
        "\uD840\uDC00"
    };

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void offsetsAndQuotesAreTrueToTheText(long seed) {
        var random = new Random(seed);
        var set = query("embassy OR =US OR peacekeep* OR \"peace keeping\" OR Russia OR 大使 OR посольство OR ambassade"
                + " OR SENTENCE(embass* AND (=US OR Russia) AND NOT cafe*) OR PARAGRAPH(大使 AND embassy){1,2}"
                + " OR NEAR/9(SENTENCE(Russia), embassy{2,})^2 OR (embassy OR \"embassy US\"){2,}"
                + " OR NEAR/3(embass*, (=US OR посольство)) OR Istanbul OR سفارة OR 대사관 OR cafe* OR lang:x AND zz");
        for (int i = 0; i < 300; i++) {
            var article = Article.builder("a", Instant.EPOCH)
                    .title(text(random, 8))
                    .summary(text(random, 15))
                    .text(text(random, 120))
                    .build();
            for (var match : set.all(article)) {
                assertThat(match.evidence()).isNotEmpty();
                match.evidence().forEach(evidence -> requireTrue(evidence, article));
            }
        }
    }

    private static void requireTrue(Evidence evidence, Article article) {
        var field = switch (evidence.field()) {
            case "title" -> article.title();
            case "summary" -> article.summary();
            case "text" -> article.text();
            default -> throw new AssertionError(evidence.field());
        };
        assertThat(field.substring(evidence.start(), evidence.end())).isEqualTo(evidence.text());
        assertThat(field.startsWith(evidence.quote(), evidence.quoteStart())).isTrue();
        assertThat(evidence.quoteStart()).isLessThanOrEqualTo(evidence.start());
        assertThat(evidence.quoteStart() + evidence.quote().length()).isGreaterThanOrEqualTo(evidence.end());
        assertThat(evidence.quote().length())
                .isLessThanOrEqualTo(evidence.text().length() + 2 * Hit.QUOTE);
        assertThat(evidence.revision()).isEqualTo(article.revision());
    }

    private static String text(Random random, int pieces) {
        var text = new StringBuilder();
        for (int i = random.nextInt(pieces + 1); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(3) > 0 ? " " : "");
        }
        return text.toString();
    }

    @Test
    void quoteIsWholeWordsOfTheSameParagraph() {
        var text = "First paragraph here.\n\n" + "some words before ".repeat(20) + "the embassy reopened "
                + "and some words after it ".repeat(20) + "\n\nLast paragraph.";

        var evidence = query("embassy")
                .match(article("en", "", text))
                .getFirst()
                .evidence()
                .getFirst();

        assertThat(evidence.quote()).contains("the embassy reopened").doesNotContain("paragraph");
        assertThat(evidence.quote()).matches("(?s)(some|words|before|the).*(and|some|words|after|it)");
    }

    @Test
    void evidenceIsCappedAndClausesTakeTurns() {
        var theme = Sample.theme(Map.of(), new LinkedHashMap<>(Map.of("often", "alpha", "rare", "omega")), Map.of());
        var set = ThemeSet.compile(List.of(theme));

        var match = set.match(article("en", "", "alpha ".repeat(500) + "omega")).getFirst();

        assertThat(match.evidence()).hasSizeLessThanOrEqualTo(EvidencePicker.MAX_EVIDENCE);
        assertThat(match.evidence().subList(0, 2))
                .extracting(Evidence::clause)
                .containsExactlyInAnyOrder("often", "rare");
        assertThat(match.evidence()).doesNotHaveDuplicates();
    }

    @Test
    void overlappingHitsOfAClauseAreOneStretch() {
        var text = "Officials of Russia and the US agreed to reopen the embassy. "
                + "Nothing else was said. ".repeat(20) + "The US is far away.";

        var evidence = query("NEAR/9(Russia, US) AND NEAR/9(US, reopen) AND NEAR/9(reopen, embassy)")
                .match(article("en", "", text))
                .getFirst()
                .evidence();

        assertThat(evidence)
                .extracting(Evidence::text)
                .containsExactly("Russia and the US agreed to reopen the embassy");
    }

    @Test
    void fewHitsShowAllPartsAndDifferentWordings() {
        var text = "The embassy. ".repeat(30) + "An ambassador. Three consulates. Then Moscow.";

        var evidence = query("(embassy OR ambassador OR consulate) AND Moscow")
                .match(article("en", "", text))
                .getFirst()
                .evidence();

        assertThat(evidence).hasSizeLessThanOrEqualTo(EvidencePicker.MAX_OF_CLAUSE);
        assertThat(evidence).extracting(Evidence::text).contains("embassy", "ambassador", "consulates", "Moscow");
    }

    @Test
    void sentenceShowsWhatIsMetInItAndNothingElse() {
        var text = "Moscow waits. The embassy in Moscow reopens on Monday. An embassy elsewhere.";

        assertThat(query("SENTENCE(embassy AND Moscow)")
                        .match(article("en", "", text))
                        .getFirst()
                        .evidence())
                .extracting(Evidence::text)
                .containsExactly("embassy in Moscow");
    }

    @Test
    void longParagraphShowsItsHitsOneByOne() {
        var text = "The embassy " + "and so on and on ".repeat(30) + "in Moscow.\n\nEmbassy.";

        assertThat(query("PARAGRAPH(embassy AND Moscow)")
                        .match(article("en", "", text))
                        .getFirst()
                        .evidence())
                .extracting(Evidence::text)
                .containsExactly("embassy", "Moscow");
    }

    @Test
    void summaryIsReadOnlyIfTheTextDoesNotContainIt() {
        var apart = Article.builder("a", Instant.EPOCH)
                .summary("The embassy")
                .text("Other words")
                .build();
        var within = Article.builder("a", Instant.EPOCH)
                .summary("The embassy")
                .text("The embassy opens")
                .build();

        assertThat(query("embassy").match(apart).getFirst().evidence())
                .extracting(Evidence::field)
                .containsExactly("summary");
        assertThat(query("embassy").match(within).getFirst().evidence())
                .extracting(Evidence::field)
                .containsExactly("text");
    }

    @Test
    void missedClausesAreNamed() {
        var theme = Sample.theme(Map.of(), new LinkedHashMap<>(Map.of("hit", "alpha", "not", "omega")), Map.of());

        var match = ThemeSet.compile(List.of(theme))
                .match(article("en", "", "alpha"))
                .getFirst();

        assertThat(match.missed()).containsExactly("not");
    }
}
