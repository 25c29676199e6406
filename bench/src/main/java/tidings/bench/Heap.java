package tidings.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import tidings.events.Article;

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
     * @param matches in all articles
     */
    record Use(double megabytes, long matches) {}

    /** Asks a new process. */
    static Use of(String engine, int themes) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx8g",
                        "-XX:+UseSerialGC",
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
            return new Use(Double.parseDouble(parts[0]), Long.parseLong(parts[1]));
        }
    }

    /**
     * Prints heap and matches.
     *
     * @throws IOException if the peer cannot keep its queries
     */
    public static void main(String[] args) throws IOException {
        var queries = MatchBenchmark.queries(Integer.parseInt(args[1]));
        var articles = new Corpus(MatchBenchmark.SEED).articles(ARTICLES, MatchBenchmark.LENGTH);
        var before = used();
        var engine = engine(args[0], queries, articles);
        long matches = articles.stream().mapToInt(engine).sum();
        System.out.println((used() - before) / 1e6 + " " + matches);
        if (queries.isEmpty() || engine.applyAsInt(articles.getFirst()) < 0) {
            throw new IllegalStateException("both must be alive until here");
        }
        System.exit(0); // the peer has a thread that would go on
    }

    private static ToIntFunction<Article> engine(String name, List<Corpus.Spec> queries, List<Article> articles)
            throws IOException {
        if (name.equals("tidings")) {
            var ours = Peers.ours(queries);
            return article -> ours.match(article).size();
        }
        var monitor = new Peers(articles).monitor(queries);
        return article -> Peers.matches(monitor, article.text());
    }

    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
