package tidings.streams.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SurpriseTest {
    @Test
    void withoutDispersionCountsArePoisson() {
        assertThat(Surprise.ofSoMany(10, 3, 3)).isCloseTo(0.001_102_5, within(1e-6));
        assertThat(Surprise.ofSoMany(0, 3, 3)).isEqualTo(1);
        assertThat(Surprise.ofSoMany(1, 3, 3)).isCloseTo(1 - Math.exp(-3), within(1e-4));
    }

    @Test
    void withDispersionTheyAreNegativeBinomial() {
        // r = 3, p = 1/2: as likely as two heads at most in twelve throws
        assertThat(Surprise.ofSoMany(10, 3, 6)).isCloseTo(79 / 4096.0, within(1e-9));
    }

    @Test
    void largeMeansAreNearlyNormal() {
        var justBelow = Surprise.ofSoMany(250, 199.9, 199.9);
        var justAbove = Surprise.ofSoMany(250, 200.1, 200.1);

        assertThat(justAbove).isCloseTo(justBelow, within(3e-4));
        assertThat(Surprise.ofSoMany(100_000, 90_000, 90_000)).isLessThan(1e-200);
        assertThat(Surprise.ofSoMany(90_000, 90_000, 90_000)).isCloseTo(0.5, within(0.01));
    }

    @Test
    void noneIsTheLessSurprisingTheLessIsKnown() {
        assertThat(Surprise.ofNone(10, 1e9, 1)).isCloseTo(Math.exp(-10), within(1e-9));
        assertThat(Surprise.ofNone(10, 5, 1)).isGreaterThan(50 * Math.exp(-10));
        assertThat(Surprise.ofNone(10, 0, 1)).isEqualTo(1);
        assertThat(Surprise.ofNone(0, 5, 1)).isEqualTo(1);
    }
}
