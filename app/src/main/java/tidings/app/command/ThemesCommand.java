package tidings.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.app.problem.Problem;
import tidings.events.Theme;
import tidings.streams.match.ThemeSet;
import tidings.streams.theme.ThemeDirectory;
import tidings.streams.theme.ThemeTests;

/** {@code themes}: what is tracked, and whether it does what its author wants. */
@Command(
        name = "themes",
        description = "Lists and tests themes.",
        subcommands = {ThemesCommand.ListThemes.class, ThemesCommand.TestThemes.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class ThemesCommand {
    /** {@code themes list}. */
    @Command(
            name = "list",
            description = "Lists the themes of a folder, and what is wrong with its files.",
            mixinStandardHelpOptions = true)
    static final class ListThemes implements Callable<Integer> {
        @Option(
                names = "--themes",
                paramLabel = "DIR",
                description = "folder of theme files; the shipped ones by default")
        private @Nullable Path themes;

        @Option(
                names = "--json",
                description = "one object a line: {id, name, version, severity, topic, clauses, samples}")
        private boolean json;

        /** Exit status 0, or 1 if some file has an error. */
        @Override
        public Integer call() {
            try (var printer = Printer.standard(json)) {
                var directory = ThemeFolder.read(themes);
                directory.problems().forEach(problem -> printer.problem(problem.toString()));
                if (!json) {
                    printer.line(String.format(
                            Locale.ROOT,
                            "%-28s %7s %-9s %7s %8s  %s",
                            "id",
                            "version",
                            "severity",
                            "clauses",
                            "samples",
                            "name"));
                }
                directory.themes().forEach(theme -> print(Row.of(theme), printer));
                return status(directory);
            }
        }

        private static void print(Row row, Printer printer) {
            if (printer.isJson()) {
                printer.json(row);
            } else {
                printer.line(String.format(
                        Locale.ROOT,
                        "%-28s %7d %-9s %7d %8d  %s",
                        row.id,
                        row.version,
                        row.severity,
                        row.clauses,
                        row.samples,
                        row.name));
            }
        }

        record Row(String id, String name, int version, String severity, boolean topic, int clauses, int samples) {
            static Row of(Theme theme) {
                var samples =
                        theme.tests().match().size() + theme.tests().reject().size();
                return new Row(
                        theme.id(),
                        theme.name(),
                        theme.version(),
                        theme.severity().word(),
                        theme.topic(),
                        theme.match().size(),
                        samples);
            }
        }
    }

    /** {@code themes test}. */
    @Command(
            name = "test",
            description = "Runs each theme's own samples: those that it must match, and those that it must not.",
            mixinStandardHelpOptions = true)
    static final class TestThemes implements Callable<Integer> {
        @Option(
                names = "--themes",
                paramLabel = "DIR",
                description = "folder of theme files; the shipped ones by default")
        private @Nullable Path themes;

        @Option(
                names = "--json",
                description = "one object a line: {theme, sample, expected, passed, score, threshold}")
        private boolean json;

        @Parameters(arity = "0..*", paramLabel = "ID", description = "themes to test; all by default")
        private List<String> ids = List.of();

        /** Exit status 0, or 1 if a sample failed or a file has an error. */
        @Override
        public Integer call() {
            try (var printer = Printer.standard(json)) {
                var directory = ThemeFolder.read(themes);
                directory.problems().forEach(problem -> printer.problem(problem.toString()));
                var chosen = chosen(directory);
                var failed = 0;
                for (var theme : chosen) {
                    failed += test(theme, printer);
                }
                return failed == 0 ? status(directory) : 1;
            }
        }

        private List<Theme> chosen(ThemeDirectory directory) {
            var themes = directory.themes();
            for (var id : ids) {
                if (themes.stream().noneMatch(theme -> theme.id().equals(id))) {
                    throw new Problem("There is no usable theme " + id + "; there are: "
                            + String.join(", ", themes.stream().map(Theme::id).toList()));
                }
            }
            return themes.stream()
                    .filter(theme -> ids.isEmpty() || ids.contains(theme.id()))
                    .toList();
        }

        private static int test(Theme theme, Printer printer) {
            var results = ThemeTests.run(ThemeSet.compile(List.of(theme)));
            var failed = results.stream().filter(result -> !result.passed()).toList();
            if (printer.isJson()) {
                results.forEach(result -> printer.json(Row.of(result)));
                return failed.size();
            }
            printer.line(theme.id() + ": " + (results.size() - failed.size()) + " of " + results.size()
                    + " samples as they should be");
            failed.forEach(result -> printer.line(String.format(
                    Locale.ROOT,
                    "  %s: '%s' scores %.2f, threshold %.2f",
                    result.expected() ? "must match" : "must not match",
                    result.sample(),
                    result.score(),
                    result.threshold())));
            return failed.size();
        }

        record Row(String theme, String sample, boolean expected, boolean passed, double score, double threshold) {
            static Row of(ThemeTests.Result result) {
                return new Row(
                        result.theme(),
                        result.sample(),
                        result.expected(),
                        result.passed(),
                        result.score(),
                        result.threshold());
            }
        }
    }

    private static int status(ThemeDirectory directory) {
        return directory.problems().stream().anyMatch(tidings.streams.theme.Problem::isError) ? 1 : 0;
    }
}
