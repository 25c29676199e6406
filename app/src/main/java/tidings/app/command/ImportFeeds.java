package tidings.app.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.events.Feed;
import tidings.events.Origin;

/** {@code feeds import}. */
@Command(
        name = "import",
        description = {
            "Adds the feeds of OPML files to the running instance, for good. A feed that it has keeps its address, if"
                    + " it",
            "has moved, and stays paused."
        },
        mixinStandardHelpOptions = true)
final class ImportFeeds implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "the feed records, one a line")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "OPML files")
    private List<Path> files = List.of();

    /** Exit status 0. */
    @Override
    public Integer call() {
        var settings = config.settings();
        var running = FeedsCommand.running(config, settings);
        try (var printer = Printer.standard(json)) {
            put(running, files, printer);
        }
        return 0;
    }

    /** Puts the feeds of the files on the topic, and tells. */
    static void put(RunningFeeds running, List<Path> files, Printer printer) {
        var present = running.all().stream().collect(Collectors.toMap(Feed::id, feed -> feed, (one, other) -> other));
        Map<String, Feed> feeds = new LinkedHashMap<>();
        for (var file : files) {
            var document = FeedsCommand.read(file);
            document.problems().forEach(problem -> printer.problem(file + ": " + problem));
            document.outlines().forEach(outline -> {
                var feed = outline.feed(Origin.COMMAND);
                var before = present.get(feed.id());
                feeds.put(feed.id(), before == null ? feed : kept(feed, before));
            });
        }
        running.put(feeds.values());
        if (printer.isJson()) {
            feeds.values().forEach(printer::json);
        } else {
            printer.line(feeds.size() + " feeds are on the topic, "
                    + feeds.keySet().stream()
                            .filter(id -> !present.containsKey(id))
                            .count() + " of them new");
        }
    }

    private static Feed kept(Feed feed, Feed before) {
        return feed.at(before.domain(), before.url()).withPaused(before.paused());
    }
}
