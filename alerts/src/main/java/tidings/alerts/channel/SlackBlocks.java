package tidings.alerts.channel;

import tidings.events.topic.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Collects blocks within Slack's limits: 50 blocks, 150 characters a header, 3,000 a text, and a total that leaves room
 * below what Slack takes. Used by one thread.
 */
final class SlackBlocks {
    private static final int MOST_BLOCKS = 50;
    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_TEXT = 3_000;
    private static final int LONGEST_TOTAL = 12_000;
    private static final int LONGEST_FALLBACK = 500;

    private final ArrayNode blocks = Json.mapper().createArrayNode();
    private int total;

    /** True if that many blocks fit, with one to spare for {@code +N more}, and the total is not yet reached. */
    boolean hasRoomFor(int more) {
        return blocks.size() + more < MOST_BLOCKS && total < LONGEST_TOTAL / 2;
    }

    /** True if one more text of any length fits into the total. */
    boolean hasRoomForText() {
        return total + LONGEST_TEXT <= LONGEST_TOTAL;
    }

    void divider() {
        blocks.addObject().put("type", "divider");
    }

    /** Large text without markup. */
    void header(String plain) {
        var text = blocks.addObject().put("type", "header").putObject("text");
        text.put("type", "plain_text").put("text", counted(SlackText.escape(plain, LONGEST_HEADER)));
        text.put("emoji", false);
    }

    /** Text with markup, whose parts from feeds are inert already. */
    void section(String markup) {
        marked(blocks.addObject().put("type", "section").putObject("text"), markup);
    }

    /** Small text with markup, whose parts from feeds are inert already. */
    void context(String markup) {
        var block = blocks.addObject().put("type", "context");
        marked(block.putArray("elements").addObject(), markup);
    }

    /** The whole message. */
    ObjectNode message(String fallback) {
        ObjectNode message = Json.mapper().createObjectNode();
        message.put("text", SlackText.escape(fallback, LONGEST_FALLBACK));
        message.put("mrkdwn", false).put("link_names", false).put("parse", "none");
        message.put("unfurl_links", false).put("unfurl_media", false);
        message.set("blocks", blocks);
        return message;
    }

    private void marked(ObjectNode text, String markup) {
        text.put("type", "mrkdwn").put("text", counted(fitted(markup)));
        text.put("verbatim", true); // or Slack would link names and addresses in plain words
    }

    /** Cuts whole lines, and says so; what comes here is far shorter than the limit but for hostile input. */
    private static String fitted(String markup) {
        if (markup.length() <= LONGEST_TEXT) {
            return markup;
        }
        var line = markup.lastIndexOf('\n', LONGEST_TEXT - 10);
        return (line < 0 ? "" : markup.substring(0, line)) + "\n+ more";
    }

    private String counted(String text) {
        total += text.length();
        return text;
    }
}
