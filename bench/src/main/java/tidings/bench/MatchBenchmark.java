package tidings.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
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

/** Articles of 400 words against many themes, evidence included: our engine, and Lucene Monitor with highlights. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatchBenchmark {
    private static final int ARTICLES = 500;
    private static final int LENGTH = 400;
    private static final long SEED = 7;

    /** How many themes are tracked. */
    @Param({"10", "1000", "10000"})
    public int themes;

    private final List<Article> articles = new ArrayList<>();
    private ThemeSet ours = ThemeSet.compile(List.of());
    private @Nullable Monitor monitor;
    private int next;

    /**
     * Makes the corpus and both engines, and checks that they agree.
     *
     * @throws IOException if the peer cannot keep its queries
     */
    @Setup(Level.Trial)
    public void setUp() throws IOException {
        var corpus = new Corpus(SEED);
        var queries = corpus.queries(themes);
        for (var i = 0; i < ARTICLES; i++) {
            articles.add(Article.builder("a" + i, Instant.EPOCH)
                    .text(corpus.article(LENGTH))
                    .language("en")
                    .build());
        }
        ours = Peers.ours(queries);
        var peer = new Peers().monitor(queries);
        monitor = peer;
        for (var article : articles) {
            var mine = ours.match(article).size();
            var theirs = Peers.matches(peer, article.text());
            if (mine != theirs) {
                throw new IllegalStateException(
                        "the engines disagree on " + article.id() + ": " + mine + " matches, and " + theirs);
            }
        }
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

    /** Our engine. */
    @Benchmark
    public int tidings() {
        return ours.match(article()).size();
    }

    /** The peer. */
    @Benchmark
    public int luceneMonitor() {
        return Peers.matches(requireNonNull(monitor, "monitor"), article().text());
    }

    private Article article() {
        next = (next + 1) % ARTICLES;
        return articles.get(next);
    }
}
