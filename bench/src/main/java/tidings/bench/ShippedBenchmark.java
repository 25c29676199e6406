package tidings.bench;

import java.io.IOException;
import java.nio.file.Path;
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
import tidings.events.Article;
import tidings.streams.match.ThemeSet;
import tidings.streams.theme.ThemeDirectory;

/** One article of 400 words against the themes of {@code config/themes}, evidence included, on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ShippedBenchmark {
    private List<Article> articles = List.of();
    private ThemeSet set = ThemeSet.compile(List.of());
    private int next;

    /**
     * Compiles the themes and makes the articles.
     *
     * @throws IOException if the file of articles cannot be read
     */
    @Setup(Level.Trial)
    public void setUp() throws IOException {
        var themes = ThemeDirectory.read(Path.of("config", "themes")).themes();
        set = ThemeSet.compile(themes);
        articles = Texts.articles(themes);
    }

    /** The themes that one article is about, with their evidence. */
    @Benchmark
    public int shippedThemes() {
        next = (next + 1) % articles.size();
        return set.match(articles.get(next)).size();
    }
}
