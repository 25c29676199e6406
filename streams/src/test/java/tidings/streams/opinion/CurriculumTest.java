package tidings.streams.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tidings.events.Article;
import tidings.events.Feedback;
import tidings.events.Feedback.Verdict;
import tidings.streams.meaning.Model;
import tidings.streams.meaning.Taught;

class CurriculumTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private final Curriculum curriculum = new Curriculum();
    private int looked;

    @Test
    void thumbsTeachAndAcknowledgementsDoNot() {
        curriculum.take(feedback("a", Verdict.UP, "Kim", 1));
        curriculum.take(feedback("b", Verdict.DOWN, "Kim", 2));
        curriculum.take(feedback("c", Verdict.ACKNOWLEDGED, "Kim", 3));

        assertThat(lessons(null))
                .extracting(Taught::title, Taught::about)
                .containsExactly(tuple("About a", true), tuple("About b", false));
    }

    @Test
    void aChangeOfMindReplacesWhatWasSaidWithoutLookingForTheTextAgain() {
        curriculum.take(feedback("a", Verdict.UP, "Kim", 1));
        var before = new Model("theme", 1, "print", null, 0, List.of(), lessons(null));

        assertThat(curriculum.take(feedback("a", Verdict.DOWN, "Kim", 2))).isTrue();

        assertThat(lessons(before)).extracting(Taught::title, Taught::about).containsExactly(tuple("About a", false));
        assertThat(looked).isEqualTo(1);
    }

    @Test
    void theSameAgainChangesNothing() {
        curriculum.take(feedback("a", Verdict.UP, "Kim", 1));

        assertThat(curriculum.take(feedback("a", Verdict.UP, "Kim", 1))).isFalse();
    }

    @Test
    void peopleWhoDisagreeTeachNothing() {
        curriculum.take(feedback("a", Verdict.UP, "Kim", 1));
        curriculum.take(feedback("a", Verdict.DOWN, "Alex", 2));

        assertThat(lessons(null)).isEmpty();
    }

    @Test
    void anArticleThatIsGoneTeachesNothing() {
        curriculum.take(feedback("gone", Verdict.UP, "Kim", 1));

        assertThat(lessons(null)).isEmpty();
    }

    @Test
    void onlyTheNewestCount() {
        for (int i = 0; i < Curriculum.MOST + 5; i++) {
            curriculum.take(feedback("alert" + i, Verdict.UP, "Kim", i));
        }

        assertThat(lessons(null))
                .hasSize(Curriculum.MOST)
                .first()
                .extracting(Taught::title)
                .isEqualTo("About alert5");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private List<Taught> lessons(@org.jspecify.annotations.Nullable Model known) {
        return curriculum.lessons("theme", Optional.ofNullable(known), feedback -> {
            looked++;
            return feedback.alert().equals("gone")
                    ? Optional.empty()
                    : Optional.of(Article.builder("article", AT)
                            .title("About " + feedback.alert())
                            .text("Text.")
                            .build());
        });
    }

    private static Feedback feedback(String alert, Verdict verdict, String by, int second) {
        return Feedback.of(alert, 1, "theme", verdict, by, null, AT.plusSeconds(second));
    }
}
