package tidings.alerts.channel;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.events.Alert;
import tidings.events.AlertArticle;
import tidings.events.Notification;
import tidings.events.Severity;

/**
 * What every message shows of a notification, whatever the channel: the same alerts, the same evidence, the same
 * context. All text is one line of plain text ({@link Plain}); escaping it is the channel's part.
 *
 * @param id the notification's id
 * @param receiver whom it is for
 * @param items what it tells in full, oldest first
 * @param total how many alerts it tells altogether
 */
record Message(String id, String receiver, List<Item> items, int total) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_NAMES = 5;

    Message {
        items = List.copyOf(items);
    }

    /** What is shown of a notification. */
    static Message of(Notification notification) {
        return new Message(
                notification.id(),
                notification.receiver(),
                notification.alerts().stream()
                        .map(alert -> item(alert, notification))
                        .toList(),
                notification.alerts().size() + notification.omitted());
    }

    /**
     * What is shown of one alert of a notification that is told in a message for each; the last of them counts what the
     * notification does not carry.
     */
    static Message of(Notification notification, Alert alert) {
        var more = notification.alerts().getLast().equals(alert) ? notification.omitted() : 0;
        return new Message(notification.id(), notification.receiver(), List.of(item(alert, notification)), 1 + more);
    }

    /** How many alerts it tells beyond those that were shown. */
    int beyond(int shown) {
        return Math.max(0, total - shown);
    }

    /**
     * One alert.
     *
     * @param theme what people call its theme
     * @param severity how much it matters
     * @param change why this version was raised, as in {@code first report}
     * @param title its headline; never empty
     * @param link where to read it; absent if its address is not a plain web address
     * @param clauses what hit, by clause
     * @param missed names of the clauses that did not hit
     * @param publishers who reports it, as in {@code Reuters, AFP}
     * @param time when its latest article appeared, or was seen where that is unknown
     * @param languages tags of its languages and countries, as in {@code en, ru}
     * @param feedback where it can be acknowledged and judged; absent if nobody is asked to
     */
    record Item(
            String theme,
            Severity severity,
            String change,
            String title,
            @Nullable Link link,
            List<Clause> clauses,
            List<String> missed,
            String publishers,
            String time,
            String languages,
            @Nullable Link feedback) {
        Item {
            clauses = List.copyOf(clauses);
            missed = List.copyOf(missed);
        }

        /** Publishers, time, languages and change, in one line. */
        String context() {
            return Stream.of(publishers, time, languages, change)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" · "));
        }
    }

    /**
     * A clause that hit.
     *
     * @param name the clause's name
     * @param quotes where it hit
     */
    record Clause(String name, List<Quote> quotes) {
        Clause {
            quotes = List.copyOf(quotes);
        }
    }

    /**
     * Words of an article with the hits in them.
     *
     * @param field where it stands: {@code title}, {@code text} or {@code summary}
     * @param spans the words, in order
     */
    record Quote(String field, List<Span> spans) {
        Quote {
            spans = List.copyOf(spans);
        }

        /** The words without marks. */
        String text() {
            return String.join("", spans.stream().map(Span::text).toList()).strip();
        }
    }

    /**
     * Words that are a hit, or are not.
     *
     * @param text a piece of one line
     * @param hit true if it is a hit
     */
    record Span(String text, boolean hit) {}

    /** What is shown of an alert, without asking for feedback. */
    static Item item(Alert alert) {
        return item(alert, null);
    }

    private static Item item(Alert alert, @Nullable Notification notification) {
        var feedback = notification == null ? null : notification.feedback().get(alert.id());
        var first = alert.articles().getFirst();
        var latest = alert.articles().getLast();
        return new Item(
                titled(Plain.line(alert.themeName(), LONGEST_NAME), alert.theme()),
                alert.severity(),
                alert.change().word().replace('-', ' ') + (alert.version() > 1 ? ", version " + alert.version() : ""),
                titled(Plain.line(alert.title(), LONGEST_TITLE), "(no title)"),
                Link.of(first.url()),
                Quotes.clauses(alert.evidence()),
                alert.missed().stream()
                        .map(name -> Plain.line(name, LONGEST_NAME))
                        .toList(),
                publishers(alert),
                TIME.format(known(latest.published(), latest.seen())),
                languages(alert),
                feedback == null ? null : Link.of(feedback));
    }

    private static String titled(String text, String otherwise) {
        return text.isEmpty() ? Plain.line(otherwise, LONGEST_NAME) : text;
    }

    private static Instant known(@Nullable Instant published, Instant seen) {
        return published == null ? seen : published;
    }

    private static String publishers(Alert alert) {
        Set<String> names = new LinkedHashSet<>();
        alert.articles().stream()
                .map(AlertArticle::publisher)
                .filter(Objects::nonNull)
                .map(name -> Plain.line(name, LONGEST_NAME))
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names.isEmpty() ? "unknown publisher" : some(List.copyOf(names));
    }

    private static String languages(Alert alert) {
        Set<String> all = new LinkedHashSet<>(alert.languages());
        all.addAll(alert.countries());
        return some(all.stream().map(tag -> Plain.line(tag, LONGEST_NAME)).toList());
    }

    private static String some(List<String> names) {
        var shown = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
        return names.size() > MOST_NAMES ? shown + " +" + (names.size() - MOST_NAMES) + " more" : shown;
    }
}
