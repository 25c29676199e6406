package tidings.streams.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.Severity;
import tidings.events.Theme;

class ThemeFileTest {
    private static final String GOOD = """
        id: talks
        name: Talks
        description: >-
          Peace talks,
          wherever they are.
        version: 3
        severity: high
        topic: true
        concepts:
          usa: [=US, White House, '"United States"']
        match:
          talks: $usa AND talks
          loosely:
            query: >-
              talks AND
              Moscow
            weight: 0.5
        exclude:
          films: title:film
        score:
          threshold: 1.5
        tests:
          match:
            - {name: a, language: en, title: US talks, text: More US talks}
          reject:
            - {title: no talks}
        """;

    @TempDir
    private Path folder;

    @Test
    void wholeFileIsRead() {
        var file = ThemeFile.read("talks.yaml", GOOD);

        assertThat(file.problems()).isEmpty();
        var theme = file.theme().orElseThrow();
        assertThat(theme.id()).isEqualTo("talks");
        assertThat(theme.description()).isEqualTo("Peace talks, wherever they are.");
        assertThat(theme.version()).isEqualTo(3);
        assertThat(theme.severity()).isEqualTo(Severity.HIGH);
        assertThat(theme.topic()).isTrue();
        assertThat(theme.concepts().get("usa")).containsExactly("=US", "White House", "\"United States\"");
        assertThat(theme.match().keySet()).containsExactly("talks", "loosely");
        assertThat(theme.match().get("loosely").weight()).isEqualTo(0.5);
        assertThat(theme.exclude()).containsEntry("films", "title:film");
        assertThat(theme.score().threshold()).isEqualTo(1.5);
        assertThat(theme.tests().match()).hasSize(1);
        assertThat(theme.tests().reject().getFirst().name()).isEqualTo("no talks");
    }

    @Test
    void confirmationIsReadWithAndWithoutSeverity() {
        var waits = ThemeFile.read("talks.yaml", GOOD + "confirm: {publishers: 3}\n");
        var rises = ThemeFile.read("talks.yaml", GOOD + "confirm:\n  publishers: 2\n  severity: critical\n");

        assertThat(waits.theme().orElseThrow().confirm()).isEqualTo(new Theme.Confirm(3, null));
        assertThat(rises.theme().orElseThrow().confirm()).isEqualTo(new Theme.Confirm(2, Severity.CRITICAL));
    }

    @Test
    void everyMistakeIsReportedWithItsPlace() {
        assertProblem(GOOD.replace("severity: high", "severity: huge"), 7, 11, "not one of low, medium, high");
        assertProblem(GOOD.replace("severity:", "sevrity:"), 7, 1, "unknown key 'sevrity'; expected one of concepts");
        assertProblem(GOOD.replace("version: 3", "version: three"), 6, 10, "expected a whole number");
        assertProblem(GOOD.replace("topic: true", "topic: perhaps"), 8, 8, "expected true or false");
        assertProblem(GOOD + "confirm: {publishers: 1}\n", 27, 23, "at least 2 and at most 100");
        assertProblem(GOOD + "confirm: twice\n", 27, 10, "expected {publishers: number, severity: word}");
        assertProblem(GOOD.replace("weight: 0.5", "weight: -1"), 17, 13, "expected a number");
        assertProblem(GOOD.replace("weight: 0.5", "weight: 0"), 17, 13, "must be more than 0");
        assertProblem(GOOD.replace("id: talks", "id: Peace Talks"), 1, 5, "lower-case letters");
        assertProblem(GOOD.replace("name: Talks\n", ""), 1, 1, "the key 'name' is missing");
        assertProblem(GOOD.replace("usa: [", "usa: x\n  y: ["), 10, 8, "expected a list");
        assertProblem(GOOD.replace("  films: title:film", "  - title:film"), 19, 3, "expected names with values");
        assertProblem(GOOD.replace("version: 3", "version: 3\nversion: 4"), 7, 1, "twice", "uplicate");
    }

    @Test
    void mistakeInAQueryIsPlacedInTheFile() {
        assertProblem(GOOD.replace("$usa AND talks", "$usa talks"), 12, 15, "found 'talks'; expected AND, OR");
        assertProblem(GOOD.replace("$usa AND talks", "'$usa talks'"), 12, 16, "found 'talks'; expected AND, OR");
        assertProblem(GOOD.replace("$usa AND talks", "$us AND talks"), 12, 10, "there is no concept $us");
        assertProblem(GOOD.replace("      Moscow", "      Moscow )"), 16, 14, "found ')'");
        assertProblem(GOOD.replace("White House", "Wh*te House"), 10, 16, "expected it at the end only");
        assertProblem(GOOD.replace("title:film", "titel:film"), 19, 10, "there is no field 'titel:'");
        assertProblem(GOOD.replace("$usa AND talks", "NOT $usa"), 12, 10, "expected a word that must occur");
    }

    private static void assertProblem(String yaml, int line, int column, String... messages) {
        var file = ThemeFile.read("talks.yaml", yaml);

        assertThat(file.theme()).isEmpty();
        assertThat(file.problems()).anySatisfy(problem -> {
            assertThat(problem.message()).containsAnyOf(messages);
            assertThat(problem.line()).as(problem.toString()).isEqualTo(line);
            assertThat(problem.column()).as(problem.toString()).isEqualTo(column);
            assertThat(problem.isError()).isTrue();
        });
    }

    @Test
    void unusedConceptIsAWarning() {
        var file = ThemeFile.read("talks.yaml", GOOD.replace("concepts:", "concepts:\n  idle: [word]"));

        assertThat(file.theme()).isPresent();
        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.line()).isEqualTo(10);
            assertThat(problem.toString())
                    .startsWith("talks.yaml:10:9: warning: ")
                    .contains("$idle is not used");
        });
    }

    @Test
    void loopOfConceptsIsAnError() {
        var file = ThemeFile.read(
                "talks.yaml",
                GOOD.replace("concepts:", "concepts:\n  a: [$b]\n  b: [$a]").replace("$usa AND talks", "$a AND $usa"));

        assertThat(file.problems())
                .anySatisfy(problem -> assertThat(problem.message()).contains("contains itself"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "- a",
                "a",
                "{",
                "id: [",
                "id: &x y\nname: *x",
                "a: b\n---\nc: d",
                "\u0000",
                "id: \"\\ud800\"",
                "match: 1",
                "tests: {match: [1]}",
                "tests: [1]",
                "score: 3",
                "match: {a: {query: [1]}}",
                "match: {a b: c}",
                "id:\n\tname: x"
            })
    void whatIsNoThemeIsAnErrorWithAPlace(String yaml) {
        var file = ThemeFile.read("x.yaml", yaml);

        assertThat(file.theme()).isEmpty();
        assertThat(file.problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void deepNestingIsAnError(String opening) {
        assertThat(ThemeFile.read("x.yaml", opening.repeat(100_000)).problems()).isNotEmpty();
    }

    @Test
    void badFileNeverStopsTheOthers() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), GOOD);
        Files.writeString(folder.resolve("b.yaml"), GOOD);
        Files.writeString(folder.resolve("c.yml"), GOOD.replace("id: talks", "id: others"));
        Files.write(folder.resolve("d.yaml"), new byte[] {(byte) 0xC3, (byte) 0x28});
        Files.write(folder.resolve("e.txt"), "no theme".getBytes(StandardCharsets.UTF_8));

        var directory = ThemeDirectory.read(folder);

        assertThat(directory.themes()).extracting(theme -> theme.id()).containsExactly("talks", "others");
        assertThat(directory.problems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem.message())
                        .contains("already that of")
                        .contains("a.yaml"));
        assertThat(directory.problems())
                .anySatisfy(problem -> assertThat(problem.message()).contains("not UTF-8"));
    }

    @Test
    void missingFolderIsAProblem() {
        assertThat(ThemeDirectory.read(folder.resolve("none")).problems()).hasSize(1);
    }

    @Test
    void samplesAreRun() {
        var results = ThemeTests.run(ThemeFile.read("talks.yaml", GOOD).theme().orElseThrow());

        assertThat(results).extracting(ThemeTests.Result::passed).containsExactly(true, true);
        assertThat(results.getFirst().score()).isGreaterThan(1.5);
        assertThat(results.getLast().match()).isNull();
    }
}
