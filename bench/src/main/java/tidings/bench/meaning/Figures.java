package tidings.bench.meaning;

/**
 * What one run of the pipeline came to.
 *
 * @param alerts alerts by words that were measured
 * @param p50 milliseconds from sight to an alert that a reader of committed records has, in the middle
 * @param p99 the same at the 99th percentile
 * @param megabytes the most memory that the process had, in MiB; NaN where the system does not say
 * @param asked articles a second that passed the screen
 * @param screened articles a second that came to it
 * @param judged articles a second that were read, or known as copies
 * @param reading milliseconds that reading one took on average
 * @param waiting articles that waited at the end
 * @param slowest the longest wait for a second opinion in the last minutes, in milliseconds
 */
record Figures(
        int alerts,
        double p50,
        double p99,
        double megabytes,
        double asked,
        double screened,
        double judged,
        double reading,
        double waiting,
        double slowest) {}
