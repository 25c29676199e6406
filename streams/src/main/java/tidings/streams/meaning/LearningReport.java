package tidings.streams.meaning;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well a theme was learned: each sample was judged by a model that did not see it.
 *
 * @param learned what was learned from all samples
 * @param judged what became of each sample of every theme
 */
public record LearningReport(Learned learned, List<Judged> judged) {
    private static final int STEPS = 5;

    public LearningReport {
        requireNonNull(learned, "learned");
        judged = List.copyOf(judged);
    }

    /**
     * A sample, judged unseen.
     *
     * @param theme whose sample it is
     * @param sample its name
     * @param about true if it is about the learned theme
     * @param probability what a model that did not see it says
     */
    public record Judged(String theme, String sample, boolean about, double probability) {
        public Judged {
            requireNonNull(theme, "theme");
            requireNonNull(sample, "sample");
        }
    }

    /**
     * Counts at a threshold.
     *
     * @param threshold the least probability that counts as found
     * @param about samples about the theme
     * @param hit those of them that were found
     * @param no the theme's other samples
     * @param falseAlarms those of them that were found
     * @param strangers samples of other themes that were found
     */
    public record Counts(double threshold, int about, int hit, int no, int falseAlarms, int strangers) {
        /** Share of hits among what was found of the theme's own samples; 0 without any. */
        public double precision() {
            return hit == 0 ? 0 : (double) hit / (hit + falseAlarms);
        }

        /** Share of hits among those about the theme. */
        public double recall() {
            return about == 0 ? 0 : (double) hit / about;
        }
    }

    /**
     * How true probabilities are.
     *
     * @param from the least probability of these samples
     * @param samples how many samples were given such a probability
     * @param said the mean of what was said
     * @param was the share that is about the theme
     */
    public record Step(double from, int samples, double said, double was) {}

    /** Counts at a threshold, from 0 to 1. */
    public Counts at(double threshold) {
        int about = 0;
        int hit = 0;
        int no = 0;
        int falseAlarms = 0;
        int strangers = 0;
        for (var one : judged) {
            boolean found = one.probability >= threshold;
            boolean own = one.theme.equals(learned.theme());
            about += one.about ? 1 : 0;
            hit += one.about && found ? 1 : 0;
            no += own && !one.about ? 1 : 0;
            falseAlarms += own && !one.about && found ? 1 : 0;
            strangers += !own && found ? 1 : 0;
        }
        return new Counts(threshold, about, hit, no, falseAlarms, strangers);
    }

    /** How true the probabilities are, in steps of a fifth; steps without samples are left out. */
    public List<Step> calibration() {
        var steps = new ArrayList<Step>();
        for (int step = 0; step < STEPS; step++) {
            int now = step;
            var in = judged.stream()
                    .filter(one -> Math.min(STEPS - 1, (int) (one.probability * STEPS)) == now)
                    .toList();
            if (!in.isEmpty()) {
                double said = in.stream().mapToDouble(Judged::probability).sum() / in.size();
                double was = (double) in.stream().filter(Judged::about).count() / in.size();
                steps.add(new Step((double) step / STEPS, in.size(), said, was));
            }
        }
        return steps;
    }

    /** The mean squared error of the probabilities (Brier's score); 0 is perfect. */
    public double brier() {
        return judged.stream()
                        .mapToDouble(one -> Math.pow(one.probability - (one.about ? 1 : 0), 2))
                        .sum()
                / Math.max(1, judged.size());
    }

    /** The samples on which the models disagree with their authors at the theme's threshold, worst first. */
    public List<Judged> disagreements() {
        return judged.stream()
                .filter(one -> one.about != (one.probability >= learned.threshold()))
                .sorted(Comparator.comparingDouble(one -> one.about ? one.probability - 1 : -one.probability))
                .toList();
    }
}
