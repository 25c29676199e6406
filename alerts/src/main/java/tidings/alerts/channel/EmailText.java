package tidings.alerts.channel;

import java.util.Locale;
import tidings.alerts.channel.Message.Item;

/** Lays a message out as plain text, and its subject. Pure functions, safe from any thread. */
final class EmailText {
    private static final int LONGEST_SUBJECT = 150;
    private static final int MOST_ITEMS = 200;
    private static final int MOST_CLAUSES = 20;
    private static final int MOST_QUOTES = 5;

    private EmailText() {}

    /** One line, without anything that could end a header. */
    static String subject(Message message) {
        var first = message.items().getFirst();
        var more = message.beyond(1);
        var subject = heading(first) + ": " + first.title();
        return Plain.line(subject, LONGEST_SUBJECT) + (more > 0 ? " +" + more + " more" : "");
    }

    /** The alerts, one under the other. */
    static String body(Message message) {
        var text = new StringBuilder();
        message.items().stream().limit(MOST_ITEMS).forEach(item -> add(text, item));
        more(text, Math.min(MOST_ITEMS, message.items().size()), message.total(), "alerts");
        return text.append("-- \nTidings, receiver ")
                .append(Plain.line(message.receiver()))
                .append(", notification ")
                .append(Plain.line(message.id()))
                .append('\n')
                .toString();
    }

    private static void add(StringBuilder text, Item item) {
        text.append(heading(item)).append('\n').append(item.title()).append('\n');
        var link = item.link();
        if (link != null) {
            text.append(link.url()).append('\n');
        }
        for (var clause : item.clauses().stream().limit(MOST_CLAUSES).toList()) {
            text.append('\n').append(clause.name()).append('\n');
            clause.quotes().stream()
                    .limit(MOST_QUOTES)
                    .forEach(quote -> text.append("  > ").append(quote.text()).append('\n'));
            more(text, MOST_QUOTES, clause.quotes().size(), "hits");
        }
        more(text, MOST_CLAUSES, item.clauses().size(), "clauses hit");
        if (!item.missed().isEmpty()) {
            text.append("\nDid not hit: ")
                    .append(String.join(", ", item.missed()))
                    .append('\n');
        }
        text.append('\n').append(item.context()).append('\n');
        var feedback = item.feedback();
        if (feedback != null) {
            text.append("Acknowledge or judge: ").append(feedback.url()).append('\n');
        }
        text.append('\n');
    }

    private static void more(StringBuilder text, int shown, int all, String what) {
        if (all > shown) {
            text.append('+').append(all - shown).append(" more ").append(what).append('\n');
        }
    }

    private static String heading(Item item) {
        return item.severity().word().toUpperCase(Locale.ROOT) + " · " + item.theme();
    }
}
