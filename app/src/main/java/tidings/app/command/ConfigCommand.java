package tidings.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tidings.app.problem.Problem;
import tidings.app.settings.Settings;

/** {@code config}: is the configuration right. */
@Command(
        name = "config",
        description = "Looks at the configuration.",
        subcommands = {ConfigCommand.Check.class, RoutesCommand.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class ConfigCommand {
    /** {@code config check}. */
    @Command(
            name = "check",
            description = "Reads the settings, the themes and the lists of feeds, and says what is wrong with them.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Mixin
        private ConfigOption configured = new ConfigOption();

        /** Exit status 0, or 1 if something is wrong. */
        @Override
        public Integer call() {
            try (var printer = configured.printer(false)) {
                var settings = configured.settings();
                printer.line("settings: " + configured.file() + " is right");
                var themes = themes(settings, printer);
                var feeds = feeds(settings, printer);
                return themes && feeds ? 0 : 1;
            }
        }

        private static boolean themes(Settings settings, Printer printer) {
            var directory = ThemeFolder.read(settings.themes().directory());
            directory.problems().forEach(problem -> printer.problem(problem.toString()));
            printer.line("themes: " + directory.themes().size() + " in "
                    + settings.themes().directory());
            return directory.problems().stream().noneMatch(tidings.streams.theme.Problem::isError);
        }

        private static boolean feeds(Settings settings, Printer printer) {
            var right = true;
            for (var file : settings.feeds().files()) {
                try {
                    printer.line("feeds: " + FeedsCommand.read(file).outlines().size() + " in " + file);
                } catch (Problem e) {
                    printer.problem(String.valueOf(e.getMessage()));
                    right = false;
                }
            }
            return right;
        }
    }
}
