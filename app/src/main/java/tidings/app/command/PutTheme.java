package tidings.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.events.Origin;
import tidings.events.Theme;
import tidings.streams.theme.ThemeFile;
import tidings.streams.theme.ThemeTests;

/** {@code themes put}. */
@Command(
        name = "put",
        description = {
            "Puts a theme on the running instance, new or in place of the one with its id. It takes effect moments"
                    + " later",
            "without a restart, and stays over restarts. Refused if the file has an error or one of its samples fails.",
            "What was put by command wins over a file of the same id in the configuration's folder."
        },
        mixinStandardHelpOptions = true)
final class PutTheme implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--force", description = "put it even if its samples fail; they are not run")
    private boolean force;

    @Option(names = "--json", description = "print {theme, version, put, before, changes, failed}")
    private boolean json;

    @Parameters(paramLabel = "FILE", description = "a theme file")
    private Path file = Path.of("");

    /** Exit status 0, or 1 if the theme was not put. */
    @Override
    public Integer call() {
        try (var printer = Printer.standard(json)) {
            var read = ThemeFile.read(file);
            read.problems().forEach(problem -> printer.problem(problem.toString()));
            if (read.theme().isEmpty()) {
                printer.problem(file + " is not put: it has errors");
                return 1;
            }
            var settings = config.settings();
            try (var themes =
                    new RunningThemes(config.clients(settings), settings.kafka().topics())) {
                return put(read.theme().get(), force, themes, printer) ? 0 : 1;
            }
        }
    }

    /** What is printed as JSON. */
    record Outcome(
            String theme,
            int version,
            boolean put,
            @Nullable Origin before,
            List<String> changes,
            List<SampleReport.Row> failed) {}

    /** Puts a theme if its samples are as they should be, or by force; false if it was not put. */
    static boolean put(Theme theme, boolean force, RunningThemes themes, Printer printer) {
        var before = themes.find(theme.id(), printer).orElse(null);
        var failed = force
                ? List.<ThemeTests.Result>of()
                : ThemeTests.run(theme).stream()
                        .filter(result -> !result.passed())
                        .toList();
        var changes = ThemeChange.between(before, theme);
        if (failed.isEmpty()) {
            themes.put(theme.withOrigin(Origin.COMMAND));
            warn(before, theme, printer);
        }
        if (printer.isJson()) {
            var rows = failed.stream().map(SampleReport.Row::of).toList();
            printer.json(new Outcome(
                    theme.id(),
                    theme.version(),
                    failed.isEmpty(),
                    before == null ? null : before.origin(),
                    changes,
                    rows));
        } else {
            tell(theme, changes, failed, printer);
        }
        return failed.isEmpty();
    }

    private static void tell(Theme theme, List<String> changes, List<ThemeTests.Result> failed, Printer printer) {
        if (failed.isEmpty()) {
            printer.line("theme " + theme.id() + " is put, version " + theme.version());
            changes.forEach(change -> printer.line("  " + change));
            return;
        }
        failed.forEach(result -> printer.problem("  " + SampleReport.text(result)));
        printer.problem("theme " + theme.id() + " is not put: " + failed.size()
                + " of its samples fail; mend it, or put it with --force");
    }

    private static void warn(@Nullable Theme before, Theme theme, Printer printer) {
        if (before == null) {
            return;
        }
        if (before.origin() == Origin.FILE) {
            printer.problem(
                    "warning: theme " + theme.id() + " came from a file, which does not count any more; to follow"
                            + " the file again, remove the theme by command and start again");
        }
        if (!before.hash().equals(theme.hash()) && before.version() >= theme.version()) {
            printer.problem("warning: theme " + theme.id()
                    + " matches otherwise than before, but its version goes from " + before.version() + " to "
                    + theme.version() + "; count it up, so that alerts tell which one it was");
        }
    }
}
