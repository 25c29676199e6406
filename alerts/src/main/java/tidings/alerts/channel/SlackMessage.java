package tidings.alerts.channel;

import java.util.Locale;
import tidings.alerts.channel.Message.Clause;
import tidings.alerts.channel.Message.Item;
import tidings.alerts.channel.Message.Quote;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays a message out in Slack's Block Kit: for each alert a header, the linked title, the evidence by clause with the
 * hits in bold, and a line of context. What does not fit into Slack's limits is counted as {@code +N more}, never cut
 * silently.
 */
final class SlackMessage {
    private static final int MOST_CLAUSES = 6;
    private static final int MOST_QUOTES = 3;
    private static final int LONGEST_NAMES = 500;
    private static final int LONGEST_URL = 1_000;
    private static final String INVISIBLE_SPACE = "\u200B";

    private final SlackBlocks blocks = new SlackBlocks();

    private SlackMessage() {}

    /** The body of a post to an incoming webhook. */
    static ObjectNode of(Message message) {
        var slack = new SlackMessage();
        var shown = 0;
        for (var item : message.items()) {
            if (shown > 0 && !slack.blocks.hasRoomFor(MOST_CLAUSES + 5)) {
                break;
            }
            slack.add(item, shown > 0);
            shown++;
        }
        if (message.beyond(shown) > 0) {
            slack.blocks.context("+" + message.beyond(shown) + " more alerts");
        }
        return slack.blocks.message(fallback(message));
    }

    /** What notifications and screen readers show. */
    private static String fallback(Message message) {
        var first = message.items().getFirst();
        var more = message.beyond(1);
        return heading(first) + ": " + first.title() + (more > 0 ? " +" + more + " more" : "");
    }

    private void add(Item item, boolean divided) {
        if (divided) {
            blocks.divider();
        }
        blocks.header(heading(item));
        blocks.section(title(item));
        var shown = 0;
        while (shown < Math.min(item.clauses().size(), MOST_CLAUSES) && blocks.hasRoomForText()) {
            blocks.section(clause(item.clauses().get(shown)));
            shown++;
        }
        if (shown < item.clauses().size()) {
            blocks.context("+" + (item.clauses().size() - shown) + " more clauses hit");
        }
        if (!item.missed().isEmpty()) {
            blocks.context(SlackText.escape("Did not hit: " + String.join(", ", item.missed()), LONGEST_NAMES));
        }
        blocks.context(context(item));
    }

    private static String heading(Item item) {
        return item.severity().word().toUpperCase(Locale.ROOT) + " · " + item.theme();
    }

    private static String title(Item item) {
        var title = SlackText.escape(item.title()).replace('|', '\u2223'); // ends the address in a link
        var link = item.link();
        var url = link == null ? "" : link.url().replace("&", "&amp;");
        return link == null || url.length() > LONGEST_URL
                ? "*" + title + "*"
                : "*<" + url + "|" + title + ">* (" + SlackText.escape(link.host()) + ")";
    }

    private static String clause(Clause clause) {
        var text =
                new StringBuilder("*").append(SlackText.escape(clause.name())).append("*");
        clause.quotes().stream().limit(MOST_QUOTES).map(SlackMessage::quote).forEach(text::append);
        if (clause.quotes().size() > MOST_QUOTES) {
            text.append("\n+").append(clause.quotes().size() - MOST_QUOTES).append(" more");
        }
        return text.toString();
    }

    private static String quote(Quote quote) {
        var text = new StringBuilder("\n> ");
        var spans = quote.spans();
        for (var i = 0; i < spans.size(); i++) {
            var words = spans.get(i).text();
            if (spans.get(i).hit()) {
                append(
                        text,
                        words,
                        i + 1 == spans.size() ? " " : spans.get(i + 1).text());
            } else {
                text.append(SlackText.escape(words));
            }
        }
        return text.toString().stripTrailing() + " (" + SlackText.escape(quote.field()) + ")";
    }

    /** Bold needs space on its outside and none on its inside; where there is none, an invisible one. */
    private static void append(StringBuilder text, String hit, String next) {
        if (hit.isBlank()) {
            text.append(hit);
            return;
        }
        if (!hit.startsWith(" ") && text.charAt(text.length() - 1) != ' ') {
            text.append(INVISIBLE_SPACE);
        }
        text.append(hit.startsWith(" ") ? " *" : "*").append(SlackText.escape(hit.strip()));
        text.append(hit.endsWith(" ") ? "* " : "*");
        if (!hit.endsWith(" ") && !next.startsWith(" ")) {
            text.append(INVISIBLE_SPACE);
        }
    }

    private static String context(Item item) {
        var context = SlackText.escape(item.context(), LONGEST_NAMES);
        var feedback = item.feedback();
        return feedback == null || feedback.url().length() > LONGEST_URL
                ? context
                : context + " · <" + feedback.url().replace("&", "&amp;") + "|acknowledge or judge>";
    }
}
