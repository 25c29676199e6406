/**
 * Trends: how much comes for a theme, beside what is usual at that hour of that weekday. Knows nothing of Kafka; {@code
 * tidings.streams} keeps one {@link tidings.streams.trend.Pulse} for each theme, tells {@link
 * tidings.streams.trend.TrendWatch} of each article and of the time that passes, and writes what it finds.
 *
 * <p>The statistic: texts in an hour are taken as counts of a Poisson process whose rate has a Gamma distribution, so that the
 * next count has a negative binomial one (A. Gelman et al., Bayesian Data Analysis, 3rd edition, 2.6). The rate of each of the
 * 168 hours of a week is drawn towards the product of the theme's overall rate, an hour's and a weekday's share. The variance
 * is scaled by the dispersion that past hours showed, and what a spike teaches is capped, as outbreak detection does with
 * counts of infections (C. P. Farrington et al., A Statistical Algorithm for the Early Detection of Outbreaks of Infectious
 * Disease, Journal of the Royal Statistical Society A 159, 1996; A. Noufaily et al., Statistics in Medicine 32, 2013).
 *
 * <p>Example: {@code var step = TrendWatch.take(pulse, match, isCopy, at)}, then keep {@code step.pulse()}.
 */
@NullMarked
package tidings.streams.trend;

import org.jspecify.annotations.NullMarked;
