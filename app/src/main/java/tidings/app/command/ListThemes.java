package tidings.app.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tidings.events.Origin;
import tidings.events.Theme;

/** {@code themes list}. */
@Command(
        name = "list",
        description = {
            "Lists the themes of the running instance; if nothing runs, those of the configuration's folder.",
            "Of files it also says what is wrong with them: errors refuse the theme, warnings do not."
        },
        mixinStandardHelpOptions = true)
final class ListThemes implements Callable<Integer> {
    private static final String LINE = "%-26s %7s %-8s %7s %7s  %-20s %-7s  %s";

    @Mixin
    private ThemeSource source = new ThemeSource();

    @Option(
            names = "--json",
            description =
                    "one object a line: {id, name, version, severity, topic, languages, clauses, samples, threshold,"
                            + " origin}; origin is file or command, and absent for files")
    private boolean json;

    /** Exit status 0, or 1 if some file has an error. */
    @Override
    public Integer call() {
        try (var printer = Printer.standard(json)) {
            var found = source.find(true, printer);
            if (!json) {
                printer.line(String.format(
                        Locale.ROOT,
                        LINE,
                        "id",
                        "version",
                        "severity",
                        "clauses",
                        "samples",
                        "languages",
                        "origin",
                        "name"));
            }
            found.themes().forEach(theme -> print(Row.of(theme), printer));
            return found.hasErrors() ? 1 : 0;
        }
    }

    private static void print(Row row, Printer printer) {
        if (printer.isJson()) {
            printer.json(row);
        } else {
            printer.line(String.format(
                    Locale.ROOT,
                    LINE,
                    row.id,
                    row.version,
                    row.severity,
                    row.clauses,
                    row.samples,
                    row.languages.isEmpty() ? "-" : String.join(",", row.languages),
                    row.origin == null ? "-" : row.origin.word(),
                    row.name));
        }
    }

    record Row(
            String id,
            String name,
            int version,
            String severity,
            boolean topic,
            List<String> languages,
            int clauses,
            int samples,
            double threshold,
            @Nullable Origin origin) {
        static Row of(Theme theme) {
            var samples = theme.tests().match().size() + theme.tests().reject().size();
            return new Row(
                    theme.id(),
                    theme.name(),
                    theme.version(),
                    theme.severity().word(),
                    theme.topic(),
                    theme.languages(),
                    theme.match().size(),
                    samples,
                    theme.score().threshold(),
                    theme.origin());
        }
    }
}
