package tidings.app.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.app.ledger.LedgerAnswer;
import tidings.events.LedgerEntry.Sighting;
import tidings.events.LedgerEntry.Telling;
import tidings.events.ThemeOutcome;

/** An answer of the ledger as people read it. For one thread. */
final class LedgerText {
    private final Printer printer;

    LedgerText(Printer printer) {
        this.printer = printer;
    }

    /**
     * Prints it.
     *
     * @param sent how messages stand that carry its alerts
     * @param suppressed what holds back alerts that no message carries
     * @param domain whose feeds {@code feeds} are; null if they are those in which it was seen
     */
    void print(
            LedgerAnswer answer,
            List<LedgerSequel.Sent> sent,
            List<Suppressed> suppressed,
            @Nullable String domain,
            List<ListFeeds.Row> feeds) {
        printer.line(answer.asked());
        answer.unanswered().forEach(problem -> printer.line("  not all is known: " + problem));
        if (answer.articles().isEmpty()) {
            unknown(answer, domain, feeds);
        }
        var names = new HashMap<String, String>();
        feeds.forEach(row -> names.put(row.feed().id(), row.feed().url()));
        for (var article : answer.articles()) {
            print(article, names);
            printAlerts(article, sent, suppressed);
        }
    }

    private void unknown(LedgerAnswer answer, @Nullable String domain, List<ListFeeds.Row> feeds) {
        printer.line("  was not seen in any feed"
                + (answer.identity() == null ? "" : " (looked for as " + answer.identity() + ")"));
        if (domain == null) {
            return;
        }
        printer.line(
                feeds.isEmpty()
                        ? "  no feed of " + domain + " is polled; tidings feeds check https://" + domain
                                + "/ finds some"
                        : "  feeds of " + domain + ":");
        feeds.forEach(row -> ListFeeds.print(row.feed(), row.status(), printer));
    }

    private void print(LedgerAnswer.Account article, Map<String, String> feeds) {
        printer.line("  article " + article.article() + url(article));
        for (var sighting : article.sightings()) {
            print(sighting, feeds);
            var tellings = article.tellings().stream()
                    .filter(telling -> telling.revision().equals(sighting.revision())
                            && !telling.at().isBefore(sighting.at()))
                    .toList();
            for (var theme : sighting.themes()) {
                print(theme);
                tellings.stream()
                        .filter(telling -> telling.theme().equals(theme.theme()))
                        .limit(1)
                        .forEach(this::print);
            }
            tellings.stream()
                    .filter(telling -> sighting.themes().stream()
                            .noneMatch(theme -> theme.theme().equals(telling.theme())))
                    .forEach(telling -> {
                        printer.line("      " + telling.theme() + ": matched the text before");
                        print(telling);
                    });
        }
        if (article.left() > 0) {
            printer.line("    and " + article.left() + " sightings after the first one, which are not kept");
        }
    }

    private void printAlerts(LedgerAnswer.Account article, List<LedgerSequel.Sent> sent, List<Suppressed> suppressed) {
        var alerts = new LinkedHashSet<String>();
        article.tellings().stream()
                .filter(telling -> telling.alert() != null && telling.version() > 0)
                .forEach(telling -> alerts.add(String.valueOf(telling.alert())));
        for (var alert : alerts) {
            var messages =
                    sent.stream().filter(one -> one.alert().equals(alert)).toList();
            var reasons =
                    suppressed.stream().filter(one -> one.alert().equals(alert)).toList();
            messages.forEach(this::print);
            reasons.forEach(one -> printer.line("    alert " + alert + " is suppressed by " + one.by()));
            if (messages.isEmpty() && reasons.isEmpty()) {
                printer.line("    alert " + alert
                        + ": no message carries it yet; its group may wait, or quiet hours or a" + " cap hold it");
            }
        }
    }

    private static String url(LedgerAnswer.Account article) {
        return article.sightings().isEmpty()
                        || article.sightings().getLast().url().isEmpty()
                ? ""
                : "  " + article.sightings().getLast().url();
    }

    private void print(Sighting sighting, Map<String, String> feeds) {
        printer.line("    " + time(sighting.at()) + "  " + words(sighting.sight()) + after(sighting) + " in "
                + feeds.getOrDefault(sighting.feed(), "feed " + sighting.feed()) + ": "
                + words(sighting.disposition().word())
                + (sighting.reason() == null ? "" : " (" + sighting.reason() + ")")
                + (sighting.themes().isEmpty() && sighting.disposition() == tidings.events.Disposition.NO_MATCH
                        ? ", no clause of any theme hit"
                        : ""));
    }

    private static String after(Sighting sighting) {
        return sighting.of() == null
                ? ""
                : " of text "
                        + sighting.of().substring(0, Math.min(8, sighting.of().length()));
    }

    private void print(ThemeOutcome theme) {
        var line = String.format(
                Locale.ROOT,
                "      %s v%d: %s, score %.2f of %.2f",
                theme.theme(),
                theme.version(),
                words(theme.outcome().word()),
                theme.score(),
                theme.threshold());
        printer.line(line
                + (theme.by() == null ? "" : ", by " + theme.by())
                + (theme.missing().isEmpty() ? "" : "; did not hit: " + String.join(", ", theme.missing())));
    }

    private void print(Telling telling) {
        var what = switch (telling.told()) {
            case RAISED ->
                "raised version " + telling.version() + " ("
                        + words(telling.change() == null ? "" : telling.change().word()) + ")";
            case JOINED -> "joined the story, which said as much already";
            case COPY -> "repeats a text of the story";
            case KNOWN -> "the story has this article already";
            case UNCONFIRMED -> "waits for more independent publishers";
            case REVIEW -> "found by meaning alone, for review";
            case SUPPRESSED -> "turned down by the second opinion";
            case SKIPPED -> "not judged: the second opinion could not be had in time";
            case DEAD_LETTERED -> "could not be taken into a story; tidings dead-letters list says why";
        };
        printer.line("        " + what
                + (telling.alert() == null ? "" : ", alert " + telling.alert())
                + (telling.copyOf() == null ? "" : ", copy of article " + telling.copyOf())
                + (telling.opinion() == null
                        ? ""
                        : String.format(Locale.ROOT, ", second opinion %.2f", telling.opinion()))
                + (telling.by() == null ? "" : ", by " + telling.by()));
    }

    private void print(LedgerSequel.Sent sent) {
        printer.line("    alert " + sent.alert() + " version " + sent.version() + ": " + sent.state() + " to "
                + sent.receiver() + " at " + time(sent.at())
                + (sent.reason() == null ? "" : " (" + sent.reason() + ")"));
    }

    private static String words(String word) {
        return word.replace('-', ' ');
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
