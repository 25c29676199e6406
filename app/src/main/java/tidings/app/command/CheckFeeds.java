package tidings.app.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.app.Version;
import tidings.app.problem.Problem;
import tidings.app.settings.Settings;
import tidings.events.Feed;
import tidings.ingest.feed.FeedCheck;
import tidings.ingest.feed.FeedReport;
import tidings.net.GuardedClient;

/** {@code feeds check}. */
@Command(
        name = "check",
        description = {
            "Fetches feeds once and says what it found; nothing is published. Needs no running instance. For a web"
                    + " page,",
            "such as a site's home page, it finds the feeds of the site."
        },
        mixinStandardHelpOptions = true)
final class CheckFeeds implements Callable<Integer> {
    private static final int AT_ONCE = 32;
    private static final String FORMAT = "%-6s %-14s %5s %-20s %s%s";

    private final InstantSource clock;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--all",
            description = "every feed of the configured OPML files, and of the running instance if there is one; prints"
                    + " a table")
    private boolean all;

    @Option(names = "--json", description = "one object a line")
    private boolean json;

    @Parameters(arity = "0..*", paramLabel = "URL", description = "addresses of feeds, or of sites' home pages")
    private List<String> urls = List.of();

    CheckFeeds(InstantSource clock) {
        this.clock = clock;
    }

    /** Exit status 0, or 1 if some address is no feed that can be polled. */
    @Override
    public Integer call() {
        var settings = config.settings();
        var chosen = chosen(settings);
        try (var client = new GuardedClient(settings.net().net(Version.current()), clock, new SimpleMeterRegistry());
                var printer = Printer.standard(json)) {
            var check = new FeedCheck(client, settings.feeds().access());
            return check(chosen, check, printer) == 0 ? 0 : 1;
        }
    }

    private int check(SequencedSet<String> chosen, FeedCheck check, Printer printer) {
        if (all && !json) {
            printer.line(String.format(FORMAT, "", "format", "items", "newest", "feed", ""));
        }
        var bad = 0;
        var turns = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FeedReport>> reports = new ArrayList<>();
            for (var url : chosen) {
                reports.add(threads.submit(() -> {
                    turns.acquire();
                    try {
                        return check.check(url);
                    } finally {
                        turns.release();
                    }
                }));
            }
            for (var report : reports) {
                bad += print(report.get(), printer) ? 0 : 1;
                printer.flush();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("interrupted", e);
        }
        return bad;
    }

    private SequencedSet<String> chosen(Settings settings) {
        SequencedSet<String> chosen = new LinkedHashSet<>(urls);
        if (all) {
            for (var file : settings.feeds().files()) {
                FeedsCommand.read(file).outlines().forEach(outline -> chosen.add(outline.url()));
            }
            if (config.isRunning(settings)) {
                FeedsCommand.running(config, settings).all().stream()
                        .map(Feed::url)
                        .forEach(chosen::add);
            }
        }
        if (chosen.isEmpty()) {
            throw new Problem("Name the addresses of feeds to check, or --all for those of the OPML files");
        }
        return chosen;
    }

    private boolean print(FeedReport report, Printer printer) {
        if (printer.isJson()) {
            printer.json(report);
        } else if (all) {
            printer.line(row(report));
        } else {
            tell(report, printer);
        }
        return report.ok();
    }

    private static String row(FeedReport report) {
        var newest = report.newest();
        var moved = report.movedTo() == null ? "" : "  (moved to " + report.movedTo() + ")";
        return String.format(
                Locale.ROOT,
                FORMAT,
                report.ok() ? "ok" : "not ok",
                report.format() == null ? "-" : report.format(),
                report.ok() ? report.items() : "-",
                newest == null ? "-" : newest.truncatedTo(ChronoUnit.SECONDS),
                report.url(),
                report.ok() ? moved : "  (" + report.reason() + ")");
    }

    private static void tell(FeedReport report, Printer printer) {
        if (!report.ok()) {
            printer.line("not ok  " + report.url() + ": " + report.reason());
            report.feeds().forEach(feed -> printer.line("        a feed of the site: " + feed));
            return;
        }
        printer.line("ok      " + report.url() + ": " + report.format() + ", '" + report.title() + "', "
                + report.items() + " items" + (report.newest() == null ? "" : ", newest " + report.newest()));
        if (report.movedTo() != null) {
            printer.line("        moved for good to " + report.movedTo());
        }
        report.problems().forEach(problem -> printer.line("        " + problem));
        report.feeds().forEach(feed -> printer.line("        a feed of the site: " + feed));
    }
}
