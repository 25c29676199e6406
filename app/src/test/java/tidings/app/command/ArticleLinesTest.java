package tidings.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tidings.app.problem.Problem;
import tidings.events.Article;

@Timeout(60)
final class ArticleLinesTest {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final List<String> problems = new ArrayList<>();
    private final List<String> results = new ArrayList<>();
    private final AtomicInteger pauses = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void resultsComeInTheOrderOfTheInput() throws IOException {
        var first = write("a.jsonl", 0, 5_000);
        var second = write("b.jsonl", 5_000, 6_000);

        var lines = lines(input(""));
        lines.read(List.of(first, second), results::add, pauses::incrementAndGet);

        assertThat(results)
                .containsExactlyElementsOf(
                        IntStream.range(0, 6_000).mapToObj(String::valueOf).toList());
        assertThat(lines.bad()).isZero();
    }

    @Test
    void badLinesAreNamedInOrderAndPassedOver() throws IOException {
        var file = Files.writeString(folder.resolve("bad.jsonl"), """
            {"id": "1", "title": "one"}
            {"id": "2", "title"

            [1, 2]
            {"feed": {"title": "empty"}}
            {"id": "3", "title": "three"}
            %s
            """.formatted("[".repeat(5_000)));

        var lines = lines(input(""));
        lines.read(List.of(file), results::add, pauses::incrementAndGet);

        assertThat(results).containsExactly("1", "3");
        assertThat(lines.bad()).isEqualTo(3);
        assertThat(problems).hasSize(3);
        assertThat(problems.get(0)).startsWith(file + ":2: this line is not JSON");
        assertThat(problems.get(1)).isEqualTo(file + ":4: expected a JSON object with title and text");
        assertThat(problems.get(2)).startsWith(file + ":7: this line is not JSON");
    }

    @Test
    void whoHasEnoughEndsTheReading() throws IOException {
        var file = write("many.jsonl", 0, 100_000);

        lines(input("")).read(List.of(file, folder.resolve("absent")), takes(10), pauses::incrementAndGet);

        assertThat(results).hasSize(10);
    }

    @Test
    void resultsAreHandedOnWhenTheInputPauses() {
        var handedOn = new ArrayList<Integer>();
        var slow = new InputStream() {
            private final byte[] line = "{\"id\": \"x\", \"title\": \"x\"}\n".getBytes(UTF_8);
            private int count;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                handedOn.add(results.size());
                if (count++ == 3) {
                    return -1;
                }
                System.arraycopy(line, 0, bytes, from, line.length);
                return line.length;
            }

            @Override
            public int available() {
                return 0;
            }
        };

        lines(slow).read(List.of(STANDARD_INPUT), results::add, pauses::incrementAndGet);

        assertThat(handedOn).startsWith(0, 1, 2, 3);
        assertThat(pauses.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void absentFileIsAProblem() {
        assertThatThrownBy(() ->
                        lines(input("")).read(List.of(folder.resolve("absent")), results::add, pauses::incrementAndGet))
                .isInstanceOf(Problem.class)
                .hasMessageEndingWith("absent is not there");
    }

    @Test
    void longLineIsABadLine() {
        var endless = new InputStream() {
            private long left = LineReader.MAX_LINE + 1_000L;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                int count = (int) Math.min(length, left);
                java.util.Arrays.fill(bytes, from, from + count, (byte) 'x');
                left -= count;
                return count == 0 ? -1 : count;
            }
        };

        lines(endless).read(List.of(STANDARD_INPUT), results::add, pauses::incrementAndGet);

        assertThat(problems).singleElement().asString().startsWith("-:1: this line is longer than");
    }

    @Test
    void mistakeInTheWorkIsNotSwallowed() throws IOException {
        var file = write("one.jsonl", 0, 1);
        var lines = new ArticleLines<String>(
                input(""),
                Instant.EPOCH,
                article -> {
                    throw new IllegalArgumentException("a mistake");
                },
                problems::add,
                quiet());

        assertThatThrownBy(() -> lines.read(List.of(file), results::add, pauses::incrementAndGet))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a mistake");
    }

    private Predicate<String> takes(int most) {
        return id -> {
            results.add(id);
            return results.size() < most;
        };
    }

    private ArticleLines<String> lines(InputStream input) {
        return new ArticleLines<>(input, Instant.EPOCH, Article::id, problems::add, quiet());
    }

    private static Progress quiet() {
        return new Progress(InstantSource.fixed(Instant.EPOCH), text -> {}, false);
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private Path write(String name, int from, int to) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                IntStream.range(from, to)
                        .mapToObj(id -> "{\"id\": \"" + id + "\", \"title\": \"Title " + id + "\"}\n")
                        .collect(Collectors.joining()));
    }
}
