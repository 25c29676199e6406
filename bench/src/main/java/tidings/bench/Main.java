package tidings.bench;

import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks and prints a table of ratios. */
public final class Main {
    private Main() {}

    /**
     * Runs all benchmarks, or those whose names contain the first argument.
     *
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] args) throws RunnerException {
        var options = new OptionsBuilder()
                .include(args.length == 0 ? MatchBenchmark.class.getSimpleName() : args[0])
                .build();
        Map<Integer, Map<String, Double>> table = new TreeMap<>();
        for (var result : new Runner(options).run()) {
            table.computeIfAbsent(themes(result), themes -> new TreeMap<>())
                    .put(
                            result.getPrimaryResult().getLabel(),
                            result.getPrimaryResult().getScore());
        }
        System.out.printf("%n%10s %16s %22s %8s%n", "themes", "tidings (µs)", "Lucene Monitor (µs)", "ratio");
        table.forEach((themes, row) -> {
            var ours = row.getOrDefault("tidings", Double.NaN);
            var theirs = row.getOrDefault("luceneMonitor", Double.NaN);
            System.out.printf("%10d %16.1f %22.1f %8.1f%n", themes, ours, theirs, theirs / ours);
        });
    }

    private static int themes(RunResult result) {
        return Integer.parseInt(result.getParams().getParam("themes"));
    }
}
