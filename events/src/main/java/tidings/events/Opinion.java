package tidings.events;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the second opinion says of one article and a theme, as an alert shows it.
 *
 * @param article id of the article
 * @param revision which text of it was judged; its hash
 * @param probability that the article is about the theme, 0 to 1
 * @param threshold the least probability that counts as found
 * @param model fingerprint of what was learned and of the embedding model: articles that were judged by the same one were
 *     judged alike
 * @param nearest the theme's samples that are nearest in meaning, nearest first
 * @param passages the passages that weighed most, the weightiest first
 */
public record Opinion(
        String article,
        String revision,
        double probability,
        double threshold,
        String model,
        List<Near> nearest,
        List<Passage> passages) {
    public Opinion {
        requireNonNull(article, "article");
        requireNonNull(revision, "revision");
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability + " must be between 0 and 1");
        }
        requireNonNull(model, "model");
        nearest = Lists.copy(nearest);
        passages = Lists.copy(passages);
    }

    /**
     * A sample that is near.
     *
     * @param sample its name
     * @param title its headline; may be empty
     * @param about true if it is about the theme
     * @param similarity cosine of the two embeddings, -1 to 1
     */
    public record Near(String sample, String title, boolean about, double similarity) {
        public Near {
            requireNonNull(sample, "sample");
            requireNonNull(title, "title");
        }
    }

    /**
     * A passage and what it adds to the score. Offsets count UTF-16 code units of the field, from 0, half-open.
     *
     * @param field {@code title} or {@code text}
     * @param start where it begins
     * @param end where it ends, exclusive
     * @param text the passage itself
     * @param weight above 0 it speaks for the theme, below 0 against it
     */
    public record Passage(String field, int start, int end, String text, double weight) {
        public Passage {
            requireNonNull(field, "field");
            requireNonNull(text, "text");
        }
    }
}
