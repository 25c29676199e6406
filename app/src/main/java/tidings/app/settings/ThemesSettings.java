package tidings.app.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where themes are written.
 *
 * @param directory folder of theme files; {@code themes} beside the settings file if absent
 * @param reload how often it is looked through for changes
 */
public record ThemesSettings(@Nullable Path directory, Duration reload) {
    public ThemesSettings {
        reload = reload == null ? Duration.ofSeconds(5) : reload;
        if (!reload.isPositive()) {
            throw new IllegalArgumentException("reload must be more than 0");
        }
    }
}
