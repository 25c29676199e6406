package tidings.alerts.channel;

import java.util.Locale;
import tidings.alerts.channel.Message.Clause;
import tidings.alerts.channel.Message.Item;
import tidings.alerts.channel.Message.Quote;
import tidings.events.topic.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays a message out for Discord, in at most 2,000 characters. What does not fit is counted as {@code +N more}, never cut
 * silently. Nobody is mentioned, whatever the text says, and no address is shown as a preview.
 */
final class DiscordMessage {
    /** Discord's limit of a message's content. */
    static final int LONGEST = 2_000;

    private static final int RESERVE = 60;
    private static final int LONGEST_URL = 500;
    private static final int LONGEST_FEEDBACK = 800;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_CONTEXT = 250;
    private static final int MOST_QUOTES = 3;
    private static final int SUPPRESS_EMBEDS = 4;

    private final StringBuilder content = new StringBuilder();

    private DiscordMessage() {}

    /** The body of a post to a webhook. */
    static ObjectNode of(Message message) {
        var discord = new DiscordMessage();
        var shown = 0;
        for (var item : message.items()) {
            if (!discord.add(item)) {
                break;
            }
            shown++;
        }
        if (message.beyond(shown) > 0) {
            discord.line("+" + message.beyond(shown) + " more alerts");
        }
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("content", discord.content.toString());
        body.putObject("allowed_mentions").putArray("parse");
        body.put("flags", SUPPRESS_EMBEDS);
        return body;
    }

    private boolean add(Item item) {
        var head = heading(item) + "\n" + title(item);
        var foot = context(item);
        if (!fits(head.length() + foot.length() + 2)) {
            return false;
        }
        line(head);
        var shown = 0;
        for (var clause : item.clauses()) {
            var text = clause(clause);
            if (!fits(text.length() + foot.length() + 2)) {
                break;
            }
            line(text);
            shown++;
        }
        if (shown < item.clauses().size()) {
            line("+" + (item.clauses().size() - shown) + " more clauses hit");
        }
        line(foot);
        return true;
    }

    private boolean fits(int more) {
        return content.length() + more + RESERVE <= LONGEST;
    }

    private void line(String text) {
        content.append(content.isEmpty() ? "" : "\n").append(text);
    }

    private static String heading(Item item) {
        return "**" + item.severity().word().toUpperCase(Locale.ROOT) + " · "
                + DiscordText.escape(item.theme(), LONGEST_NAME) + "**";
    }

    private static String title(Item item) {
        var title = DiscordText.escape(item.title(), LONGEST_TITLE);
        var link = item.link();
        return link == null || link.url().length() > LONGEST_URL
                ? "**" + title + "**"
                : "[" + title + "](<" + link.url() + ">) (" + DiscordText.escape(link.host(), LONGEST_NAME) + ")";
    }

    private static String clause(Clause clause) {
        var text = new StringBuilder("**" + DiscordText.escape(clause.name(), LONGEST_NAME) + "**");
        clause.quotes().stream().limit(MOST_QUOTES).map(DiscordMessage::quote).forEach(text::append);
        if (clause.quotes().size() > MOST_QUOTES) {
            text.append("\n+").append(clause.quotes().size() - MOST_QUOTES).append(" more");
        }
        return text.toString();
    }

    private static String quote(Quote quote) {
        var text = new StringBuilder("\n> ");
        for (var span : quote.spans()) {
            var words = DiscordText.escape(span.text(), LONGEST);
            text.append(span.hit() && !span.text().isBlank() ? bold(words) : words);
        }
        return text.toString().stripTrailing();
    }

    /** Marks stand at words, not at the spaces around them. */
    private static String bold(String words) {
        var inner = words.strip();
        var begin = words.indexOf(inner);
        return words.substring(0, begin) + "**" + inner + "**" + words.substring(begin + inner.length());
    }

    private static String context(Item item) {
        var missed = item.missed().isEmpty() ? "" : " · did not hit: " + String.join(", ", item.missed());
        var context = DiscordText.escape(item.context() + missed, LONGEST_CONTEXT);
        var feedback = item.feedback();
        return feedback == null || feedback.url().length() > LONGEST_FEEDBACK
                ? context
                : context + " · [acknowledge or judge](<" + feedback.url() + ">)";
    }
}
