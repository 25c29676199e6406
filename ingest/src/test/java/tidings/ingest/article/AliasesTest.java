package tidings.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tidings.events.Article;
import tidings.events.Ids;

class AliasesTest {
    private static final String ID = Ids.article("example.org/a");

    @Test
    void ownAddressIsNoAlias() {
        assertThat(Aliases.of(ID, List.of(), "https://www.example.org/a/?utm_source=x", "http://example.org/a"))
                .isEmpty();
    }

    @Test
    void otherAddressesAreKeptOnceAndCanonical() {
        assertThat(Aliases.of(ID, List.of("example.org/c"), "https://m.example.org/b#top", "http://example.org/b"))
                .containsExactly("example.org/c", "example.org/b");
    }

    @Test
    void whatLeadsToNoArticleIsPassedOver() {
        assertThat(Aliases.of(ID, List.of(), null, "", "tag:example.org,2026:1", "https://example.org/"))
                .isEmpty();
    }

    @Test
    void hostilePageGetsNoMoreThanAFew() {
        var many = IntStream.range(0, 1_000)
                .mapToObj(number -> "https://example.org/page/" + number)
                .toArray(String[]::new);

        assertThat(Aliases.of(ID, List.of(), many)).hasSize(Article.MOST_ALIASES);
    }
}
