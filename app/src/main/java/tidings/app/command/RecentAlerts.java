package tidings.app.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.app.problem.Problem;
import tidings.events.Alert;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;

/** Reads the alerts that were raised of late, the newest version of each. */
final class RecentAlerts {
    private RecentAlerts() {}

    /**
     * The alerts, newest first.
     *
     * @param since only those from then on; null for all
     */
    static List<Alert> read(KafkaClients clients, Topics topics, @Nullable Instant since) {
        return read(clients, topics.alerts().name(), since);
    }

    private static List<Alert> read(KafkaClients clients, String topic, @Nullable Instant since) {
        var newest = new HashMap<String, Alert>();
        try (var reader = new TopicReader(clients, topic)) {
            reader.toEnd(since, entry -> {
                try {
                    var alert = Json.read(entry.value(), Alert.class);
                    newest.merge(alert.id(), alert, (a, b) -> a.version() > b.version() ? a : b);
                } catch (PoisonException e) {
                    return true; // the routing has set it aside
                }
                return true;
            });
        }
        var alerts = new ArrayList<>(newest.values());
        alerts.sort(Comparator.comparing(Alert::raised).reversed());
        return alerts;
    }

    /**
     * The one alert whose id begins as given, be it for review only.
     *
     * @throws Problem if there is none, or more than one
     */
    static Alert one(KafkaClients clients, Topics topics, String prefix) {
        if (prefix.isBlank()) {
            throw new Problem("An alert's id is needed, or how that begins; tidings alerts --json shows them");
        }
        var found = Stream.of(topics.alerts(), topics.review())
                .flatMap(topic -> read(clients, topic.name(), null).stream())
                .filter(alert -> alert.id().startsWith(prefix))
                .toList();
        if (found.size() != 1) {
            throw new Problem((found.isEmpty() ? "No alert has" : found.size() + " alerts have") + " an id that begins"
                    + " with " + prefix + "; tidings alerts --json shows them");
        }
        return found.getFirst();
    }
}
