package tidings.streams.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tidings.events.Article;
import tidings.events.Theme.Policy;
import tidings.streams.meaning.Opinion;
import tidings.streams.story.Grounds;

class DeliberationTest {
    private static final Article ARTICLE =
            Article.builder("id", Instant.EPOCH).title("Title").text("Text").build();

    @ParameterizedTest
    @CsvSource({
        "words,  true,  0.9, none",
        "words,  false, 0.9, dismissed",
        "either, true,  0.9, both",
        "either, true,  0.2, words",
        "either, false, 0.9, meaning",
        "either, false, 0.2, dismissed",
        "both,   true,  0.9, both",
        "both,   true,  0.2, dismissed",
        "both,   false, 0.9, dismissed",
        "review, true,  0.9, both",
        "review, true,  0.2, words",
        "review, false, 0.9, review",
        "review, false, 0.2, dismissed"
    })
    void policyDecides(String policy, boolean words, double probability, String expected) {
        var grounds = Deliberation.of(Policy.of(policy), words, judged(probability), ARTICLE);

        assertThat(grounds.map(DeliberationTest::word).orElse("none")).isEqualTo(expected);
        grounds.filter(one -> !policy.equals("words")).ifPresent(one -> {
            assertThat(one.opinion().probability()).isEqualTo(probability);
            assertThat(one.opinion().revision()).isEqualTo(ARTICLE.revision());
        });
    }

    @ParameterizedTest
    @EnumSource(Policy.class)
    void withoutMeaningWordsDecide(Policy policy) {
        for (var opinion : new @Nullable Opinion[] {null, new Opinion.Abstained("why")}) {
            assertThat(Deliberation.of(policy, false, opinion, ARTICLE))
                    .hasValueSatisfying(
                            one -> assertThat(one.dismissal().reason()).isNotNull());
            var withWords = Deliberation.of(policy, true, opinion, ARTICLE);
            if (policy == Policy.BOTH) {
                assertThat(withWords).contains(Grounds.WORDS);
            } else {
                assertThat(withWords).as("words have alerted at once").isEmpty();
            }
        }
    }

    @Test
    void theLimitItselfFinds() {
        assertThat(Deliberation.of(Policy.EITHER, false, judged(0.7), ARTICLE)).isPresent();
    }

    private static Opinion judged(double probability) {
        return new Opinion.Judged(probability, 0.7, "version", List.of(), List.of());
    }

    private static String word(Grounds grounds) {
        if (grounds.dismissal() != null) {
            return "dismissed";
        }
        return grounds.review() ? "review" : grounds.verdict().word();
    }
}
