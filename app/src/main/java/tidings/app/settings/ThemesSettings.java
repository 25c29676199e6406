package tidings.app.settings;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Where themes are written.
 *
 * @param directory folder of theme files; {@code themes} beside the settings file if absent
 */
public record ThemesSettings(Path directory) {
    public ThemesSettings {
        requireNonNull(directory, "directory");
    }
}
