package tidings.streams.meaning;

import java.util.Arrays;

/**
 * Logistic regression with an L2 penalty, solved exactly by Newton's method in the space of examples, which is small
 * where examples are few and features many (iteratively reweighted least squares; Hastie, Tibshirani, Friedman, The
 * Elements of Statistical Learning, 4.4 and 18.3.5). The bias is not penalised. Deterministic; pure functions.
 */
final class Logistic {
    private static final int STEPS = 60;
    private static final double CLOSE = 1e-7;
    private static final double FLOOR = 1e-6;

    private Logistic() {}

    /**
     * A solution: the weight of each example, and the bias. The score of a point is the sum of weights times the point's
     * inner products with the examples, plus the bias.
     */
    record Solution(double[] weights, double bias) {}

    /**
     * Fits.
     *
     * @param gram inner products of the examples
     * @param is the truth about each
     * @param counts how much each counts; above 0
     * @param looseness the inverse of the penalty's strength; above 0
     */
    static Solution fit(double[][] gram, boolean[] is, double[] counts, double looseness) {
        int size = is.length;
        var solution = new Solution(new double[size], 0);
        for (int step = 0; step < STEPS; step++) {
            var next = step(gram, is, counts, looseness, solution);
            double moved = Math.abs(next.bias - solution.bias);
            for (int i = 0; i < size; i++) {
                moved = Math.max(moved, Math.abs(next.weights[i] - solution.weights[i]));
            }
            solution = next;
            if (moved < CLOSE) {
                break;
            }
        }
        return solution;
    }

    private static Solution step(double[][] gram, boolean[] is, double[] counts, double looseness, Solution now) {
        int size = is.length;
        var matrix = new double[size][];
        var target = new double[size];
        for (int i = 0; i < size; i++) {
            double score = dot(gram[i], now.weights) + now.bias;
            double chance = chance(score);
            double curve = Math.max(chance * (1 - chance), FLOOR);
            matrix[i] = Arrays.copyOf(gram[i], size);
            matrix[i][i] += 1 / (looseness * counts[i] * curve);
            target[i] = score + ((is[i] ? 1 : 0) - chance) / curve;
        }
        factor(matrix);
        var ones = new double[size];
        Arrays.fill(ones, 1);
        var byTarget = solve(matrix, target);
        var byOne = solve(matrix, ones);
        double bias = Arrays.stream(byTarget).sum() / Arrays.stream(byOne).sum();
        for (int i = 0; i < size; i++) {
            byTarget[i] -= bias * byOne[i];
        }
        return new Solution(byTarget, bias);
    }

    /** The probability that belongs to a score. */
    static double chance(double score) {
        return 1 / (1 + Math.exp(-Math.clamp(score, -500, 500)));
    }

    /** Cholesky's factor, in place, below the diagonal and on it. */
    private static void factor(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            var row = matrix[i];
            for (int j = 0; j <= i; j++) {
                double sum = row[j];
                var other = matrix[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                row[j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / other[j];
            }
        }
    }

    private static double[] solve(double[][] factor, double[] target) {
        int size = target.length;
        var x = target.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= factor[i][k] * x[k];
            }
            x[i] /= factor[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                x[i] -= factor[k][i] * x[k];
            }
            x[i] /= factor[i][i];
        }
        return x;
    }

    static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
