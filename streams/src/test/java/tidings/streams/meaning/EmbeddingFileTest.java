package tidings.streams.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingFileTest {
    private static final Excerpt SHIPS = Excerpt.of(ExcerptTest.article("Ships", "Ships wait."));
    private static final Excerpt SOUP = Excerpt.of(ExcerptTest.article("Soup", "Soup boils."));

    private final AtomicInteger embedded = new AtomicInteger();
    private final Embedder words = new Counting(new BagOfWords(16), embedded);

    @TempDir
    Path folder;

    @Test
    void whatWasEmbeddedOnceIsRemembered() {
        var first = EmbeddingFile.read(words, folder);
        var vector = first.embed(SHIPS).vector();
        first.write();

        var again = EmbeddingFile.read(words, folder).embed(SHIPS).vector();

        assertThat(again).isEqualTo(vector);
        assertThat(embedded).hasValue(1);
    }

    @Test
    void whatIsNotUsedAnyMoreIsForgotten() throws IOException {
        remember(SHIPS);
        remember(SOUP);

        EmbeddingFile.read(words, folder).embed(SHIPS);

        assertThat(embedded).hasValue(3);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aDamagedFileOnlyCostsTime() throws IOException {
        remember(SHIPS);
        var file = folder.resolve("samples-words-16.bin");
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        var vector = EmbeddingFile.read(words, folder).embed(SHIPS).vector();

        assertThat(vector).isEqualTo(new BagOfWords(16).embed(SHIPS).vector());
        assertThat(embedded).hasValue(2);
    }

    @Test
    void aFolderThatCannotBeWrittenChangesNothing() throws IOException {
        var taken = Files.writeString(folder.resolve("file"), "in the way");
        var remembered = EmbeddingFile.read(words, taken);

        var vector = remembered.embed(SHIPS).vector();
        remembered.write();

        assertThat(vector).isEqualTo(new BagOfWords(16).embed(SHIPS).vector());
    }

    private void remember(Excerpt excerpt) {
        var remembered = EmbeddingFile.read(words, folder);
        remembered.embed(excerpt);
        remembered.write();
    }

    /** Counts how often it is asked. */
    private record Counting(Embedder embedder, AtomicInteger count) implements Embedder {
        @Override
        public Embedding embed(Excerpt excerpt) {
            count.incrementAndGet();
            return embedder.embed(excerpt);
        }

        @Override
        public int dimensions() {
            return embedder.dimensions();
        }

        @Override
        public String identity() {
            return embedder.identity();
        }

        @Override
        public Set<String> languages() {
            return embedder.languages();
        }

        @Override
        public void close() {
            embedder.close();
        }
    }
}
