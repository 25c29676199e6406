package tidings.streams.match.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the query language's page are read by the parser. */
class DocumentationTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    static Stream<String> examples() {
        var rows = rows("written")
                .flatMap(row -> Stream.of(row.get(0), row.get(2)))
                .flatMap(DocumentationTest::code);
        var blocks = page().stream()
                .filter(line -> line.startsWith("    ") && !line.strip().matches("(weight ×|themes/).*"))
                .flatMap(line -> Stream.of(line.strip().split(" {3,}")));
        var repairs = rows("found").flatMap(row -> code(row.get(1)));
        return Stream.of(rows, blocks, repairs)
                .flatMap(all -> all)
                .filter(query -> !query.equals("( )") && !query.endsWith(":"));
    }

    static Stream<String> mistakes() {
        return rows("found").flatMap(row -> code(row.getFirst()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsAQuery(String query) {
        assertThatCode(() -> QueryParser.parse(query)).as(query).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeIsRefused(String query) {
        assertThatThrownBy(() -> QueryParser.parse(query)).as(query).isInstanceOf(QueryException.class);
    }

    @Test
    void everyOperatorHasAnExample() {
        var all = String.join("\n", examples().toList());

        assertThat(all)
                .contains(
                        "AND", "OR", "NOT", "\"~", "NEAR/", "ONEAR/", "SENTENCE(", "PARAGRAPH(", "ATLEAST/", "*", "=US")
                .contains("{3,}", "{2}", "{2,5}", "^2", "$", "title:", "lead:", "text:", "source:", "publisher:")
                .contains("lang:", "country:", "tag:");
        assertThat(mistakes()).hasSizeGreaterThan(5);
    }

    /** The cells of the table whose first column is headed so. */
    private static Stream<List<String>> rows(String heading) {
        return page().stream()
                .dropWhile(line -> !line.startsWith("| " + heading + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.substring(1).split("(?<!\\\\)\\|"))
                        .map(String::strip)
                        .toList());
    }

    private static Stream<String> code(String cell) {
        return CODE.matcher(cell).results().map(result -> result.group(1));
    }

    private static List<String> page() {
        try {
            return Files.readAllLines(Path.of("..", "docs", "query-language.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
