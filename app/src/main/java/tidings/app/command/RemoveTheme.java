package tidings.app.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.app.problem.Problem;
import tidings.events.Origin;

/** {@code themes remove}. */
@Command(
        name = "remove",
        description = {
            "Removes a theme from the running instance; its alerts stay. If the configuration's folder has a file of"
                    + " the",
            "same id, that file counts again from the next start on."
        },
        mixinStandardHelpOptions = true)
final class RemoveTheme implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "print {theme, version, removed, origin}")
    private boolean json;

    @Parameters(paramLabel = "ID", description = "the theme")
    private String id = "";

    /** Exit status 0; there is a {@link Problem} if there is no such theme. */
    @Override
    public Integer call() {
        var settings = config.settings();
        try (var printer = Printer.standard(json);
                var themes = new RunningThemes(
                        config.clients(settings), settings.kafka().topics())) {
            remove(id, themes, printer);
            return 0;
        }
    }

    /** What is printed as JSON. */
    record Outcome(
            String theme,
            int version,
            boolean removed,
            @Nullable Origin origin) {}

    /** Removes a theme. */
    static void remove(String id, RunningThemes themes, Printer printer) {
        var all = themes.all(printer);
        var theme = all.get(id);
        if (theme == null) {
            throw new Problem("There is no theme " + id + "; there are: " + String.join(", ", all.keySet()));
        }
        themes.remove(id);
        if (theme.origin() == Origin.FILE) {
            printer.problem("warning: theme " + id + " came from a file, which puts it there again at the next start;"
                    + " remove the file too");
        }
        if (printer.isJson()) {
            printer.json(new Outcome(id, theme.version(), true, theme.origin()));
        } else {
            printer.line("theme " + id + " is removed");
        }
    }
}
