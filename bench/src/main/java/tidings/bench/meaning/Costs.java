package tidings.bench.meaning;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tidings.events.Article;
import tidings.events.Theme;
import tidings.events.topic.Json;
import tidings.streams.meaning.Embedder;
import tidings.streams.meaning.EmbedderSettings;
import tidings.streams.meaning.Excerpt;
import tidings.streams.meaning.Screen;
import tidings.streams.theme.ThemeDirectory;

/** Measures what the second opinion costs, and prints tables. */
public final class Costs {
    private static final int[] LENGTHS = {25, 50, 100, 150};
    private static final int[] THREADS = {1, 2};
    private static final int WARM = 20;
    private static final int READINGS = 60;
    private static final int SCREENINGS = 5_000;
    private static final int RUNS = 2;

    private Costs() {}

    /**
     * Runs all of it, which takes some ten minutes.
     *
     * @param seconds how long each pipeline is measured
     * @throws IOException if files or processes cannot be made
     */
    public static void run(int seconds) throws IOException {
        var themes = ThemeDirectory.read(Path.of("config", "themes")).themes();
        var articles = articles(themes);
        readings(articles);
        screen(themes, articles);
        pipelines(seconds);
        var system = ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                Locale.ROOT,
                "load average %.1f on %d processors%n",
                system.getSystemLoadAverage(),
                system.getAvailableProcessors());
    }

    /** The themes' English samples: all of them about what themes look for, or nearly. */
    static List<Article> articles(List<Theme> themes) {
        var articles = new ArrayList<Article>();
        for (var theme : themes) {
            for (var samples : List.of(
                    theme.tests().match(),
                    theme.tests().reject(),
                    theme.meaning().about(),
                    theme.meaning().other())) {
                samples.stream()
                        .filter(sample -> "en".equals(sample.language()))
                        .map(sample -> Article.builder("sample" + articles.size(), Instant.EPOCH)
                                .language("en")
                                .title(sample.title())
                                .text(sample.text())
                                .build())
                        .forEach(articles::add);
            }
        }
        return articles;
    }

    private static void readings(List<Article> articles) {
        var words = new ArrayList<String>();
        articles.forEach(article -> words.addAll(List.of(article.text().split("\\s+"))));
        System.out.printf(Locale.ROOT, "%nreading one text, milliseconds%n%8s", "words");
        for (int threads : THREADS) {
            System.out.printf(Locale.ROOT, " %12s", threads == 1 ? "1 thread" : threads + " threads");
        }
        System.out.println();
        for (int length : LENGTHS) {
            System.out.printf(Locale.ROOT, "%8d", length);
            for (int threads : THREADS) {
                System.out.printf(Locale.ROOT, " %12.1f", reading(words, length, threads));
            }
            System.out.println();
        }
    }

    /** In the middle of many. */
    private static double reading(List<String> words, int length, int threads) {
        var times = new ArrayList<Double>();
        try (var embedder = Embedder.open(new EmbedderSettings(null, Set.of("en"), "query: ", threads, null))) {
            for (int i = 0; i < WARM + READINGS; i++) {
                var text = String.join(" ", words.subList(i * length, (i + 1) * length));
                var excerpt = Excerpt.of(
                        Article.builder("a", Instant.EPOCH).text(text).build());
                long from = System.nanoTime();
                embedder.embed(excerpt);
                if (i >= WARM) {
                    times.add((System.nanoTime() - from) / 1e6);
                }
            }
        }
        return at(times, 0.5);
    }

    private static void screen(List<Theme> themes, List<Article> articles) {
        var asking = themes.stream()
                .filter(theme -> theme.meaning().policy() != Theme.Policy.WORDS)
                .toList();
        var screen = Screen.of(asking);
        int passed = 0;
        double time = 0;
        for (int i = 0; i < 2 * SCREENINGS; i++) {
            var article = articles.get(i % articles.size());
            long from = System.nanoTime();
            boolean passes = !screen.passes(article).isEmpty();
            if (i >= SCREENINGS) {
                time += (System.nanoTime() - from) / 1e3;
                passed += passes ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%nthe screen: %.1f µs an article; %.0f%% of the themes' own samples pass, which are all near them%n",
                time / SCREENINGS,
                100.0 * passed / SCREENINGS);
    }

    private static void pipelines(int seconds) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%n%d articles a second for %d seconds; a fifth of them near the themes, half raise an alert by"
                        + " words%n",
                Pipeline.RATE,
                seconds);
        System.out.printf(
                Locale.ROOT,
                "%-8s %7s %8s %8s %9s %8s %9s %11s %8s %10s%n",
                "meaning",
                "alerts",
                "p50 ms",
                "p99 ms",
                "memory MB",
                "asked %",
                "judged/s",
                "reading ms",
                "waiting",
                "slowest ms");
        for (int run = 0; run < RUNS; run++) {
            for (boolean meaning : new boolean[] {false, true}) {
                print(meaning, pipeline(meaning, seconds));
            }
        }
    }

    private static void print(boolean meaning, Figures figures) {
        System.out.printf(
                Locale.ROOT,
                "%-8s %7d %8.0f %8.0f %9.0f %8.1f %9.1f %11.1f %8.0f %10.0f%n",
                meaning ? "on" : "off",
                figures.alerts(),
                figures.p50(),
                figures.p99(),
                figures.megabytes(),
                figures.screened() == 0 ? 0 : 100 * figures.asked() / figures.screened(),
                figures.judged(),
                figures.reading(),
                figures.waiting(),
                figures.slowest());
    }

    private static Figures pipeline(boolean meaning, int seconds) throws IOException {
        var folder = Files.createTempDirectory("tidings-meaning");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Pipeline.class.getName(),
                        folder.toString(),
                        Boolean.toString(meaning),
                        Integer.toString(seconds))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = process.inputReader()) {
            return lines.lines()
                    .filter(line -> line.startsWith("{"))
                    .map(line -> Json.read(line.getBytes(java.nio.charset.StandardCharsets.UTF_8), Figures.class))
                    .reduce((first, last) -> last)
                    .orElseThrow(() -> new IOException("the pipeline in " + folder + " ended without figures"));
        } finally {
            process.destroy();
        }
    }

    static double at(List<Double> times, double share) {
        var sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    }
}
