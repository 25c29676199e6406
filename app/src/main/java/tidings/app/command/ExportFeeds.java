package tidings.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tidings.ingest.feed.Opml;
import tidings.ingest.feed.Outline;

/** {@code feeds export}. */
@Command(
        name = "export",
        description = "Prints the feeds of the running instance as OPML.",
        mixinStandardHelpOptions = true)
final class ExportFeeds implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "the feed records instead, one a line")
    private boolean json;

    /** Exit status 0. */
    @Override
    public Integer call() {
        var feeds = FeedsCommand.running(config, config.settings()).all();
        try (var printer = Printer.standard(json)) {
            if (json) {
                feeds.forEach(printer::json);
            } else {
                printer.line(Opml.write(
                        "Feeds of Tidings", feeds.stream().map(Outline::of).toList()));
            }
        }
        return 0;
    }
}
