package tidings.streams.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped model itself, and folders that hold none. */
class EmbedderTest {
    @TempDir
    static Path folder;

    private static @Nullable Embedder shipped;

    @BeforeAll
    static void open() {
        shipped = Embedder.open(settings(null));
    }

    @AfterAll
    static void close() {
        embedder().close();
    }

    @Test
    void textsOfLikeMeaningAreNear() {
        var embassy = embed("Diplomats return", "The embassy in the capital will have an ambassador again.");
        var envoy = embed("Envoys are back", "The mission in the city receives its head after years.");
        var football = embed("Late goal", "The striker scored in the last minute of the cup final.");

        assertThat(embassy.similarity(envoy)).isGreaterThan(embassy.similarity(football));
        assertThat(embedder().dimensions()).isEqualTo(384);
    }

    @Test
    void theSameTextHasTheSameNumbers() {
        assertThat(embed("A", "A text.").vector())
                .isEqualTo(embed("A", "A text.").vector());
    }

    @Test
    void partsAddUpToTheWholeButForTheMarksAroundIt() {
        var embedding = embed("Diplomats return", "The embassy will have an ambassador again.");

        var sum = new float[embedder().dimensions()];
        embedding.parts().forEach(part -> {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part[i];
            }
        });

        double length = Math.sqrt(Embedding.dot(sum, sum));
        assertThat(Embedding.dot(sum, embedding.vector()) / length).isGreaterThan(0.95);
    }

    @Test
    void hostileTextIsEmbedded() {
        for (var text :
                new String[] {"\uD83D", "\u0000", "\u202Eabc", "x".repeat(1_000_000), "😀".repeat(5_000), "。"}) {
            assertThat(embed(text, text).vector()).hasSize(384).doesNotContain(Float.NaN);
        }
    }

    @Test
    void aFolderWithoutAModelIsNamed() {
        assertThatThrownBy(() -> Embedder.open(settings(folder.resolve("none"))))
                .isInstanceOf(NoEmbedderException.class)
                .hasMessageContaining("model.onnx is not there");
    }

    @Test
    void aDamagedModelIsNamed() throws IOException {
        var damaged = Files.createDirectory(folder.resolve("damaged"));
        Files.write(damaged.resolve("tokenizer.json"), resource("/e5-small-v2-q-tokenizer.json"));
        var model = resource("/e5-small-v2-q.onnx");
        Files.write(damaged.resolve("model.onnx"), java.util.Arrays.copyOf(model, model.length / 2));

        assertThatThrownBy(() -> Embedder.open(settings(damaged)))
                .isInstanceOf(NoEmbedderException.class)
                .hasMessageContaining(damaged.toString())
                .hasMessageContaining("not one that can be run");
    }

    @Test
    void aDamagedTokenizerIsNamed() throws IOException {
        var damaged = Files.createDirectory(folder.resolve("tokenizer"));
        Files.writeString(damaged.resolve("tokenizer.json"), "{");
        Files.writeString(damaged.resolve("model.onnx"), "");

        assertThatThrownBy(() -> Embedder.open(settings(damaged)))
                .isInstanceOf(NoEmbedderException.class)
                .hasMessageContaining("the tokenizer of " + damaged);
    }

    private static byte[] resource(String name) throws IOException {
        try (var stream = EmbedderTest.class.getResourceAsStream(name)) {
            return java.util.Objects.requireNonNull(stream).readAllBytes();
        }
    }

    private static Embedding embed(String title, String text) {
        return embedder().embed(Excerpt.of(ExcerptTest.article(title, text)));
    }

    private static Embedder embedder() {
        return java.util.Objects.requireNonNull(shipped, "shipped");
    }

    private static EmbedderSettings settings(@Nullable Path directory) {
        return new EmbedderSettings(directory, Set.of("en"), "query: ", 1, Path.of("target", "meaning"));
    }
}
