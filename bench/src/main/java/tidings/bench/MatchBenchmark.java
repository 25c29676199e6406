package tidings.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.monitor.Monitor;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tidings.events.Article;
import tidings.streams.match.ThemeSet;

/** One article of 400 words against many themes, evidence included: our engine, and Lucene Monitor with highlights. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatchBenchmark {
    static final int ARTICLES = 500;
    static final int LENGTH = 400;
    static final long SEED = 7;

    /** How many themes are tracked. */
    @Param({"10", "1000", "10000", "100000"})
    public int themes;

    private List<Article> articles = List.of();
    private int next;

    /** Makes the articles. */
    @Setup(Level.Trial)
    public void setUp() {
        articles = new Corpus(SEED).articles(ARTICLES, LENGTH);
    }

    private Article article() {
        next = (next + 1) % ARTICLES;
        return articles.get(next);
    }

    /** Our engine with the themes. */
    @State(Scope.Benchmark)
    public static class Ours {
        private ThemeSet set = ThemeSet.compile(List.of());

        /** Compiles the themes. */
        @Setup(Level.Trial)
        public void setUp(MatchBenchmark benchmark) {
            set = Peers.ours(queries(benchmark.themes));
        }
    }

    /** The peer with the same queries. */
    @State(Scope.Benchmark)
    public static class Theirs {
        private @Nullable Monitor monitor;

        /** Registers the queries. */
        @Setup(Level.Trial)
        public void setUp(MatchBenchmark benchmark) {
            monitor = new Peers(benchmark.articles).monitor(queries(benchmark.themes));
        }

        /**
         * Closes the peer.
         *
         * @throws IOException if it cannot be closed
         */
        @TearDown(Level.Trial)
        public void tearDown() throws IOException {
            requireNonNull(monitor, "monitor").close();
        }
    }

    static List<Corpus.Spec> queries(int count) {
        return new Corpus(SEED).queries(count);
    }

    /** Our engine. */
    @Benchmark
    public int tidings(Ours ours) {
        return ours.set.match(article()).size();
    }

    /** The peer. */
    @Benchmark
    public int luceneMonitor(Theirs theirs) {
        return Peers.matches(
                requireNonNull(theirs.monitor, "monitor"), article().text());
    }
}
