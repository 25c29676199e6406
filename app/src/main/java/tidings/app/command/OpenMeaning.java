package tidings.app.command;

import java.util.Collection;
import tidings.app.problem.Problem;
import tidings.app.settings.Settings;
import tidings.events.Theme;
import tidings.streams.meaning.Embedder;
import tidings.streams.meaning.NoEmbedderException;
import tidings.streams.meaning.Teacher;

/** Opens the model of meaning for a command, and has it read the samples of themes. For one thread. */
final class OpenMeaning implements AutoCloseable {
    private final Embedder embedder;
    private final Teacher teacher;

    private OpenMeaning(Embedder embedder, Teacher teacher) {
        this.embedder = embedder;
        this.teacher = teacher;
    }

    /**
     * Opens the model and reads the samples; that takes some hundredths of a second for each that is new.
     *
     * @throws Problem if the model cannot be used
     */
    static OpenMeaning of(Settings settings, Collection<Theme> themes) {
        try {
            var embedder = Embedder.open(settings.meaning().embedder(settings.dataDir()));
            return new OpenMeaning(
                    embedder, new Teacher(embedder, themes, settings.dataDir().resolve("meaning")));
        } catch (NoEmbedderException e) {
            throw new Problem("There is no judging by meaning: " + e.getMessage(), e);
        }
    }

    /** What read the samples. */
    Teacher teacher() {
        return teacher;
    }

    @Override
    public void close() {
        embedder.close();
    }
}
