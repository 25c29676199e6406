package tidings.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import tidings.events.Article;
import tidings.streams.match.ThemeSet;

/**
 * Measures, in a process of its own, how much heap an engine keeps with so many themes after some articles, and how
 * often it matched.
 */
final class Heap {
    private static final int ARTICLES = 100;

    private Heap() {}

    /**
     * What one engine needs.
     *
     * @param megabytes of heap that stay in use
     * @param written how many of them are the themes, or the queries, as they were given to the engine
     * @param matches in all articles
     */
    record Use(double megabytes, double written, long matches) {}

    /** Asks a new process. */
    static Use of(String engine, int themes) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx8g",
                        "-XX:+UseSerialGC",
                        "-XX:MarkSweepDeadRatio=0",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Heap.class.getName(),
                        engine,
                        Integer.toString(themes))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = process.inputReader()) {
            var answer = lines.readLine();
            if (answer == null) {
                throw new IOException(engine + " did not say how much heap it needs");
            }
            var parts = answer.split(" ");
            return new Use(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Long.parseLong(parts[2]));
        }
    }

    /** Prints heap and matches. */
    public static void main(String[] args) {
        var queries = MatchBenchmark.queries(Integer.parseInt(args[1]));
        var articles = new Corpus(MatchBenchmark.SEED).articles(ARTICLES, MatchBenchmark.LENGTH);
        var before = used();
        var given = given(args[0], queries, articles);
        var written = used() - before;
        var engine = given.get();
        long matches = articles.stream().mapToInt(engine).sum();
        System.out.println((used() - before) / 1e6 + " " + written / 1e6 + " " + matches);
        if (queries.isEmpty() || engine.applyAsInt(articles.getFirst()) < 0) {
            throw new IllegalStateException("both must be alive until here");
        }
        System.exit(0); // the peer has a thread that would go on
    }

    /** Prepares what an engine is given, and then makes the engine of it. */
    private static Supplier<ToIntFunction<Article>> given(
            String name, List<Corpus.Spec> queries, List<Article> articles) {
        if (name.equals("tidings")) {
            var themes = Peers.themes(queries);
            return () -> {
                var ours = ThemeSet.compile(themes);
                return article -> ours.match(article).size();
            };
        }
        var peers = new Peers(articles);
        var registered = peers.registered(queries);
        return () -> {
            var monitor = peers.monitorOf(registered);
            return article -> Peers.matches(monitor, article.text());
        };
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
