package tidings.app.command;

import picocli.CommandLine.Command;

/** {@code themes}: what is tracked, and whether it does what its author wants. */
@Command(
        name = "themes",
        description = "Lists, tests and teaches themes, and puts them on a running instance.",
        subcommands = {
            ListThemes.class,
            TestThemes.class,
            LearnTheme.class,
            PutTheme.class,
            RemoveTheme.class,
            ReplayTheme.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class ThemesCommand {
    /** Made by picocli. */
    public ThemesCommand() {}
}
