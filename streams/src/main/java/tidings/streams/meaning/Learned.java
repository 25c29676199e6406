package tidings.streams.meaning;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tidings.events.Ids;

/**
 * What was learned for a theme: a linear model over the embedding and the theme's concepts, and how its score becomes a
 * probability. Plain data that can be kept and sent; all who have it judge alike. Never changed once made.
 *
 * @param theme id of the theme
 * @param themeHash fingerprint of the theme's queries and of what it was taught
 * @param embedder fingerprint of the embedding model ({@link Embedder#identity})
 * @param lessons how many samples it learned from
 * @param weights one for each number of the embedding
 * @param concepts the weight of each concept that occurs
 * @param bias what is added
 * @param slope with {@code shift}, makes a probability of the score: logistic(slope * score + shift), after Platt
 * @param shift as above
 * @param threshold the least probability at which meaning finds an article
 */
public record Learned(
        String theme,
        String themeHash,
        String embedder,
        int lessons,
        float[] weights,
        Map<String, Double> concepts,
        double bias,
        double slope,
        double shift,
        double threshold) {
    public Learned {
        requireNonNull(theme, "theme");
        requireNonNull(themeHash, "themeHash");
        requireNonNull(embedder, "embedder");
        requireNonNull(weights, "weights");
        concepts = Collections.unmodifiableMap(new TreeMap<>(concepts));
    }

    /** Fingerprint of all that decides its verdicts. */
    @JsonIgnore
    public String version() {
        return Ids.text(String.join(
                " ",
                themeHash,
                embedder,
                Arrays.toString(weights),
                concepts.toString(),
                bias + " " + slope + " " + shift + " " + threshold));
    }

    /** The probability that an article is about the theme. */
    double probability(Embedding embedding, Set<String> found) {
        return Logistic.chance(slope * score(embedding, found) + shift);
    }

    double score(Embedding embedding, Set<String> found) {
        double sum = bias + Embedding.dot(weights, embedding.vector());
        for (var concept : found) {
            sum += concepts.getOrDefault(concept, 0.0);
        }
        return sum;
    }
}
