package tidings.streams.opinion;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import tidings.streams.meaning.EmbedderSettings;

/**
 * How the second opinion is given.
 *
 * @param embedder which model makes embeddings
 * @param maxAge an article that waited longer is given up; above zero, at most {@link #LONGEST}
 * @param tasks how many articles are judged at once, 1 or more
 * @param folder where embeddings of samples are remembered
 */
public record OpinionSettings(EmbedderSettings embedder, Duration maxAge, int tasks, Path folder) {
    /** The topic keeps articles longer than this. */
    public static final Duration LONGEST = Duration.ofDays(3);

    public OpinionSettings {
        requireNonNull(embedder, "embedder");
        requireNonNull(folder, "folder");
        if (maxAge.isNegative() || maxAge.isZero() || maxAge.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("max-age " + maxAge + " must be above zero and at most 3 days");
        }
        if (tasks < 1) {
            throw new IllegalArgumentException("tasks " + tasks + " must be 1 or more");
        }
    }
}
