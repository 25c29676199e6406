package tidings.bench.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tidings.events.topic.Json;

/** Measures polling and prints tables: {@code load}, with conditional hits and without, and {@code hostile}. */
public final class Polls {
    private static final String HEAP = "-Xmx1g";

    private Polls() {}

    /**
     * Runs what the arguments name, everything if they name nothing. {@code feeds=}, {@code interval=} and {@code
     * seconds=} (both in seconds) change how much and how long.
     *
     * @throws IOException if a process cannot be run
     */
    public static void main(String[] args) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> parts = new ArrayList<>();
        for (var arg : args) {
            var pair = arg.split("=", 2);
            if (pair.length == 2 && List.of("feeds", "interval", "seconds").contains(pair[0])) {
                numbers.put(pair[0], Integer.valueOf(pair[1]));
            } else if (List.of("load", "plain", "hostile").contains(arg)) {
                parts.add(arg);
            } else {
                throw new IllegalArgumentException(
                        "expected load, plain, hostile, feeds=N, interval=S or seconds=S, got " + arg);
            }
        }
        if (parts.isEmpty() || parts.contains("load")) {
            load(numbers, true);
        }
        if (parts.isEmpty() || parts.contains("plain")) {
            load(numbers, false);
        }
        if (parts.isEmpty() || parts.contains("hostile")) {
            hostile(numbers);
        }
    }

    private static void load(Map<String, Integer> numbers, boolean validators) throws IOException {
        var interval = Duration.ofSeconds(numbers.getOrDefault("interval", 300));
        var plan = new Plan(
                numbers.getOrDefault("feeds", 5_000),
                5,
                0,
                interval,
                interval.multipliedBy(6),
                numbers.getOrDefault("seconds", 630),
                validators);
        System.out.printf(
                "%n%d feeds on %d hosts, each polled every %ds, %s%n",
                plan.feeds(),
                plan.hosts(),
                interval.toSeconds(),
                validators ? "with validators" : "without validators");
        print(run(plan));
    }

    private static void hostile(Map<String, Integer> numbers) throws IOException {
        var interval = Duration.ofSeconds(numbers.getOrDefault("interval", 30));
        var feeds = numbers.getOrDefault("feeds", 950);
        var seconds = numbers.getOrDefault("seconds", 180);
        var alone = run(new Plan(feeds, 5, 0, interval, interval, seconds, true));
        System.out.printf("%n%d feeds every %ds, alone%n", feeds, interval.toSeconds());
        print(alone);
        var plan = new Plan(feeds, 5, 50, interval, interval, seconds, true);
        var beside = run(plan);
        System.out.printf("%n%d feeds every %ds, beside 50 hostile ones%n", feeds, interval.toSeconds());
        print(beside);
        var worse = beside.figures.tailLag() / alone.figures.tailLag() - 1;
        System.out.printf(
                "99th percentile of freshness %+.1f%%, live heap %+.1f MiB, peak %+.1f MiB, longest poll %.1f s%n",
                worse * 100,
                beside.figures.liveMebibytes() - alone.figures.liveMebibytes(),
                beside.figures.peakMebibytes() - alone.figures.peakMebibytes(),
                beside.figures.longestPoll());
        outcomes(beside.figures.hostile());
    }

    private static void outcomes(Map<String, String> outcomes) {
        var right = 0;
        Map<String, Integer> counts = new java.util.TreeMap<>();
        for (var one : outcomes.entrySet()) {
            var name = one.getKey().substring(one.getKey().lastIndexOf('/') + 1);
            var trick = Trick.valueOf(name.toUpperCase(java.util.Locale.ROOT));
            right += trick.allows(one.getValue()) ? 1 : 0;
            counts.merge(
                    name + " -> " + one.getValue() + (trick.allows(one.getValue()) ? "" : "  WRONG"), 1, Integer::sum);
        }
        System.out.printf("%d of %d hostile feeds ended as documented%n", right, outcomes.size());
        counts.forEach((text, count) -> System.out.printf("  %3d  %s%n", count, text));
    }

    private static void print(Run run) {
        var figures = run.figures;
        var counts = run.counts;
        var unchanged = counts.notModified() + counts.sentAgain();
        System.out.printf(
                "  %.1f feeds/s, %.1f articles/s over %.0f s; CPU %.1f s, %.1f%% of %d processors; heap live %.0f MiB,"
                        + " peak after collections %.0f MiB%n",
                figures.allPolls() / figures.seconds(),
                figures.articles() / figures.seconds(),
                figures.seconds(),
                figures.cpuSeconds(),
                100
                        * figures.cpuSeconds()
                        / figures.seconds()
                        / Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().availableProcessors(),
                figures.liveMebibytes(),
                figures.peakMebibytes());
        System.out.printf("  polls %s%n", figures.polls());
        System.out.printf(
                "  304 on %.2f%% of %d unchanged polls; at most %d connections of a host; publication to first sight"
                        + " %.1f s median, %.1f s at 99%% of %d; load average %.1f%n",
                100.0 * counts.notModified() / Math.max(1, unchanged),
                unchanged,
                counts.mostConnections(),
                figures.medianLag(),
                figures.tailLag(),
                figures.lags(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static Run run(Plan plan) throws IOException {
        var folder = Files.createTempDirectory("tidings-polls");
        var sites = java(List.of(), Sites.class, plan.arguments());
        try (var out = new BufferedReader(new InputStreamReader(sites.getInputStream(), UTF_8))) {
            write(folder, plan, Integer.parseInt(line(out)));
            var arguments = new ArrayList<>(List.of(folder.toString()));
            Collections.addAll(arguments, plan.arguments());
            var instance = java(List.of(HEAP), Instance.class, arguments.toArray(String[]::new));
            try (var result = new BufferedReader(new InputStreamReader(instance.getInputStream(), UTF_8))) {
                var figures = Json.read(line(result).getBytes(UTF_8), Figures.class);
                sites.getOutputStream().write('\n');
                sites.getOutputStream().flush();
                return new Run(figures, Sites.Counts.of(line(out)));
            } finally {
                instance.onExit()
                        .orTimeout(60, java.util.concurrent.TimeUnit.SECONDS)
                        .handle((ok, no) -> {
                            instance.destroyForcibly();
                            return 0;
                        })
                        .join();
            }
        } finally {
            sites.destroyForcibly();
            delete(folder);
        }
    }

    private record Run(Figures figures, Sites.Counts counts) {}

    private static String line(BufferedReader out) throws IOException {
        return Objects.requireNonNull(out.readLine(), "a process ended without a word; its errors are above");
    }

    private static Process java(List<String> options, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void write(Path folder, Plan plan, int port) throws IOException {
        var millis = plan.interval().toMillis();
        Files.writeString(folder.resolve("tidings.yaml"), """
            data-dir: data
            kafka: {partitions: 4}
            feeds: {interval: %1$dms, min-interval: %2$dms, quiet-interval: %1$dms, max-age: 1s}
            net: {allow: [127.0.0.0/8], contact: 'https://bench.example/'}
            """.formatted(
                        millis, millis * 9 / 10)); // waits vary by a tenth either way
        var opml = new StringBuilder("<opml version='2.0'><body>\n");
        for (var feed = 0; feed < plan.feeds(); feed++) {
            opml.append("<outline text='")
                    .append(feed)
                    .append("' xmlUrl='")
                    .append(plan.url(feed, port))
                    .append("'/>\n");
        }
        for (var number = 0; number < plan.hostile(); number++) {
            opml.append("<outline text='h' xmlUrl='")
                    .append(plan.hostileUrl(number, port))
                    .append("'/>\n");
        }
        Files.writeString(folder.resolve("feeds.opml"), opml.append("</body></opml>\n"));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
