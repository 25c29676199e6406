package tidings.streams.meaning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tidings.events.Ids;
import tidings.events.Theme;

/**
 * Learns one theme: five models, each without a fifth of the samples, say how well samples are judged that were not
 * seen, and from that a score's probability is known (Platt scaling); a sixth model learns from all. One use, one thread.
 */
final class CrossValidation {
    private static final int FOLDS = 5;
    private static final double FREE = 1e4;

    private final Theme theme;
    private final Teacher teacher;
    private final List<Lesson> lessons;
    private final Features features;
    private final double[][] gram;
    private final boolean[] is;
    private final int[] fold;
    private final double[] unseen;

    private CrossValidation(Theme theme, Teacher teacher) {
        this.theme = theme;
        this.teacher = teacher;
        this.lessons = teacher.lessons();
        this.features = new Features(theme.id(), lessons);
        this.gram = features.gram();
        this.is = new boolean[lessons.size()];
        for (int i = 0; i < is.length; i++) {
            is[i] = lessons.get(i).shows(theme.id());
        }
        this.fold = folds();
        this.unseen = new double[is.length];
    }

    /** Learns; throws as {@link Teacher#learn} does. */
    static CrossValidation of(Theme theme, Teacher teacher) {
        teacher.check(theme);
        var validation = new CrossValidation(theme, teacher);
        for (int part = 0; part < FOLDS; part++) {
            validation.judge(part);
        }
        return validation;
    }

    /** By their text, so that adding a sample leaves the others where they are. */
    private int[] folds() {
        var order = IntStream.range(0, is.length)
                .boxed()
                .sorted(Comparator.<Integer, Integer>comparing(this::kind)
                        .thenComparing(i ->
                                Ids.text(lessons.get(i).title() + lessons.get(i).name())))
                .toList();
        var folds = new int[is.length];
        for (int place = 0; place < folds.length; place++) {
            folds[order.get(place)] = place % FOLDS;
        }
        return folds;
    }

    private int kind(int i) {
        return is[i] ? 0 : lessons.get(i).theme().equals(theme.id()) ? 1 : 2;
    }

    private void judge(int part) {
        var seen = IntStream.range(0, is.length).filter(i -> fold[i] != part).toArray();
        var solution = fit(seen);
        for (int i = 0; i < is.length; i++) {
            if (fold[i] == part) {
                double score = solution.bias();
                for (int k = 0; k < seen.length; k++) {
                    score += solution.weights()[k] * gram[i][seen[k]];
                }
                unseen[i] = score;
            }
        }
    }

    /** What shows the theme is rarer; it counts for more, by the root of how much rarer. */
    private Logistic.Solution fit(int[] seen) {
        var truth = new boolean[seen.length];
        var part = new double[seen.length][seen.length];
        int shown = 0;
        for (int i = 0; i < seen.length; i++) {
            truth[i] = is[seen[i]];
            shown += truth[i] ? 1 : 0;
            for (int k = 0; k < seen.length; k++) {
                part[i][k] = gram[seen[i]][seen[k]];
            }
        }
        var counts = new double[seen.length];
        for (int i = 0; i < seen.length; i++) {
            counts[i] = truth[i] ? Math.sqrt((seen.length - shown) / (double) shown) : 1;
        }
        return Logistic.fit(part, truth, counts, Teacher.LOOSENESS);
    }

    /** Slope and shift of the probability. */
    private double[] calibration() {
        var gramOfScores = new double[is.length][is.length];
        for (int i = 0; i < is.length; i++) {
            for (int k = 0; k < is.length; k++) {
                gramOfScores[i][k] = unseen[i] * unseen[k];
            }
        }
        var counts = new double[is.length];
        Arrays.fill(counts, 1);
        var solution = Logistic.fit(gramOfScores, is, counts, FREE);
        return new double[] {Logistic.dot(solution.weights(), unseen), solution.bias()};
    }

    Learned learned() {
        var calibration = calibration();
        var all = IntStream.range(0, is.length).toArray();
        var weights = features.weights(fit(all), teacher.embedder().dimensions());
        return new Learned(
                theme.id(),
                Ids.text(theme.hash() + theme.tests() + theme.meaning()),
                teacher.embedder().identity(),
                is.length,
                weights.vector(),
                weights.concepts(),
                weights.bias(),
                calibration[0],
                calibration[1],
                theme.meaning().threshold());
    }

    LearningReport report() {
        var learned = learned();
        var judged = new ArrayList<LearningReport.Judged>();
        for (int i = 0; i < is.length; i++) {
            var lesson = lessons.get(i);
            double probability = Logistic.chance(learned.slope() * unseen[i] + learned.shift());
            judged.add(new LearningReport.Judged(lesson.theme(), lesson.name(), is[i], probability));
        }
        return new LearningReport(learned, judged);
    }
}
