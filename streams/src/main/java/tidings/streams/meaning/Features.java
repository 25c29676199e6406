package tidings.streams.meaning;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lessons as rows of numbers for one theme: the embedding, then a mark for each concept of the theme, each of the two
 * moved to mean 0 and to a mean squared length that says how much it counts. For one thread.
 */
final class Features {
    /** What concepts count beside the embedding, found by cross-validation on the shipped samples (RATIONALE.md). */
    static final double CONCEPTS = 0.5;

    private final List<String> names;
    private final double[] mean;
    private final double[] scale;
    private final double[][] rows;

    Features(String theme, List<Lesson> lessons) {
        var all = new TreeSet<String>();
        lessons.forEach(lesson -> all.addAll(lesson.concepts(theme)));
        this.names = List.copyOf(all);
        int dimensions = lessons.getFirst().embedding().vector().length;
        this.rows =
                lessons.stream().map(lesson -> row(theme, lesson, dimensions)).toArray(double[][]::new);
        this.mean = mean();
        this.scale = new double[mean.length];
        scale(0, dimensions, 1);
        scale(dimensions, mean.length, CONCEPTS);
        standardise();
    }

    private double[] row(String theme, Lesson lesson, int dimensions) {
        var row = new double[dimensions + names.size()];
        var vector = lesson.embedding().vector();
        for (int i = 0; i < dimensions; i++) {
            row[i] = vector[i];
        }
        var found = lesson.concepts(theme);
        for (int i = 0; i < names.size(); i++) {
            row[dimensions + i] = found.contains(names.get(i)) ? 1 : 0;
        }
        return row;
    }

    private double[] mean() {
        var sum = new double[rows[0].length];
        for (var row : rows) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += row[i] / rows.length;
            }
        }
        return sum;
    }

    private void scale(int from, int to, double share) {
        double squares = 0;
        for (var row : rows) {
            for (int i = from; i < to; i++) {
                squares += (row[i] - mean[i]) * (row[i] - mean[i]) / rows.length;
            }
        }
        for (int i = from; i < to; i++) {
            scale[i] = squares > 0 ? share / Math.sqrt(squares) : 0;
        }
    }

    private void standardise() {
        for (var row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (row[i] - mean[i]) * scale[i];
            }
        }
    }

    /** Inner products of all lessons. */
    double[][] gram() {
        var gram = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j <= i; j++) {
                gram[i][j] = Logistic.dot(rows[i], rows[j]);
                gram[j][i] = gram[i][j];
            }
        }
        return gram;
    }

    /** What a solution over the lessons gives to each concept, and to each number of an embedding as it is. */
    Weights weights(Logistic.Solution solution, int dimensions) {
        var all = new double[mean.length];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < all.length; i++) {
                all[i] += solution.weights()[row] * rows[row][i];
            }
        }
        double bias = solution.bias();
        for (int i = 0; i < all.length; i++) {
            all[i] *= scale[i];
            bias -= all[i] * mean[i];
        }
        var vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) all[i];
        }
        var concepts = new TreeMap<String, Double>();
        for (int i = 0; i < names.size(); i++) {
            concepts.put(names.get(i), all[dimensions + i]);
        }
        return new Weights(vector, concepts, bias);
    }

    /** Weights of a linear model. */
    record Weights(float[] vector, SortedMap<String, Double> concepts, double bias) {}
}
