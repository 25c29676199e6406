package tidings.app.command;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tidings.events.Feed;
import tidings.events.FeedStatus;

/** {@code feeds list}. */
@Command(
        name = "list",
        description = {
            "Lists the feeds of the running instance and how their polls go: the interval (every), the time from",
            "publication to first sight of the last new item (lag), and the reason for any trouble."
        },
        mixinStandardHelpOptions = true)
final class ListFeeds implements Callable<Integer> {
    private static final String FORMAT = "%-20s %-20s %-16s %6s %6s %5s %5s  %s%s";

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--trouble", description = "only those that fail, or are in a condition to look at")
    private boolean trouble;

    @Option(names = "--json", description = "one object a line: {feed, status}")
    private boolean json;

    /** Exit status 0. */
    @Override
    public Integer call() {
        var feeds = FeedsCommand.running(config, config.settings());
        var statuses = feeds.statuses();
        try (var printer = Printer.standard(json)) {
            if (!json) {
                printer.line(String.format(
                        FORMAT, "last poll", "next poll", "outcome", "every", "lag", "items", "fails", "feed", ""));
            }
            for (var feed : feeds.all()) {
                var status = statuses.get(feed.id());
                if (!trouble || inTrouble(status)) {
                    print(feed, status, printer);
                }
            }
        }
        return 0;
    }

    /** What is printed as JSON. */
    record Row(Feed feed, @Nullable FeedStatus status) {}

    private static boolean inTrouble(@Nullable FeedStatus status) {
        return status != null && (status.failures() > 0 || status.condition() != null);
    }

    /** A line of the table. */
    static void print(Feed feed, @Nullable FeedStatus status, Printer printer) {
        if (printer.isJson()) {
            printer.json(new Row(feed, status));
            return;
        }
        var pace = status == null ? null : status.pace();
        printer.line(String.format(
                Locale.ROOT,
                FORMAT,
                status == null ? "-" : time(status.lastPolled()),
                feed.paused() ? "paused" : status == null ? "-" : next(status.nextPoll()),
                outcome(status),
                pace == null ? "-" : shortly(pace.interval()),
                pace == null ? "-" : shortly(pace.lag()),
                status == null ? 0 : items(status),
                status == null ? 0 : status.failures(),
                feed.url(),
                status == null ? "" : reason(status)));
    }

    /** Items of the last body; of all that are remembered where an earlier release did not mark them. */
    private static long items(FeedStatus status) {
        var present =
                status.items().stream().filter(FeedStatus.SeenItem::present).count();
        return present == 0 ? status.items().size() : present;
    }

    /** Why it is in trouble: what its last poll says, or what its condition does. */
    private static String reason(FeedStatus status) {
        var reason = status.reason() == null ? condition(status) : status.reason();
        return reason.isEmpty() ? "" : "  (" + reason + ")";
    }

    private static String condition(FeedStatus status) {
        var pace = status.pace();
        var trust = status.trust();
        return switch (status.condition()) {
            case QUIET ->
                pace == null
                        ? ""
                        : "nothing new since " + time(pace.newest()) + ", usually every " + shortly(pace.gap());
            case CHURNING -> trust == null ? "" : "the same body came " + trust.same() + " times with other validators";
            case LYING ->
                trust == null ? "" : "304 hid changes; asked without validators until " + time(trust.doubted());
            case null, default -> "";
        };
    }

    private static String outcome(@Nullable FeedStatus status) {
        if (status == null || status.outcome() == null) {
            return "-";
        }
        var condition = status.condition();
        return condition == null || condition.word().equals(status.outcome())
                ? status.outcome()
                : condition.word() + ", " + status.outcome();
    }

    private static String next(Instant next) {
        return next.equals(tidings.ingest.schedule.Schedule.NEVER) ? "never" : time(next);
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "-" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A duration in its largest unit, such as {@code 90s}, {@code 12m}, {@code 5h}, {@code 3d}. */
    static String shortly(@Nullable Duration time) {
        if (time == null) {
            return "-";
        }
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return time.toSeconds() + "s";
        }
        if (time.compareTo(Duration.ofHours(2)) < 0) {
            return time.toMinutes() + "m";
        }
        return time.compareTo(Duration.ofDays(2)) < 0 ? time.toHours() + "h" : time.toDays() + "d";
    }
}
