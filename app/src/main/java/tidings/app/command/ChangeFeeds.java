package tidings.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.app.problem.Problem;
import tidings.events.Feed;
import tidings.events.Origin;

/** What {@code feeds remove}, {@code pause} and {@code resume} share: they name feeds and do one thing to each. */
abstract class ChangeFeeds implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "print {feed, done}, one object a line")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "URL", description = "addresses of feeds, or their ids")
    private List<String> names = List.of();

    /** Exit status 0; there is a {@link Problem}, and nothing is done, if one of them is no feed. */
    @Override
    public Integer call() {
        var settings = config.settings();
        var running = FeedsCommand.running(config, settings);
        try (var printer = Printer.standard(json)) {
            change(running, names, printer);
        }
        return 0;
    }

    /** Does it to those that are named. */
    final void change(RunningFeeds running, List<String> chosen, Printer printer) {
        var feeds = running.named(chosen).sequencedValues().stream().distinct().toList();
        apply(running, feeds);
        for (var feed : feeds) {
            if (printer.isJson()) {
                printer.json(new Outcome(feed, done()));
            } else {
                printer.line(done() + " " + feed.url());
            }
            warn(feed, printer);
        }
    }

    /** What is printed as JSON. */
    record Outcome(Feed feed, String done) {}

    abstract void apply(RunningFeeds running, List<Feed> feeds);

    /** The word for what was done. */
    abstract String done();

    void warn(Feed feed, Printer printer) {}

    /** {@code feeds remove}. */
    @Command(
            name = "remove",
            description = {
                "Removes feeds from the running instance; their articles stay. One that an OPML file lists comes back"
                        + " when",
                "that file changes or at the next start: take it out of the file, or pause it."
            },
            mixinStandardHelpOptions = true)
    static final class Remove extends ChangeFeeds {
        @Override
        void apply(RunningFeeds running, List<Feed> feeds) {
            running.remove(feeds);
        }

        @Override
        String done() {
            return "removed";
        }

        @Override
        void warn(Feed feed, Printer printer) {
            if (feed.origin() == Origin.FILE) {
                printer.problem("warning: " + feed.url() + " comes from an OPML file and comes back with it; take it"
                        + " out of the file, or pause it");
            }
        }
    }

    /** {@code feeds pause}. */
    @Command(
            name = "pause",
            description = "Polls feeds no more until they are resumed; what is remembered of them stays.",
            mixinStandardHelpOptions = true)
    static final class Pause extends ChangeFeeds {
        @Override
        void apply(RunningFeeds running, List<Feed> feeds) {
            running.put(feeds.stream().map(feed -> feed.withPaused(true)).toList());
        }

        @Override
        String done() {
            return "paused";
        }
    }

    /** {@code feeds resume}. */
    @Command(
            name = "resume",
            description = "Polls paused feeds again, moments later if they are due.",
            mixinStandardHelpOptions = true)
    static final class Resume extends ChangeFeeds {
        @Override
        void apply(RunningFeeds running, List<Feed> feeds) {
            running.put(feeds.stream().map(feed -> feed.withPaused(false)).toList());
        }

        @Override
        String done() {
            return "resumed";
        }
    }
}
