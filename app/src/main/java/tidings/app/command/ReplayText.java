package tidings.app.command;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tidings.events.Theme;

/** What a replay found, as people read it in a terminal. */
final class ReplayText {
    private static final int WIDEST = 50;
    private static final int MOST_QUOTES = 2;

    private final Printer printer;

    ReplayText(Printer printer) {
        this.printer = printer;
    }

    /** Prints all of it. */
    void print(Theme theme, @Nullable Theme other, Instant from, Duration took, ReplayTally tally) {
        var seconds = Math.max(1, took.toMillis()) / 1000.0;
        line(
                "theme %s, version %d: %,d texts of articles since %s in %.1f s, %,.0f a second",
                theme.id(),
                theme.version(),
                tally.texts(),
                from.truncatedTo(ChronoUnit.SECONDS),
                seconds,
                tally.texts() / seconds);
        if (tally.unreadable() > 0) {
            line("%,d records were no articles and are passed over", tally.unreadable());
        }
        line("%,d articles match; nobody was alerted", tally.hits());
        days(tally);
        samples("hits, newest first:", tally.samples());
        if (other != null) {
            line(
                    "against version %d: %,d match both, %,d are gained, %,d are lost",
                    other.version(), tally.both(), tally.gained(), tally.lost());
            samples("gained:", tally.gainedSamples());
            samples("lost:", tally.lostSamples());
        }
    }

    private void days(ReplayTally tally) {
        var days = tally.days();
        var most = days.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        days.forEach((day, count) ->
                line("  %s %6d %s", day, count, "#".repeat((int) Math.ceil((double) count * WIDEST / most))));
    }

    private void samples(String heading, List<ReplayTally.Sample> samples) {
        if (samples.isEmpty()) {
            return;
        }
        printer.line(heading);
        for (var sample : samples) {
            line(
                    "  %s  %.2f  %s",
                    sample.seen().truncatedTo(ChronoUnit.SECONDS),
                    sample.match().score(),
                    sample.title());
            if (!sample.url().isEmpty()) {
                printer.line("    " + sample.url());
            }
            sample.match().evidence().stream()
                    .limit(MOST_QUOTES)
                    .forEach(hit -> printer.line("    " + hit.clause() + ": " + hit.quote()));
        }
    }

    private void line(String format, Object... values) {
        printer.line(String.format(Locale.ROOT, format, values));
    }
}
