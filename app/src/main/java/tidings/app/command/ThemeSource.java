package tidings.app.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tidings.app.problem.Problem;
import tidings.events.Theme;

/** Options that say which themes a command looks at: those of a folder, or those of a running instance. */
final class ThemeSource {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--themes", paramLabel = "DIR", description = "the theme files of this folder")
    private @Nullable Path folder;

    @Option(names = "--running", description = "the themes of the running instance")
    private boolean running;

    /** What was found, and whether a file of the folder has an error. */
    record Found(List<Theme> themes, boolean hasErrors) {
        Found {
            themes = List.copyOf(themes);
        }
    }

    /**
     * The themes. Without an option they are those of the configuration's folder.
     *
     * @param preferRunning true if those of a running instance come first where there is one
     * @param printer told what is wrong with files
     * @throws Problem if there is no such folder, or no such instance
     */
    Found find(boolean preferRunning, Printer printer) {
        if (running && folder != null) {
            throw new Problem("--themes and --running exclude each other: files, or the running instance?");
        }
        var settings = config.settings();
        if (running || (preferRunning && folder == null && config.isRunning(settings))) {
            try (var themes =
                    new RunningThemes(config.clients(settings), settings.kafka().topics())) {
                return new Found(List.copyOf(themes.all(printer).values()), false);
            }
        }
        var directory = ThemeFolder.read(folder == null ? settings.themes().directory() : folder);
        directory.problems().forEach(problem -> printer.problem(problem.toString()));
        return new Found(
                directory.themes(), directory.problems().stream().anyMatch(tidings.streams.theme.Problem::isError));
    }
}
