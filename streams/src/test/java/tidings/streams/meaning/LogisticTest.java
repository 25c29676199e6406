package tidings.streams.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogisticTest {
    private static final double[] ONCE = {1, 1, 1, 1};

    @Test
    void anUntoldFeatureLeavesTheShareOfTruth() {
        var gram = new double[4][4];

        var solution = Logistic.fit(gram, new boolean[] {true, false, false, false}, ONCE, 10);

        assertThat(Logistic.chance(solution.bias())).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void theGradientIsZeroAtTheSolution() {
        double[] x = {-2, -1, 0.5, 3};
        var is = new boolean[] {false, true, false, true};
        double looseness = 5;

        var solution = Logistic.fit(gram(x), is, ONCE, looseness);

        double slope = Logistic.dot(solution.weights(), x);
        double bySlope = -slope / looseness;
        double byBias = 0;
        for (int i = 0; i < x.length; i++) {
            double error = (is[i] ? 1 : 0) - Logistic.chance(slope * x[i] + solution.bias());
            bySlope += error * x[i];
            byBias += error;
        }
        assertThat(bySlope).isCloseTo(0, within(1e-5));
        assertThat(byBias).isCloseTo(0, within(1e-5));
    }

    @Test
    void separableExamplesStayFinite() {
        double[] x = {-1e3, -1, 1, 1e3};

        var solution = Logistic.fit(gram(x), new boolean[] {false, false, true, true}, ONCE, 1e6);

        assertThat(Arrays.stream(solution.weights()).allMatch(Double::isFinite)).isTrue();
        assertThat(Logistic.dot(solution.weights(), x)).isPositive();
    }

    @Test
    void extremeScoresAreProbabilities() {
        assertThat(Logistic.chance(1e9)).isEqualTo(1, within(1e-9));
        assertThat(Logistic.chance(-1e9)).isBetween(0.0, 1e-9);
    }

    private static double[][] gram(double[] x) {
        var gram = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < x.length; k++) {
                gram[i][k] = x[i] * x[k];
            }
        }
        return gram;
    }
}
