package tidings.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import tidings.app.problem.Problem;
import tidings.app.settings.Settings;
import tidings.ingest.feed.Opml;

/** {@code feeds}: what is polled, and whether it works. */
@Command(
        name = "feeds",
        description = "Lists, checks, adds, removes, pauses, imports and exports feeds.",
        subcommands = {
            ListFeeds.class,
            CheckFeeds.class,
            AddFeed.class,
            ChangeFeeds.Remove.class,
            ChangeFeeds.Pause.class,
            ChangeFeeds.Resume.class,
            ImportFeeds.class,
            ExportFeeds.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class FeedsCommand {
    /** Made by picocli. */
    public FeedsCommand() {}

    /** The feeds of the instance that the settings lead to. */
    static RunningFeeds running(ConfigOption config, Settings settings) {
        return new RunningFeeds(config.clients(settings), settings.kafka().topics());
    }

    /**
     * Reads a list of feeds.
     *
     * @throws Problem if it cannot be read or is none
     */
    static Opml.Document read(Path file) {
        try {
            return Opml.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new Problem("The feed list " + file + " cannot be read: " + e.getMessage(), e);
        } catch (Opml.NoOpml e) {
            throw new Problem("The feed list " + file + " cannot be used: " + e.getMessage(), e);
        }
    }
}
