package tidings.streams.meaning;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What meaning says of an article and a theme. */
public sealed interface Opinion {
    /** True if meaning finds that the article is about the theme. */
    boolean finds();

    /**
     * It says nothing.
     *
     * @param why why not, for people
     */
    record Abstained(String why) implements Opinion {
        public Abstained {
            requireNonNull(why, "why");
        }

        @Override
        public boolean finds() {
            return false;
        }
    }

    /**
     * It judged.
     *
     * @param probability that the article is about the theme, 0 to 1
     * @param threshold the least probability that finds
     * @param version fingerprint of what was learned ({@link Learned#version})
     * @param nearest the samples of the theme that are nearest in meaning, nearest first
     * @param passages what speaks for and against it, the weightiest first
     */
    record Judged(double probability, double threshold, String version, List<Near> nearest, List<Weighed> passages)
            implements Opinion {
        public Judged {
            requireNonNull(version, "version");
            nearest = List.copyOf(nearest);
            passages = List.copyOf(passages);
        }

        @Override
        public boolean finds() {
            return probability >= threshold;
        }
    }

    /**
     * A sample that is near.
     *
     * @param sample its name
     * @param title its headline
     * @param about true if it is about the theme
     * @param similarity cosine of the two embeddings, -1 to 1
     */
    record Near(String sample, String title, boolean about, double similarity) {
        public Near {
            requireNonNull(sample, "sample");
            requireNonNull(title, "title");
        }
    }

    /**
     * A passage and what it adds to the score.
     *
     * @param passage where it stands
     * @param weight what it adds; above 0 it speaks for the theme, measured from what a passage of its length adds in the
     *     samples on average
     */
    record Weighed(Excerpt.Passage passage, double weight) {
        public Weighed {
            requireNonNull(passage, "passage");
        }
    }
}
