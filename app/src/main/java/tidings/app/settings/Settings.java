package tidings.app.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Provisional. */
public record Settings(
        @Nullable Path dataDir,
        KafkaSettings kafka,
        FeedsSettings feeds,
        ThemesSettings themes,
        HttpSettings http,
        NetworkSettings net) {}
