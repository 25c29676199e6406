package tidings.alerts.channel;

import java.util.Locale;
import tidings.alerts.channel.Message.Item;
import tidings.events.Alert;
import tidings.events.Change;
import tidings.events.Severity;
import tidings.events.topic.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays one version of an alert out as an event for PagerDuty's Events API v2. Versions of an alert are one incident, by
 * the alert's id; when the story goes quiet the incident is resolved. PagerDuty shows all of it as plain text.
 */
final class PagerDutyEvent {
    private static final int LONGEST_SUMMARY = 1_024;
    private static final int MOST_CLAUSES = 20;
    private static final int MOST_QUOTES = 5;

    private PagerDutyEvent() {}

    /**
     * The event.
     *
     * @param alert what it is of
     * @param item what is shown of it
     * @param notification which message it is part of
     * @param key the integration key
     */
    static ObjectNode of(Alert alert, Item item, String notification, Secret key) {
        ObjectNode event = Json.mapper().createObjectNode();
        event.put("routing_key", key.reveal());
        event.put("event_action", alert.change() == Change.QUIET ? "resolve" : "trigger");
        event.put("dedup_key", alert.id());
        event.put("client", "Tidings");
        event.set("payload", payload(alert, item, notification));
        var link = item.link();
        if (link != null) {
            event.putArray("links").addObject().put("href", link.url()).put("text", "Read at " + link.host());
        }
        return event;
    }

    private static ObjectNode payload(Alert alert, Item item, String notification) {
        ObjectNode payload = Json.mapper().createObjectNode();
        payload.put("summary", Plain.cut(heading(item) + ": " + item.title(), LONGEST_SUMMARY));
        payload.put("source", "Tidings");
        payload.put("severity", severity(alert.severity()));
        payload.put("timestamp", alert.raised().toString());
        payload.put("component", alert.theme());
        payload.put("group", alert.story());
        payload.put("class", alert.change().word());
        payload.set("custom_details", details(alert, item, notification));
        return payload;
    }

    private static ObjectNode details(Alert alert, Item item, String notification) {
        ObjectNode details = Json.mapper().createObjectNode();
        details.put("notification", notification);
        details.put("version", alert.version());
        details.put("context", item.context());
        var evidence = details.putObject("evidence");
        for (var clause : item.clauses().stream().limit(MOST_CLAUSES).toList()) {
            var quotes = evidence.putArray(clause.name());
            clause.quotes().stream().limit(MOST_QUOTES).forEach(quote -> quotes.add(quote.text()));
            more(quotes.size(), clause.quotes().size()).ifPresent(quotes::add);
        }
        more(MOST_CLAUSES, item.clauses().size()).ifPresent(text -> details.put("more-clauses", text));
        if (!item.missed().isEmpty()) {
            details.put("did-not-hit", String.join(", ", item.missed()));
        }
        return details;
    }

    private static java.util.Optional<String> more(int shown, int all) {
        return all > shown ? java.util.Optional.of("+" + (all - shown) + " more") : java.util.Optional.empty();
    }

    private static String heading(Item item) {
        return item.severity().word().toUpperCase(Locale.ROOT) + " · " + item.theme();
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "critical";
            case HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "info";
        };
    }
}
