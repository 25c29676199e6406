package tidings.alerts.channel;

import java.util.Locale;
import tidings.alerts.channel.Message.Clause;
import tidings.alerts.channel.Message.Item;
import tidings.alerts.channel.Message.Quote;

/**
 * Lays alerts out in HTML, for mail and for feeds: few tags, no script, no style, no image; the only attribute is the
 * address of a link, which {@link Link} has judged. All text is escaped.
 *
 * <p>Pure functions, safe from any thread.
 */
final class Html {
    private static final int MOST_CLAUSES = 20;
    private static final int MOST_QUOTES = 5;
    private static final int LONGEST = 200_000;

    private Html() {}

    /** The alerts of a message, as a piece of a page; what is too much is counted as {@code +N more}. */
    static String items(Message message) {
        var html = new StringBuilder();
        var shown = 0;
        for (var item : message.items()) {
            var next = item(item);
            if (shown > 0 && html.length() + next.length() > LONGEST) {
                break;
            }
            html.append(shown > 0 ? "<hr>\n" : "").append(next);
            shown++;
        }
        if (message.beyond(shown) > 0) {
            html.append("<p>+").append(message.beyond(shown)).append(" more alerts</p>\n");
        }
        return html.toString();
    }

    /** A whole page. */
    static String page(String title, String body) {
        return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + escape(title)
                + "</title></head>\n<body>\n" + body + "</body></html>\n";
    }

    /** Text as it stands between tags and in attributes with double quotes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String item(Item item) {
        var html = new StringBuilder();
        html.append("<h2>").append(escape(item.severity().word().toUpperCase(Locale.ROOT)));
        html.append(" · ").append(escape(item.theme())).append("</h2>\n");
        html.append("<p>").append(title(item)).append("</p>\n");
        item.clauses().stream().limit(MOST_CLAUSES).map(Html::clause).forEach(html::append);
        html.append(more(MOST_CLAUSES, item.clauses().size(), "clauses hit"));
        if (!item.missed().isEmpty()) {
            html.append("<p>Did not hit: ")
                    .append(escape(String.join(", ", item.missed())))
                    .append("</p>\n");
        }
        return html.append("<p><small>")
                .append(escape(item.context()))
                .append(feedback(item))
                .append("</small></p>\n")
                .toString();
    }

    private static String feedback(Item item) {
        var link = item.feedback();
        return link == null ? "" : " · <a href=\"" + escape(link.url()) + "\">acknowledge or judge</a>";
    }

    private static String title(Item item) {
        var link = item.link();
        return link == null
                ? "<b>" + escape(item.title()) + "</b>"
                : "<a href=\"" + escape(link.url()) + "\">" + escape(item.title()) + "</a> (" + escape(link.host())
                        + ")";
    }

    private static String clause(Clause clause) {
        var html = new StringBuilder("<p><b>" + escape(clause.name()) + "</b></p>\n");
        clause.quotes().stream().limit(MOST_QUOTES).map(Html::quote).forEach(html::append);
        return html.append(more(MOST_QUOTES, clause.quotes().size(), "hits")).toString();
    }

    private static String quote(Quote quote) {
        var html = new StringBuilder("<blockquote>");
        for (var span : quote.spans()) {
            html.append(span.hit() ? "<b>" + escape(span.text()) + "</b>" : escape(span.text()));
        }
        return html.append("</blockquote>\n").toString();
    }

    private static String more(int shown, int all, String what) {
        return all > shown ? "<p>+" + (all - shown) + " more " + what + "</p>\n" : "";
    }
}
