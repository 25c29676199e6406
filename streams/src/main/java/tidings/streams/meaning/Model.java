package tidings.streams.meaning;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to judge by what a theme learned, as it stands on the topic of models under the theme's id. Whoever
 * reads it judges as all others do.
 *
 * @param theme id of the theme
 * @param version counts what the theme learned, from 1
 * @param fingerprint of what it was learned from: samples, feedback, the theme, the embedding model; the same one is not
 *     learned again
 * @param learned weights, calibration and threshold; absent if there are too few samples
 * @param usual what the mean of all samples' embeddings adds to the score, from which passages are measured
 * @param examples the theme's own samples
 * @param taught what feedback taught, with its text, which outlives the articles
 */
public record Model(
        String theme,
        int version,
        String fingerprint,
        @Nullable Learned learned,
        double usual,
        List<Example> examples,
        List<Taught> taught) {
    public Model {
        requireNonNull(theme, "theme");
        if (version < 1) {
            throw new IllegalArgumentException("version " + version + " of model " + theme + " must be 1 or more");
        }
        requireNonNull(fingerprint, "fingerprint");
        examples = examples == null ? List.of() : List.copyOf(examples);
        taught = taught == null ? List.of() : List.copyOf(taught);
    }

    /** True if an embedding model made what this was learned from. */
    public boolean fits(Embedder embedder) {
        return learned == null
                || (learned.weights().length == embedder.dimensions()
                        && learned.embedder().equals(embedder.identity()));
    }
}
