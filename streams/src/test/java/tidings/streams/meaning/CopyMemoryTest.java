package tidings.streams.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CopyMemoryTest {
    private static final String TEXT = "Ships wait before the harbour, and the pilots go on waiting. ".repeat(8);

    private int read;
    private int recalled;
    private final CopyMemory memory = new CopyMemory(new BagOfWords(64), 2, new CopyMemory.Listener() {
        @Override
        public void read(Duration time) {
            read++;
        }

        @Override
        public void recalled() {
            recalled++;
        }
    });

    @Test
    void aCopyIsReadOnceThoughItsHeadlineAndSpacesDiffer() {
        var first = embed("Waiting", TEXT);
        var copy = embed("Pilots on strike", TEXT.replace(" ", "  ").toUpperCase(java.util.Locale.ROOT));

        assertThat(copy).isSameAs(first);
        assertThat(read).isEqualTo(1);
        assertThat(recalled).isEqualTo(1);
    }

    @Test
    void shortTextsWithOtherHeadlinesAreOtherTexts() {
        embed("Waiting", "Read more.");
        embed("Pilots on strike", "Read more.");

        assertThat(read).isEqualTo(2);
    }

    @Test
    void whatWasLongAgoIsForgotten() {
        embed("a", "one");
        embed("b", "two");
        embed("c", "three");
        embed("a", "one");

        assertThat(read).isEqualTo(4);
    }

    private Embedding embed(String title, String text) {
        return memory.embed(Excerpt.of(ExcerptTest.article(title, text)));
    }
}
