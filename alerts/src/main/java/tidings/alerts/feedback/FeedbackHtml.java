package tidings.alerts.feedback;

import tidings.events.Feedback.Verdict;

/** The pages that ask for feedback: plain HTML without scripts. Text from feeds comes out as text. */
final class FeedbackHtml {
    private FeedbackHtml() {}

    /** Asks. */
    static String question(Ticket ticket) {
        return page("What do you think of this alert?", about(ticket) + """
            <form method="post">
            <button name="verdict" value="acknowledged">Acknowledge</button>
            <button name="verdict" value="up">Worth telling</button>
            <button name="verdict" value="down">Not worth telling</button>
            </form>
            """);
    }

    /** Confirms. */
    static String thanks(Ticket ticket, Verdict verdict) {
        return page("Noted: " + words(verdict), about(ticket));
    }

    /** Asks to try again. */
    static String later(Ticket ticket) {
        return page("It could not be noted just now; please try again in a minute", about(ticket));
    }

    /** Says that there is nothing here. */
    static String unknown() {
        return page("This link is not valid, or not any more", "");
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case ACKNOWLEDGED -> "acknowledged, and not repeated";
            case UP -> "worth telling";
            case DOWN -> "not worth telling";
        };
    }

    private static String about(Ticket ticket) {
        return "<p>" + escape(ticket.title()) + "<br><small>" + escape(ticket.theme()) + "</small></p>\n";
    }

    private static String page(String heading, String body) {
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Tidings</title>
            <style>body{font:1.1rem sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}
            button{font:inherit;padding:.6rem 1rem;margin:0 .5rem .5rem 0}</style></head>
            <body><h1>%s</h1>
            %s</body></html>
            """.formatted(escape(heading), body);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
