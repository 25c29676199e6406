package tidings.app;

import java.io.PrintWriter;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tidings.app.command.AlertsCommand;
import tidings.app.command.CommandFactory;
import tidings.app.command.ConfigCommand;
import tidings.app.command.DeadLettersCommand;
import tidings.app.command.DeliveriesCommand;
import tidings.app.command.DemoCommand;
import tidings.app.command.DoctorCommand;
import tidings.app.command.ExplainCommand;
import tidings.app.command.ExtractCommand;
import tidings.app.command.FeedbackCommand;
import tidings.app.command.FeedsCommand;
import tidings.app.command.LedgerCommand;
import tidings.app.command.MatchCommand;
import tidings.app.command.ParseCommand;
import tidings.app.command.Printer;
import tidings.app.command.RunCommand;
import tidings.app.command.ScoreCommand;
import tidings.app.command.SilencesCommand;
import tidings.app.command.ThemesCommand;
import tidings.app.problem.Problem;

/** The command line of Tidings. */
@Command(
        name = "tidings",
        description = "An event-streaming news monitor: feeds in, alerts with their evidence out.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionLine.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            ParseCommand.class,
            ExtractCommand.class,
            MatchCommand.class,
            ScoreCommand.class,
            ExplainCommand.class,
            ThemesCommand.class,
            FeedsCommand.class,
            AlertsCommand.class,
            LedgerCommand.class,
            DeliveriesCommand.class,
            DeadLettersCommand.class,
            SilencesCommand.class,
            FeedbackCommand.class,
            ConfigCommand.class,
            DoctorCommand.class
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all is well",
            "1:something is wrong that you can mend; standard error says what",
            "2:the command line is wrong",
            "70:a mistake in the program"
        },
        footer = {
            "",
            "Begin with: tidings demo",
            "TIDINGS_LOG=json writes the log as JSON; NO_COLOR=1 leaves out colours."
        })
public final class Main {
    private static final int MISTAKE = 70;

    private Main() {}

    /** Runs a command and ends the program with its exit status. */
    public static void main(String[] arguments) {
        Logs.configure(arguments, System.getenv());
        var line = commandLine();
        var status = line.execute(arguments);
        line.getOut().flush();
        line.getErr().flush();
        System.exit(status);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main(), new CommandFactory(InstantSource.system()))
                .setOut(Printer.out())
                .setErr(Printer.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((problem, command, parsed) -> tell(problem, command.getErr()));
    }

    /** A problem is told in its own words; anything else is a mistake of ours and told in full. */
    private static int tell(Exception problem, PrintWriter err) {
        if (problem instanceof Problem known) {
            err.println(known.getMessage());
            err.flush();
            return 1;
        }
        err.println("A mistake in the program; please report it with what follows.");
        problem.printStackTrace(err);
        err.flush();
        return MISTAKE;
    }

    /** What {@code --version} prints. */
    static final class VersionLine implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Tidings " + Version.current() + ", Java " + Runtime.version()};
        }
    }
}
