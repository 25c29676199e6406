package tidings.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tidings.bench.Corpus.Spec;
import tidings.events.Article;
import tidings.streams.match.ThemeSet;

/** What it costs to change one theme among many, and what an article costs before and after some changes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ChangeBenchmark {
    static final int THEMES = 100_000;

    private static final int CHANGES = 30;

    private List<Article> articles = List.of();
    private List<Spec> others = List.of();
    private ThemeSet fresh = ThemeSet.compile(List.of());
    private ThemeSet changed = fresh;
    private int next;

    /** Compiles the themes, and changes some of them one by one. */
    @Setup(Level.Trial)
    public void setUp() {
        articles = new Corpus(MatchBenchmark.SEED).articles(MatchBenchmark.ARTICLES, MatchBenchmark.LENGTH);
        others = new Corpus(MatchBenchmark.SEED + 1).queries(1_000);
        fresh = Peers.ours(MatchBenchmark.queries(THEMES));
        changed = fresh;
        for (var i = 0; i < CHANGES; i++) {
            changed = change(changed);
        }
    }

    /** Changes one theme, when some others were changed before. */
    @Benchmark
    public ThemeSet changeOneTheme() {
        return change(changed);
    }

    /** An article, before any theme was changed. */
    @Benchmark
    public int articleBefore() {
        return fresh.match(articles.get(turn() % articles.size())).size();
    }

    /** An article, when some themes were changed. */
    @Benchmark
    public int articleAfter() {
        return changed.match(articles.get(turn() % articles.size())).size();
    }

    private ThemeSet change(ThemeSet set) {
        var turn = turn();
        var id = "t" + turn * 7919L % THEMES;
        return set.with(List.of(Peers.theme(id, others.get(turn % others.size()))), List.of());
    }

    private int turn() {
        next = next == Integer.MAX_VALUE ? 0 : next + 1;
        return next;
    }
}
