package tidings.streams.meaning;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which model makes embeddings.
 *
 * @param directory folder with {@code model.onnx} and {@code tokenizer.json}; absent for the shipped e5-small-v2
 * @param languages the languages that it knows, by primary BCP 47 subtag
 * @param prefix what is put before each text; models are trained with one
 * @param threads how many threads one text is worked on with, from 1
 * @param cache folder in which the tokenizer's library is unpacked; absent for the system's usual one
 */
public record EmbedderSettings(
        @Nullable Path directory,
        Set<String> languages,
        String prefix,
        int threads,
        @Nullable Path cache) {
    /** The model that comes with the distribution: English, on one thread. */
    public static final EmbedderSettings SHIPPED = new EmbedderSettings(null, Set.of("en"), "query: ", 1, null);

    public EmbedderSettings {
        languages = Set.copyOf(languages);
        requireNonNull(prefix, "prefix");
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + " must be 1 or more");
        }
    }
}
