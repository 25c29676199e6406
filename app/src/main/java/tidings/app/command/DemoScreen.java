package tidings.app.command;

import java.time.ZoneId;
import java.util.Locale;
import tidings.app.demo.Audience;
import tidings.app.demo.Outcome;
import tidings.app.demo.Receiver.Message;
import tidings.app.demo.SampleNewsroom;
import tidings.events.Alert;
import tools.jackson.databind.JsonNode;

/** Shows the demonstration in a terminal. Safe from any thread. */
final class DemoScreen implements Audience {
    private static final int LONGEST = 160;

    private final Printer printer;
    private final Style style;
    private final AlertText alerts;

    DemoScreen(Printer printer, Style style, ZoneId zone) {
        this.printer = printer;
        this.style = style;
        this.alerts = new AlertText(style, zone);
    }

    /** Says what is going to be seen. */
    void opening(SampleNewsroom sample) {
        show(style.bold("A sample newsroom is open on loopback: " + sample.feeds() + " feeds, " + sample.articles()
                + " articles, all invented."));
        show("Starting Kafka and the pipeline. Alerts follow with their evidence, and the messages delivered.\n");
    }

    @Override
    public void alert(Alert alert) {
        show(alerts.of(alert) + "\n");
    }

    @Override
    public void message(Message message) {
        show(
                switch (message.kind()) {
                    case SLACK -> "→ Slack    " + style.dim(slack(message.body()));
                    case WEBHOOK -> "→ webhook  " + style.dim(webhook(message.body()));
                });
    }

    @Override
    public void summary(Outcome outcome) {
        show("\n" + style.bold("Summary"));
        show("  feeds polled     " + outcome.feeds());
        show("  articles         " + outcome.articles() + ", corrections " + outcome.corrections()
                + ", repeats dropped " + outcome.repeats());
        outcome.expected().forEach((theme, expected) -> show(theme(outcome, theme, expected)));
        outcome.raised().keySet().stream()
                .filter(theme -> !outcome.expected().containsKey(theme))
                .forEach(theme ->
                        show("  " + style.plain(theme) + ": " + outcome.raised().get(theme) + " articles"));
        outcome.missing().forEach(line -> show("    " + style.bad("should have raised an alert: " + line)));
        outcome.surplus().forEach(line -> show("    " + style.bad("should not have raised one: " + line)));
        show("  notifications    " + outcome.notifications() + ": Slack messages " + outcome.slack()
                + ", signed webhooks " + outcome.webhooks() + ", refused " + outcome.refused());
        var first = outcome.firstAlert();
        if (first != null) {
            show(String.format(Locale.ROOT, "  first alert      %.1f s after the start", first.toMillis() / 1000.0));
        }
        if (!outcome.settled()) {
            show("  " + style.bad("The time was up before everything had been delivered."));
        }
    }

    private String theme(Outcome outcome, String theme, int expected) {
        var raised = outcome.raised().getOrDefault(theme, 0);
        var line = String.format(Locale.ROOT, "%-26s alerts for %d articles, %d expected", theme, raised, expected);
        return "  " + (raised > 0 ? style.good(line) : style.bad(line));
    }

    private String slack(JsonNode body) {
        return shortened(body.path("text").asString("")) + " ("
                + body.path("blocks").size() + " blocks)";
    }

    private String webhook(JsonNode body) {
        var data = body.path("data");
        var evidence = data.path("alerts").path(0).path("evidence").size();
        return shortened(body.path("type").asString("") + " " + body.path("id").asString("") + " to "
                        + data.path("receiver").asString("") + ": "
                        + data.path("alerts").path(0).path("title").asString(""))
                + " (signature verified, " + evidence + " hits)";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private synchronized void show(String lines) {
        printer.styled(lines);
        printer.flush();
    }
}
