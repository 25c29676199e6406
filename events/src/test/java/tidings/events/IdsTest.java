package tidings.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The ids are stored data: these values were computed once, with another program, and must never change. */
class IdsTest {
    @Test
    void idsAreWhatStoredRecordsHave() {
        assertThat(Ids.article("example.org/a")).isEqualTo("8ba44e6285739814a5f79a5f39764a01");
        assertThat(Ids.articleIn("example.org", "tag:1")).isEqualTo("a7ede5c938440e6f3b480eba3846701f");
        assertThat(Ids.revision("Title", "", "Text")).isEqualTo("c7becd2c1dde5ad4a80c7689c2d85e78");
        assertThat(Ids.feed("https://example.org/feed")).isEqualTo("2463e32ec6c8f283de5f62798892cc8e");
        assertThat(Ids.story("peace", "a1")).isEqualTo("60c3cc6045c58851180b7c78c9f91bea");
        assertThat(Ids.alert("peace", "a1")).isEqualTo("7cbc50e5bb9f626a561507857b2d4436");
        assertThat(Ids.notification("desk", "g", List.of("a.1", "b.2"))).isEqualTo("39fb25e44a0884ea4bc10979886e1aae");
    }

    @Test
    void whiteSpaceAndCompositionDoNotMakeARevision() {
        var plain = Ids.revision("Café talks", "One two", "Three");

        assertThat(Ids.revision(" Cafe\u0301\u00a0talks", "One\n\ttwo", "Three "))
                .isEqualTo(plain);
        assertThat(Ids.revision("Café talks", "One two", "Four")).isNotEqualTo(plain);
    }

    @Test
    void partsDoNotRunTogether() {
        assertThat(Ids.story("ab", "c")).isNotEqualTo(Ids.story("a", "bc"));
        assertThat(Ids.revision("a", "b", "")).isNotEqualTo(Ids.revision("a", "", "b"));
    }

    @Test
    void loneSurrogatesHaveAnId() {
        assertThat(Ids.text("\ud800")).hasSize(32);
    }

    @Test
    void endlessCombiningMarksTakeNoTime() {
        var marks = "\u0F71\u0F72".repeat(200_000);

        assertThat(Ids.revision(marks, "", "")).isEqualTo(Ids.revision(marks, "", ""));
    }
}
