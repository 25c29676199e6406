package tidings.app.command;

import picocli.CommandLine.Command;

/** {@code dead-letters}: what could not be read or delivered, and once more. */
@Command(
        name = "dead-letters",
        description = "Shows what could not be handled, and puts it back where it came from.",
        subcommands = {ListDeadLetters.class, ReplayDeadLetters.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class DeadLettersCommand {}
