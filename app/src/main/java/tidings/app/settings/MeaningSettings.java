package tidings.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.streams.meaning.EmbedderSettings;

/**
 * Which model gives the second opinion, by meaning.
 *
 * @param model folder with {@code model.onnx} and {@code tokenizer.json}; the shipped e5-small-v2 if absent
 * @param languages the languages that the model knows, by primary BCP 47 subtag; English if absent
 * @param prefix what is put before each text; {@code "query: "} if absent
 * @param threads how many threads one text is worked on with; 1 if absent
 */
public record MeaningSettings(
        @Nullable Path model,
        List<String> languages,
        @Nullable String prefix,
        int threads) {
    public MeaningSettings {
        var usual = EmbedderSettings.SHIPPED;
        languages = languages == null || languages.isEmpty() ? List.copyOf(usual.languages()) : List.copyOf(languages);
        threads = threads == 0 ? usual.threads() : threads;
        for (var language : languages) {
            if (!language.matches("[a-z]{2,3}")) {
                throw new IllegalArgumentException(
                        "language '" + language + "' is not a code; expected two letters, such as en");
            }
        }
    }

    /**
     * The same for the library.
     *
     * @param dataDir where libraries are unpacked
     */
    public EmbedderSettings embedder(Path dataDir) {
        return new EmbedderSettings(
                model,
                Set.copyOf(languages),
                prefix == null ? EmbedderSettings.SHIPPED.prefix() : prefix,
                threads,
                dataDir.resolve("meaning"));
    }
}
