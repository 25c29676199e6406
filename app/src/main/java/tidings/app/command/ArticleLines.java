package tidings.app.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tidings.app.command.ArticleLine.BadLine;
import tidings.app.problem.Problem;
import tidings.events.Article;

/**
 * Works through files of articles, JSON Lines, on all processors. Results come out in the order of the input, and at once
 * when the input pauses. However long the input is, only few lines are held at a time. A line that cannot be read is told
 * with file and line, and passed over.
 *
 * <p>For one thread.
 *
 * @param <R> what is made of an article
 */
final class ArticleLines<R> {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final InputStream input;
    private final Instant seen;
    private final Function<Article, R> work;
    private final Consumer<String> problems;
    private final Progress progress;
    private int bad;

    /**
     * @param input what {@code -} stands for
     * @param seen when the articles count as seen
     * @param work what is done with each article; called from several threads
     * @param problems told of each line that cannot be read, with file and line
     * @param progress told of each line
     */
    ArticleLines(
            InputStream input, Instant seen, Function<Article, R> work, Consumer<String> problems, Progress progress) {
        this.input = requireNonNull(input, "input");
        this.seen = requireNonNull(seen, "seen");
        this.work = requireNonNull(work, "work");
        this.problems = requireNonNull(problems, "problems");
        this.progress = requireNonNull(progress, "progress");
    }

    /**
     * Hands the results of all articles to the sink, in order, until it has had enough.
     *
     * @param sink takes a result; false if it wants no more
     * @param pause called when the input has nothing more for the moment
     * @throws Problem if a file cannot be read; the lines before it are done then
     */
    void read(List<Path> files, Predicate<R> sink, Runnable pause) {
        try (var pipeline = new OrderedWork<Line, Outcome<R>>(this::outcome, outcome -> take(outcome, sink))) {
            for (var file : files) {
                if (!read(file, pipeline, pause)) {
                    return;
                }
            }
            pipeline.drain();
        } finally {
            progress.end();
        }
    }

    /** How many lines could not be read. */
    int bad() {
        return bad;
    }

    private record Line(Path file, long number, String text, boolean tooLong) {}

    /**
     * What became of a line.
     *
     * @param problem why it could not be read
     */
    private record Outcome<R>(@Nullable R result, @Nullable String problem) {}

    private boolean read(Path file, OrderedWork<Line, Outcome<R>> pipeline, Runnable pause) {
        try (var reader = open(file)) {
            for (var line = reader.next(); line != null; line = reader.next()) {
                boolean blank = line.isBlank();
                if (!blank && !pipeline.add(new Line(file, reader.number(), line, reader.isTooLong()), line.length())) {
                    return false;
                }
                if (!reader.isReady()) {
                    if (!pipeline.drain()) {
                        return false;
                    }
                    pause.run();
                }
            }
            return pipeline.drain();
        } catch (NoSuchFileException e) {
            throw new Problem(file + " is not there", e);
        } catch (IOException | UncheckedIOException e) {
            throw new Problem(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private LineReader open(Path file) throws IOException {
        var bytes = file.equals(STANDARD_INPUT) ? input : Files.newInputStream(file);
        return new LineReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }

    private Outcome<R> outcome(Line line) {
        var place = line.file() + ":" + line.number() + ": ";
        if (line.tooLong()) {
            return new Outcome<>(
                    null,
                    place + "this line is longer than " + LineReader.MAX_LINE + " characters; expected one article");
        }
        try {
            var article = ArticleLine.read(line.text(), seen);
            return new Outcome<>(article == null ? null : work.apply(article), null);
        } catch (BadLine e) {
            return new Outcome<>(null, place + e.getMessage());
        }
    }

    private boolean take(Outcome<R> outcome, Predicate<R> sink) {
        progress.step();
        if (outcome.problem() != null) {
            bad++;
            problems.accept(outcome.problem());
        }
        return outcome.result() == null || sink.test(outcome.result());
    }
}
