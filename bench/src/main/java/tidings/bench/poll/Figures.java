package tidings.bench.poll;

import java.util.Map;

/**
 * What an instance did in the time that was measured.
 *
 * @param seconds how long that was
 * @param polls how many polls ended, by outcome
 * @param articles how many articles were published
 * @param cpuSeconds processor time of the whole process, its broker included
 * @param liveMebibytes heap that is in use after a collection at the end
 * @param peakMebibytes the most heap that was in use after any collection
 * @param medianLag from an item's publication to its first sight, the middle one, in seconds
 * @param tailLag the same, that of which 1% are longer
 * @param lags how many items that is known of
 * @param longestPoll the longest that a poll took, in seconds
 * @param hostile for each hostile feed's address the outcome of its last poll
 */
record Figures(
        double seconds,
        Map<String, Double> polls,
        double articles,
        double cpuSeconds,
        double liveMebibytes,
        double peakMebibytes,
        double medianLag,
        double tailLag,
        int lags,
        double longestPoll,
        Map<String, String> hostile) {
    /** All polls. */
    double allPolls() {
        return polls.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
