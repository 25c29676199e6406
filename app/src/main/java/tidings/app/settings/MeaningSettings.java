package tidings.app.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.streams.meaning.EmbedderSettings;
import tidings.streams.opinion.OpinionSettings;

/**
 * Whether and by which model a second opinion is given, by meaning.
 *
 * @param enabled false if words decide alone; true if absent
 * @param model folder with {@code model.onnx} and {@code tokenizer.json}; the shipped e5-small-v2 if absent
 * @param languages the languages that the model knows, by primary BCP 47 subtag; English if absent
 * @param prefix what is put before each text; {@code "query: "} if absent
 * @param threads how many threads one text is worked on with; 1 if absent
 * @param tasks how many texts are worked on at once; 1 if absent
 * @param maxAge an article that waited longer for its second opinion is given up; six hours if absent
 */
public record MeaningSettings(
        @Nullable Boolean enabled,
        @Nullable Path model,
        List<String> languages,
        @Nullable String prefix,
        int threads,
        int tasks,
        @Nullable Duration maxAge) {
    private static final Duration USUAL_AGE = Duration.ofHours(6);

    public MeaningSettings {
        tasks = tasks == 0 ? 1 : tasks;
        var usual = EmbedderSettings.SHIPPED;
        languages = languages == null || languages.isEmpty() ? List.copyOf(usual.languages()) : List.copyOf(languages);
        threads = threads == 0 ? usual.threads() : threads;
        for (var language : languages) {
            if (!language.matches("[a-z]{2,3}")) {
                throw new IllegalArgumentException(
                        "language '" + language + "' is not a code; expected two letters, such as en");
            }
        }
        new OpinionSettings(usual, maxAge == null ? USUAL_AGE : maxAge, tasks, Path.of("."));
    }

    /** True unless it is switched off. */
    @JsonIgnore
    public boolean isOn() {
        return enabled == null || enabled;
    }

    /**
     * How the running program gives the second opinion.
     *
     * @param dataDir where libraries are unpacked and samples remembered
     */
    public OpinionSettings opinions(Path dataDir) {
        return new OpinionSettings(
                embedder(dataDir), maxAge == null ? USUAL_AGE : maxAge, tasks, dataDir.resolve("meaning"));
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
