package tidings.streams.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.events.Origin;

class ThemeFolderTest {
    @TempDir
    private Path directory;

    private ThemeFolder folder;

    @BeforeEach
    void write() throws IOException {
        write("embassy", "embassy");
        folder = new ThemeFolder(directory);
    }

    @Test
    void whatWasReadAheadIsHandedOutOnceAndThenWatched() throws IOException {
        folder.readAhead();

        assertThat(folder.changed())
                .hasValueSatisfying(content -> assertThat(content.themes()).containsOnlyKeys("embassy"));
        assertThat(folder.changed()).isEmpty();
        Files.delete(directory.resolve("embassy.yaml"));
        assertThat(folder.changed())
                .hasValueSatisfying(content -> assertThat(content.themes()).isEmpty());
    }

    @Test
    void themesHaveTheFileAsTheirOrigin() throws IOException {
        var content = folder.changed().orElseThrow();

        assertThat(content.themes().get("embassy").origin()).isEqualTo(Origin.FILE);
    }

    @Test
    void nothingIsReadAgainUntilAFileChanges() throws IOException {
        folder.changed();

        assertThat(folder.changed()).isEmpty();
        write("embassy", "consulate");
        assertThat(folder.changed()).isPresent();
        assertThat(folder.changed()).isEmpty();
    }

    @Test
    void emptyFolderIsReadOnce() throws IOException {
        Files.delete(directory.resolve("embassy.yaml"));

        assertThat(folder.changed().orElseThrow().themes()).isEmpty();
        assertThat(folder.changed()).isEmpty();
    }

    @Test
    void brokenFileIsNamedAndTheOthersAreRead() throws IOException {
        Files.writeString(directory.resolve("broken.yaml"), "id: broken\nnme: [");

        var content = folder.changed().orElseThrow();

        assertThat(content.broken()).containsExactly("broken");
        assertThat(content.themes()).containsOnlyKeys("embassy");
    }

    @Test
    void forgettingMakesItReadAgain() throws IOException {
        folder.changed();
        folder.forget();

        assertThat(folder.changed()).isPresent();
    }

    @Test
    void missingFolderIsAnError() {
        var nowhere = new ThemeFolder(directory.resolve("nowhere"));

        assertThatThrownBy(nowhere::changed).isInstanceOf(IOException.class);
        nowhere.readAhead();
        assertThatThrownBy(nowhere::changed).isInstanceOf(IOException.class);
    }

    private void write(String id, String query) throws IOException {
        Files.writeString(directory.resolve(id + ".yaml"), """
            id: %s
            name: Theme
            description: A theme.
            version: 1
            severity: high
            topic: true
            match:
              clause: '%s'
            """.formatted(id, query));
    }
}
