package tidings.app.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.app.Version;
import tidings.app.problem.Problem;
import tidings.app.settings.Settings;
import tidings.events.Feed;
import tidings.events.FeedStatus;
import tidings.events.Origin;
import tidings.events.topic.Json;
import tidings.events.topic.PoisonException;
import tidings.ingest.feed.FeedCheck;
import tidings.ingest.feed.FeedReport;
import tidings.ingest.feed.Opml;
import tidings.ingest.feed.Outline;
import tidings.net.GuardedClient;

/** {@code feeds}: what is polled, and whether it works. */
@Command(
        name = "feeds",
        description = "Lists, checks, imports and exports feeds.",
        subcommands = {
            FeedsCommand.ListFeeds.class,
            FeedsCommand.CheckFeeds.class,
            FeedsCommand.ImportFeeds.class,
            FeedsCommand.ExportFeeds.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class FeedsCommand {
    /** {@code feeds list}. */
    @Command(
            name = "list",
            description = "Lists the feeds of the running instance, and how their last polls went.",
            mixinStandardHelpOptions = true)
    static final class ListFeeds implements Callable<Integer> {
        @Mixin
        private ConfigOption config = new ConfigOption();

        @Option(names = "--json", description = "one object a line: {feed, status}")
        private boolean json;

        /** Exit status 0. */
        @Override
        public Integer call() {
            var settings = config.settings();
            var status = status(config, settings);
            try (var printer = Printer.standard(json)) {
                if (!json) {
                    printer.line(String.format(
                            Locale.ROOT,
                            "%-20s %-20s %-14s %5s %5s  %s",
                            "last poll",
                            "next poll",
                            "outcome",
                            "items",
                            "fails",
                            "feed"));
                }
                feeds(config, settings).forEach(feed -> print(feed, status.get(feed.id()), printer));
            }
            return 0;
        }

        private static void print(Feed feed, @Nullable FeedStatus status, Printer printer) {
            if (printer.isJson()) {
                printer.json(new Row(feed, status));
                return;
            }
            printer.line(String.format(
                    Locale.ROOT,
                    "%-20s %-20s %-14s %5d %5d  %s%s",
                    status == null ? "-" : time(status.lastPolled()),
                    feed.paused() ? "paused" : status == null ? "-" : time(status.nextPoll()),
                    status == null || status.outcome() == null ? "-" : status.outcome(),
                    status == null ? 0 : status.items().size(),
                    status == null ? 0 : status.failures(),
                    feed.url(),
                    status == null || status.reason() == null ? "" : "  (" + status.reason() + ")"));
        }

        private static String time(@Nullable Instant instant) {
            return instant == null
                    ? "-"
                    : instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
        }

        record Row(Feed feed, @Nullable FeedStatus status) {}
    }

    /** {@code feeds check}. */
    @Command(
            name = "check",
            description = "Fetches feeds once and says what it found; nothing is published. Needs no running instance.",
            mixinStandardHelpOptions = true)
    static final class CheckFeeds implements Callable<Integer> {
        private final InstantSource clock;

        @Mixin
        private ConfigOption config = new ConfigOption();

        @Option(names = "--all", description = "every feed of the configured OPML files")
        private boolean all;

        @Option(names = "--json", description = "one object a line")
        private boolean json;

        @Parameters(arity = "0..*", paramLabel = "URL", description = "addresses of feeds")
        private List<String> urls = List.of();

        CheckFeeds(InstantSource clock) {
            this.clock = clock;
        }

        /** Exit status 0, or 1 if some address is no feed that can be polled. */
        @Override
        public Integer call() {
            var settings = config.settings();
            var chosen = chosen(settings);
            var bad = 0;
            try (var client =
                            new GuardedClient(settings.net().net(Version.current()), clock, new SimpleMeterRegistry());
                    var printer = Printer.standard(json)) {
                var check = new FeedCheck(client);
                for (var url : chosen) {
                    var report = check.check(url);
                    bad += report.ok() ? 0 : 1;
                    print(report, printer);
                    printer.flush();
                }
            }
            return bad == 0 ? 0 : 1;
        }

        private List<String> chosen(Settings settings) {
            List<String> chosen = new ArrayList<>(urls);
            if (all) {
                for (var file : settings.feeds().files()) {
                    read(file).outlines().forEach(outline -> chosen.add(outline.url()));
                }
            }
            if (chosen.isEmpty()) {
                throw new Problem("Name the addresses of feeds to check, or --all for those of the OPML files");
            }
            return chosen;
        }

        private static void print(FeedReport report, Printer printer) {
            if (printer.isJson()) {
                printer.json(report);
                return;
            }
            if (!report.ok()) {
                printer.line("not ok  " + report.url() + ": " + report.reason());
                report.feeds().forEach(feed -> printer.line("        the page names this feed: " + feed));
                return;
            }
            printer.line("ok      " + report.url() + ": " + report.format() + ", '" + report.title() + "', "
                    + report.items() + " items"
                    + (report.newest() == null ? "" : ", newest " + report.newest()));
            if (report.movedTo() != null) {
                printer.line("        moved for good to " + report.movedTo());
            }
            report.problems().forEach(problem -> printer.line("        " + problem));
        }
    }

    /** {@code feeds import}. */
    @Command(
            name = "import",
            description = "Adds the feeds of OPML files to the running instance, for good.",
            mixinStandardHelpOptions = true)
    static final class ImportFeeds implements Callable<Integer> {
        @Mixin
        private ConfigOption config = new ConfigOption();

        @Parameters(arity = "1..*", paramLabel = "FILE", description = "OPML files")
        private List<Path> files = List.of();

        /** Exit status 0. */
        @Override
        public Integer call() {
            var settings = config.settings();
            var clients = config.clients(settings);
            List<Feed> feeds = new ArrayList<>();
            try (var printer = Printer.standard(false)) {
                for (var file : files) {
                    var document = read(file);
                    document.problems().forEach(problem -> printer.problem(file + ": " + problem));
                    document.outlines().forEach(outline -> feeds.add(outline.feed(Origin.COMMAND)));
                }
                var topic = settings.kafka().topics().feeds().name();
                try (var producer = clients.producer(Map.of("max.block.ms", 15_000))) {
                    feeds.forEach(feed -> producer.send(new ProducerRecord<>(topic, feed.key(), Json.bytes(feed))));
                    producer.flush();
                } catch (KafkaException e) {
                    throw new Problem("The feeds could not be added: " + e.getMessage() + "; is Kafka up?", e);
                }
                printer.line(feeds.size() + " feeds are on the topic " + topic);
            }
            return 0;
        }
    }

    /** {@code feeds export}. */
    @Command(
            name = "export",
            description = "Prints the feeds of the running instance as OPML.",
            mixinStandardHelpOptions = true)
    static final class ExportFeeds implements Callable<Integer> {
        @Mixin
        private ConfigOption config = new ConfigOption();

        @Option(names = "--json", description = "the feed records instead, one a line")
        private boolean json;

        /** Exit status 0. */
        @Override
        public Integer call() {
            var feeds = feeds(config, config.settings());
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

    private static List<Feed> feeds(ConfigOption config, Settings settings) {
        var topic = settings.kafka().topics().feeds().name();
        try (var reader = new TopicReader(config.clients(settings), topic)) {
            var feeds = new ArrayList<Feed>();
            reader.table().forEach(entry -> add(feeds, entry.value(), Feed.class));
            feeds.sort(Comparator.comparing(Feed::domain).thenComparing(Feed::url));
            return feeds;
        }
    }

    private static Map<String, FeedStatus> status(ConfigOption config, Settings settings) {
        var topic = settings.kafka().topics().feedStatus().name();
        try (var reader = new TopicReader(config.clients(settings), topic)) {
            var all = new ArrayList<FeedStatus>();
            reader.table().forEach(entry -> add(all, entry.value(), FeedStatus.class));
            var status = new HashMap<String, FeedStatus>();
            all.forEach(one -> status.put(one.feed(), one));
            return status;
        }
    }

    /** What cannot be read is the running instance's to set aside. */
    private static <T> void add(List<T> list, byte[] value, Class<T> type) {
        try {
            list.add(Json.read(value, type));
        } catch (PoisonException e) {
            return;
        }
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
