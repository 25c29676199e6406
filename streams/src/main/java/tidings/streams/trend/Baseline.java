package tidings.streams.trend;

import static java.util.Objects.requireNonNull;

import tidings.streams.trend.Seasons.Usual;

/**
 * What is usual for a theme, learned from whole hours that were observed. Immutable.
 *
 * @param seasons what came in which hour of the week
 * @param hours how many hours were observed in all
 * @param residuals squares of how far hours were off what was usual, in its own measure, added up; older ones weigh less
 * @param weight how many hours that is from, weighed alike
 */
public record Baseline(Seasons seasons, int hours, double residuals, double weight) {
    /** Nothing was observed yet. */
    static final Baseline NONE = new Baseline(Seasons.NONE, 0, 0, 0);

    /** So many imagined hours were exactly as dispersed as a Poisson process is. */
    private static final double PLAIN_HOURS = 50;

    private static final double KEEP = 0.999_5;
    /** One odd hour says no more than this of the others. */
    private static final double MOST_RESIDUAL = 25;
    /** So many standard deviations above what is usual, an hour teaches no more. */
    private static final double MOST_DEVIATIONS = 4;

    public Baseline {
        requireNonNull(seasons, "seasons");
    }

    /** After an hour was observed from beginning to end. */
    Baseline with(long epochHour, int texts) {
        var usual = seasons.usual(epochHour);
        var most = usual.mean() + MOST_DEVIATIONS * Math.sqrt(variance(usual)) + 1;
        var off = texts - usual.mean();
        var residual = off * off / plainVariance(usual);
        return new Baseline(
                seasons.with(epochHour, Math.min(texts, most)),
                hours + 1,
                residuals * KEEP + Math.min(residual, MOST_RESIDUAL),
                weight * KEEP + 1);
    }

    /** What is usual in an hour, counted from 1970. */
    Usual usual(long epochHour) {
        return seasons.usual(epochHour);
    }

    /** How likely so many texts or more are in an hour. */
    double chance(int texts, Usual usual) {
        return Surprise.ofSoMany(texts, usual.mean(), variance(usual));
    }

    /** How likely none are where so many were expected. */
    double chanceOfNone(double expected) {
        return Surprise.ofNone(expected, seasons.texts(), dispersion());
    }

    private double variance(Usual usual) {
        return dispersion() * plainVariance(usual);
    }

    /** Of the next count of a Poisson process whose rate is known from so many weeks. */
    private static double plainVariance(Usual usual) {
        return usual.mean() * (1 + 1 / usual.weight());
    }

    /** How much wider than a Poisson process's the counts are, 1 or more. */
    private double dispersion() {
        return Math.max(1, (residuals + PLAIN_HOURS) / (weight + PLAIN_HOURS));
    }
}
