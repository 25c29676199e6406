package tidings.streams.trend;

/** How likely a count is by chance. Pure functions, safe from any thread. */
final class Surprise {
    /** Beyond it the normal distribution is near enough, and adding up terms would lose them. */
    private static final double LARGE = 200;
    /** A negative binomial distribution needs more variance than a Poisson one has. */
    private static final double LEAST_EXCESS = 1.000_1;

    private Surprise() {}

    /**
     * The probability of so many or more, where counts have a negative binomial distribution.
     *
     * @param count 0 or more
     * @param mean more than 0
     * @param variance at least the mean; a lesser one counts as that
     */
    static double ofSoMany(int count, double mean, double variance) {
        var wide = Math.max(variance, mean * LEAST_EXCESS);
        if (mean > LARGE) {
            return upperTail((count - 0.5 - mean) / Math.sqrt(wide));
        }
        var size = mean * mean / (wide - mean);
        var success = mean / wide;
        var term = Math.exp(size * Math.log(success));
        double below = 0;
        for (var k = 0; k < count; k++) {
            below += term;
            term *= (k + size) / (k + 1) * (1 - success);
        }
        return Math.clamp(1 - below, 0, 1);
    }

    /**
     * The probability of none, where so many were expected.
     *
     * @param expected 0 or more
     * @param known how many the expectation is known from; the fewer, the less surprising
     * @param dispersion how much wider than Poisson's the distribution is, 1 or more
     */
    static double ofNone(double expected, double known, double dispersion) {
        return known <= 0 ? 1 : Math.exp(-known * Math.log1p(expected / known) / dispersion);
    }

    /** Of the standard normal distribution; Abramowitz and Stegun, 26.2.17, off by less than a ten-millionth. */
    private static double upperTail(double z) {
        if (z < 0) {
            return 1 - upperTail(-z);
        }
        var t = 1 / (1 + 0.231_641_9 * z);
        var polynomial = t
                * (0.319_381_530
                        + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    }
}
