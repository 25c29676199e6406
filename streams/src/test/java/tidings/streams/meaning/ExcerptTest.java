package tidings.streams.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.Article;

class ExcerptTest {
    @Test
    void passagesAreStretchesOfTheArticle() {
        var text = "One two three four five six seven eight nine ten. ".repeat(12);
        var article = article("A headline", text);

        var passages = Excerpt.of(article).passages();

        assertThat(passages.getFirst()).isEqualTo(new Excerpt.Passage("title", 0, 10, "A headline"));
        assertThat(passages).hasSizeGreaterThan(3);
        assertThat(passages.subList(1, passages.size()))
                .allSatisfy(passage -> assertThat(text.substring(passage.start(), passage.end()))
                        .isEqualTo(passage.text())
                        .endsWith("."));
    }

    @Test
    void onlyTheBeginningIsRead() {
        var article = article("", "a b ".repeat(5_000));

        var passages = Excerpt.of(article).passages();

        assertThat(passages.stream()
                        .mapToInt(passage -> passage.text().split(" ").length)
                        .sum())
                .isEqualTo(Excerpt.WORDS);
        assertThat(Excerpt.shortened(article).text().split(" ")).hasSize(Excerpt.WORDS);
    }

    @Test
    void articleWithoutTextHasNoPassage() {
        assertThat(Excerpt.of(article(" ", " \n ")).passages()).isEmpty();
    }

    @Test
    void titleAloneIsEnough() {
        assertThat(Excerpt.of(article("A headline", "")).passages()).hasSize(1);
        assertThat(Excerpt.shortened(article("A headline", "")).title()).isEqualTo("A headline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\uD83D\uDE00", "\uD83D", "\u202E", "e\u0301", "\u0000"})
    void hostileTextStaysWithinBounds(String unit) {
        var text = unit.repeat(1_000_000 / unit.length());

        var passages = Excerpt.of(article(text, text)).passages();

        assertThat(passages).hasSize(2).allSatisfy(passage -> {
            assertThat(passage.text().length()).isBetween(1, Excerpt.CHARACTERS);
            assertThat(passage.text()).isEqualTo(text.substring(passage.start(), passage.end()));
        });
    }

    @Test
    void aCharacterOfTwoHalvesIsNotCut() {
        var text = "x" + "\uD83D\uDE00".repeat(Excerpt.CHARACTERS);

        var passage = Excerpt.of(article("", text)).passages().getFirst();

        assertThat(passage.text()).hasSize(Excerpt.CHARACTERS - 1);
        assertThat(Character.isLowSurrogate(passage.text().charAt(passage.text().length() - 1)))
                .isTrue();
    }

    static Article article(String title, String text) {
        return Article.builder("article", Instant.EPOCH)
                .language("en")
                .title(title)
                .text(text)
                .build();
    }
}
