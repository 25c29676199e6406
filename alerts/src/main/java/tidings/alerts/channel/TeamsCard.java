package tidings.alerts.channel;

import java.util.Locale;
import tidings.alerts.channel.Message.Clause;
import tidings.alerts.channel.Message.Item;
import tidings.alerts.channel.Message.Quote;
import tidings.events.topic.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays a message out as an Adaptive Card for a Teams Workflow, in at most 28 KB. All text stands in text runs, which know
 * no markdown; links are buttons that name the host they lead to. What does not fit is counted as {@code +N more}, never
 * cut silently.
 */
final class TeamsCard {
    /** Teams' limit of a message, in bytes. */
    static final int LONGEST = 28 * 1024;

    private static final int RESERVE = 1_000;
    private static final int MOST_QUOTES = 3;
    private static final int LONGEST_NAMES = 400;

    private final ArrayNode body = Json.mapper().createArrayNode();
    private int bytes;

    private TeamsCard() {}

    /** The body of a post to a Workflow. */
    static ObjectNode of(Message message) {
        var card = new TeamsCard();
        var shown = 0;
        for (var item : message.items()) {
            if (!card.add(item, shown > 0)) {
                break;
            }
            shown++;
        }
        if (message.beyond(shown) > 0) {
            card.body.add(small("+" + message.beyond(shown) + " more alerts"));
        }
        return card.wrapped();
    }

    private ObjectNode wrapped() {
        ObjectNode message = Json.mapper().createObjectNode();
        message.put("type", "message");
        var attachment = message.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        var content = attachment.putObject("content");
        content.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        content.put("type", "AdaptiveCard").put("version", "1.4");
        content.putObject("msteams").put("width", "Full");
        content.set("body", body);
        return message;
    }

    private boolean add(Item item, boolean separated) {
        var heading = heading(item).put("separator", separated);
        var title = text(bold(item.title()));
        var context = small(item.context());
        var link = link(item);
        var frame = size(heading) + size(title) + size(context) + size(link);
        if (bytes + frame > LONGEST - RESERVE) {
            return false;
        }
        bytes += frame;
        body.add(heading).add(title);
        addClauses(item);
        if (!item.missed().isEmpty()) {
            addIfFits(small(Plain.cut("Did not hit: " + String.join(", ", item.missed()), LONGEST_NAMES)));
        }
        body.add(context);
        if (!link.isEmpty()) {
            body.add(link);
        }
        return true;
    }

    private void addClauses(Item item) {
        var shown = 0;
        for (var clause : item.clauses()) {
            if (!addIfFits(clause(clause))) {
                break;
            }
            shown++;
        }
        if (shown < item.clauses().size()) {
            body.add(small("+" + (item.clauses().size() - shown) + " more clauses hit"));
        }
    }

    private boolean addIfFits(ObjectNode block) {
        var more = size(block);
        if (bytes + more > LONGEST - RESERVE) {
            return false;
        }
        bytes += more;
        body.add(block);
        return true;
    }

    private static ObjectNode heading(Item item) {
        var run = bold(item.severity().word().toUpperCase(Locale.ROOT) + " · " + item.theme());
        run.put("size", "Medium");
        switch (item.severity()) {
            case CRITICAL, HIGH -> run.put("color", "Attention");
            case MEDIUM -> run.put("color", "Warning");
            case LOW -> run.put("color", "Default");
        }
        return text(run);
    }

    private static ObjectNode clause(Clause clause) {
        ObjectNode container = Json.mapper().createObjectNode();
        container.put("type", "Container").put("spacing", "Small");
        var items = container.putArray("items").add(text(bold(clause.name())));
        clause.quotes().stream().limit(MOST_QUOTES).forEach(quote -> items.add(quote(quote)));
        if (clause.quotes().size() > MOST_QUOTES) {
            items.add(small("+" + (clause.quotes().size() - MOST_QUOTES) + " more"));
        }
        return container;
    }

    private static ObjectNode quote(Quote quote) {
        var block = text();
        block.put("spacing", "None");
        var inlines = block.withArray("inlines");
        for (var span : quote.spans()) {
            inlines.add(span.hit() ? bold(span.text()).put("highlight", true) : run(span.text()));
        }
        return block;
    }

    /** A button, whose words are ours but for the host, which is where it leads. */
    private static ObjectNode link(Item item) {
        ObjectNode actions = Json.mapper().createObjectNode();
        var link = item.link();
        if (link != null) {
            open(actions, "Read at " + inert(link.host()), link);
        }
        var feedback = item.feedback();
        if (feedback != null) {
            open(actions, "Acknowledge or judge", feedback);
        }
        return actions;
    }

    private static void open(ObjectNode actions, String title, Link link) {
        var action = actions.put("type", "ActionSet").withArray("actions").addObject();
        action.put("type", "Action.OpenUrl").put("title", title);
        action.put("url", link.url());
    }

    private static ObjectNode small(String words) {
        return text(run(words).put("size", "Small").put("isSubtle", true));
    }

    private static ObjectNode bold(String words) {
        return run(words).put("weight", "Bolder");
    }

    private static ObjectNode run(String words) {
        return Json.mapper().createObjectNode().put("type", "TextRun").put("text", inert(words));
    }

    private static ObjectNode text(ObjectNode... runs) {
        ObjectNode block = Json.mapper().createObjectNode();
        block.put("type", "RichTextBlock");
        var inlines = block.putArray("inlines");
        for (var run : runs) {
            inlines.add(run);
        }
        return block;
    }

    /** Cards compute what stands in double braces, such as dates, and Workflows what follows {@code @}. */
    private static String inert(String words) {
        return words.replace("{{", "{\u200B{").replace("@{", "@\u200B{").replace("${", "$\u200B{");
    }

    private static int size(ObjectNode block) {
        return Json.bytes(block).length + 1;
    }
}
