package tidings.app.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tidings.alerts.AlertsSettings;
import tidings.events.Alert;
import tidings.events.AlertArticle;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;

/**
 * Why an alert is told to nobody, as far as the settings and the silences say.
 *
 * @param alert its id
 * @param version its newest version
 * @param by what holds it back
 */
record Suppressed(String alert, int version, String by) {
    /**
     * What holds back each of some alerts; an alert of which nothing is found may wait for its group.
     *
     * @param ids the alerts
     * @param since when the article of the first of them was seen
     */
    static List<Suppressed> of(
            Set<String> ids, Instant since, AlertsSettings settings, KafkaClients clients, Topics topics) {
        var recent = RecentAlerts.read(clients, topics, since);
        var found = new ArrayList<Suppressed>();
        for (var alert : recent) {
            if (ids.contains(alert.id())) {
                reasons(alert, recent, settings, clients, topics)
                        .forEach(by -> found.add(new Suppressed(alert.id(), alert.version(), by)));
            }
        }
        return found;
    }

    private static List<String> reasons(
            Alert alert, List<Alert> recent, AlertsSettings settings, KafkaClients clients, Topics topics) {
        var reasons = new ArrayList<String>();
        if (settings.router().destinations(alert).isEmpty()) {
            reasons.add("no route takes it");
        }
        SilencesTopic.read(clients, topics).stream()
                .filter(silence -> silence.mutes(alert, alert.raised()))
                .forEach(silence ->
                        reasons.add("silence " + silence.id() + " of " + silence.owner() + ": " + silence.reason()));
        recent.stream()
                .filter(other -> inhibits(other, alert, settings))
                .forEach(other -> reasons.add("alert " + other.id() + " of theme " + other.theme()
                        + ", which tells the same article, by a rule of inhibit"));
        return reasons;
    }

    private static boolean inhibits(Alert other, Alert alert, AlertsSettings settings) {
        return !other.theme().equals(alert.theme())
                && sharesArticle(other, alert)
                && settings.inhibit().stream()
                        .anyMatch(rule ->
                                rule.source().takes(other) && rule.target().takes(alert));
    }

    private static boolean sharesArticle(Alert one, Alert other) {
        var articles =
                new HashSet<>(one.articles().stream().map(AlertArticle::id).toList());
        return other.articles().stream().map(AlertArticle::id).anyMatch(articles::contains);
    }
}
