package tidings.streams.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.streams.Samples;

class ScreenTest {
    private final Screen screen = Screen.of(List.of(Lessons.harbour("either")));

    @Test
    void twoConceptsOfAThemeAreEnough() {
        assertThat(screen.passes(ExcerptTest.article("Containers", "They stand on the quay.")))
                .containsExactly("harbour");
    }

    @Test
    void oneConceptIsNot() {
        assertThat(screen.passes(ExcerptTest.article("Ships", "Ships and containers, and more ships.")))
                .isEmpty();
    }

    @Test
    void whatStandsFurtherDownDoesNotCount() {
        var far = "word ".repeat(Excerpt.WORDS) + "quay";

        assertThat(screen.passes(ExcerptTest.article("Ships", far))).isEmpty();
    }

    @Test
    void aThemeWithoutConceptsIsAlwaysAsked() {
        var plain = Screen.of(List.of(Samples.theme("plain", 1, false, "word")));

        assertThat(plain.passes(ExcerptTest.article("", "Anything."))).containsExactly("plain");
    }
}
