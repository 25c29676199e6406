package tidings.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import tidings.bench.meaning.Costs;
import tidings.bench.suite.FeedSuite;
import tidings.bench.suite.PageSuite;

/** Runs the benchmarks and prints them as tables. */
public final class Main {
    private static final List<String> PARTS = List.of("match", "shipped", "change");
    private static final List<String> SUITES = List.of("feeds", "pages");
    private static final int SECONDS = 120;
    private static final String[] SIZES = {"10", "1000", "10000", "100000"};

    private Main() {}

    /**
     * Runs {@code match}, {@code shipped} and {@code change}, or those that the arguments name. Numbers among the
     * arguments are the theme counts for {@code match}; the system property {@code articles} names a file of articles
     * for {@code shipped}. {@code meaning [SECONDS]} measures the second opinion; {@code feeds FOLDER} and {@code pages FOLDER} run other projects' documents instead.
     *
     * @throws RunnerException if a benchmark fails
     * @throws IOException if heap cannot be measured, or a suite's documents cannot be read
     */
    public static void main(String[] args) throws RunnerException, IOException {
        if (args.length == 2 && SUITES.contains(args[0])) {
            suite(args[0], Path.of(args[1]));
            return;
        }
        if (args.length > 0 && args[0].equals("meaning")) {
            Costs.run(args.length > 1 ? Integer.parseInt(args[1]) : SECONDS);
            return;
        }
        var sizes = Arrays.stream(args).filter(arg -> arg.matches("\\d+")).toArray(String[]::new);
        var parts = Arrays.stream(args).filter(arg -> !arg.matches("\\d+")).toList();
        if (!PARTS.containsAll(parts)) {
            throw new IllegalArgumentException(
                    "expected " + String.join(", ", PARTS) + " or theme counts, got " + parts);
        }
        if (parts.isEmpty() || parts.contains("match")) {
            match(sizes.length == 0 ? SIZES : sizes);
        }
        if (parts.isEmpty() || parts.contains("shipped")) {
            print(run(options(ShippedBenchmark.class)));
        }
        if (parts.isEmpty() || parts.contains("change")) {
            print(run(options(ChangeBenchmark.class)));
        }
    }

    private static void suite(String name, Path data) throws IOException {
        if (name.equals("pages")) {
            PageSuite.run(data);
        } else {
            FeedSuite.run(data);
        }
    }

    private static void match(String[] sizes) throws RunnerException, IOException {
        Map<Integer, Map<String, Double>> times = new TreeMap<>();
        for (var result : run(options(MatchBenchmark.class).param("themes", sizes))) {
            times.computeIfAbsent(Integer.valueOf(result.getParams().getParam("themes")), themes -> new TreeMap<>())
                    .put(
                            result.getPrimaryResult().getLabel(),
                            result.getPrimaryResult().getScore());
        }
        System.out.printf(
                "%n%8s %12s %12s %7s %22s %22s %7s %s%n",
                "themes",
                "tidings µs",
                "Monitor µs",
                "ratio",
                "tidings MB (as given)",
                "Monitor MB (as given)",
                "share",
                "matches");
        for (var row : times.entrySet()) {
            print(row.getKey(), row.getValue());
        }
        load();
    }

    private static void print(int themes, Map<String, Double> times) throws IOException {
        var ours = times.getOrDefault("tidings", Double.NaN);
        var theirs = times.getOrDefault("luceneMonitor", Double.NaN);
        var ourHeap = Heap.of("tidings", themes);
        var theirHeap = Heap.of("monitor", themes);
        System.out.printf(
                "%8d %12.1f %12.1f %7.1f %14.1f (%5.1f) %14.1f (%5.1f) %7.2f %d, %d%n",
                themes,
                ours,
                theirs,
                theirs / ours,
                ourHeap.megabytes(),
                ourHeap.written(),
                theirHeap.megabytes(),
                theirHeap.written(),
                ourHeap.megabytes() / theirHeap.megabytes(),
                ourHeap.matches(),
                theirHeap.matches());
    }

    private static void print(Collection<RunResult> results) {
        System.out.println();
        for (var result : results) {
            var time = result.getPrimaryResult();
            var bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
            System.out.printf(
                    "%-16s %10.1f µs ± %.1f %12.0f bytes allocated%n",
                    time.getLabel(),
                    time.getScore(),
                    time.getScoreError(),
                    bytes == null ? Double.NaN : bytes.getScore());
        }
        load();
    }

    /** Figures taken on a busy machine are worth little. */
    private static void load() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                "load average %.1f on %d processors%n", system.getSystemLoadAverage(), system.getAvailableProcessors());
    }

    private static ChainedOptionsBuilder options(Class<?> benchmark) {
        return new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .jvmArgsPrepend("-Darticles=" + System.getProperty("articles", ""))
                .addProfiler(GCProfiler.class);
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build()).run();
    }
}
