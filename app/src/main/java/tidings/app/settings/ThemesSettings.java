package tidings.app.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where themes are written.
 *
 * @param directory folder of theme files; {@code themes} beside the settings file if absent
 */
public record ThemesSettings(@Nullable Path directory) {}
