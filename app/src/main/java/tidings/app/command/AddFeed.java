package tidings.app.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.app.Version;
import tidings.app.problem.Problem;
import tidings.app.settings.Durations;
import tidings.app.settings.Settings;
import tidings.events.Feed;
import tidings.events.Origin;
import tidings.ingest.feed.FeedCheck;
import tidings.ingest.feed.FeedReport;
import tidings.ingest.feed.Feeds;
import tidings.net.GuardedClient;

/** {@code feeds add}. */
@Command(
        name = "add",
        description = {
            "Adds a feed to the running instance, or changes what is said of one that it has. It is polled moments"
                    + " later,",
            "without a restart, and stays over restarts. Refused if there is no feed at the address."
        },
        mixinStandardHelpOptions = true)
final class AddFeed implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--title", description = "what to call it")
    private @Nullable String title;

    @Option(names = "--tag", split = ",", description = "words that its articles carry")
    private List<String> tags = List.of();

    @Option(names = "--publisher", description = "who publishes it")
    private @Nullable String publisher;

    @Option(names = "--language", description = "language of its articles that do not say, as de or pt-BR")
    private @Nullable String language;

    @Option(names = "--country", description = "the publisher's country, as AT")
    private @Nullable String country;

    @Option(names = "--min-interval", description = "poll it no more often than this, as 30m")
    private @Nullable String minInterval;

    @Option(names = "--max-age", description = "at its first poll, items older than this alert nobody")
    private @Nullable String maxAge;

    @Option(names = "--full-text", description = "take the text of its articles from their pages")
    private boolean fullText;

    @Option(names = "--unchecked", description = "add it without a look at it")
    private boolean unchecked;

    @Option(names = "--json", description = "print {feed, added, report}")
    private boolean json;

    @Parameters(paramLabel = "URL", description = "the feed's address")
    private String url = "";

    AddFeed(InstantSource clock) {
        this.clock = clock;
    }

    /** Exit status 0, or 1 if it was not added. */
    @Override
    public Integer call() {
        var settings = config.settings();
        var bare = Feeds.of(url, Origin.COMMAND)
                .orElseThrow(() -> new Problem("'" + url + "' is no http or https address"));
        var running = FeedsCommand.running(config, settings);
        var report = unchecked ? null : look(settings);
        var present = running.all().stream()
                .filter(feed -> feed.id().equals(bare.id()))
                .findFirst();
        var feed = feed(present.orElse(bare), report);
        var added = report == null || report.ok();
        if (added) {
            running.put(List.of(feed));
        }
        try (var printer = Printer.standard(json)) {
            tell(feed, added, present.isPresent(), report, printer);
        }
        return added ? 0 : 1;
    }

    /** What is printed as JSON. */
    record Outcome(Feed feed, boolean added, @Nullable FeedReport report) {}

    private FeedReport look(Settings settings) {
        try (var client = new GuardedClient(settings.net().net(Version.current()), clock, new SimpleMeterRegistry())) {
            return new FeedCheck(client, settings.feeds().access()).check(url);
        }
    }

    private Feed feed(Feed before, @Nullable FeedReport report) {
        var found = report == null ? null : report.title();
        var called = before.title() == null ? found : before.title();
        return new Feed(
                        before.id(),
                        before.domain(),
                        before.url(),
                        title == null ? called : title,
                        tags.isEmpty() ? before.tags() : tags,
                        publisher == null ? before.publisher() : publisher,
                        language == null ? before.language() : language,
                        country == null ? before.country() : country.toUpperCase(Locale.ROOT),
                        before.site() == null && report != null ? report.site() : before.site(),
                        false,
                        minInterval == null ? before.minInterval() : Durations.parse(minInterval),
                        maxAge == null ? before.maxAge() : Durations.parse(maxAge),
                        Origin.COMMAND)
                .withFullText(fullText || before.fullText());
    }

    private void tell(Feed feed, boolean added, boolean known, @Nullable FeedReport report, Printer printer) {
        if (printer.isJson()) {
            printer.json(new Outcome(feed, added, report));
        } else if (added) {
            printer.line((known ? "changed " : "added ")
                    + feed.url()
                    + (report == null ? "" : ": " + report.format() + ", " + report.items() + " items"));
            if (report != null) {
                report.feeds().forEach(one -> printer.line("  it is a page; a feed of the site: " + one));
            }
        } else if (report != null) {
            printer.problem("not added: " + url + ": " + report.reason());
            report.feeds().forEach(one -> printer.problem("  a feed of the site: " + one));
        }
    }
}
