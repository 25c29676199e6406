package tidings.app.command;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.alerts.AlertsSettings;
import tidings.app.ledger.LedgerAnswer;
import tidings.events.Alert;
import tidings.events.Feed;
import tidings.events.FeedStatus;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;
import tidings.ingest.article.CanonicalUrl;
import tidings.net.Domains;

/**
 * Joins what other topics know to an answer of the ledger, and prints both: how the alerts were delivered, and for an
 * unknown address the feeds of its domain. For one thread.
 */
final class LedgerSequel {
    private final AlertsSettings settings;
    private final KafkaClients clients;
    private final Topics topics;
    private final Printer printer;
    private final RunningFeeds feeds;

    LedgerSequel(AlertsSettings settings, KafkaClients clients, Topics topics, Printer printer) {
        this.settings = settings;
        this.clients = clients;
        this.topics = topics;
        this.printer = printer;
        this.feeds = new RunningFeeds(clients, topics);
    }

    /**
     * How one message stands that carries an alert of the article.
     *
     * @param alert id of the alert
     * @param version the version that it carries
     * @param receiver whom it is for
     * @param notification its id
     * @param state how far it is
     * @param at since when
     * @param reason what a person should know of a failure
     */
    record Sent(
            String alert,
            int version,
            String receiver,
            String notification,
            String state,
            Instant at,
            @Nullable String reason) {}

    /** What is printed as JSON. */
    private record Whole(
            String asked,
            @Nullable String identity,
            List<LedgerAnswer.Account> articles,
            List<Sent> deliveries,
            List<Suppressed> suppressed,
            @Nullable String domain,
            List<ListFeeds.Row> feeds,
            List<String> unanswered) {}

    /** Prints an answer and its sequel. */
    void print(LedgerAnswer answer) {
        var alerts = new LinkedHashSet<String>();
        var first = Instant.MAX;
        var seen = Instant.MAX; // an alert's record bears the time at which its article was seen
        for (var article : answer.articles()) {
            for (var sighting : article.sightings()) {
                seen = sighting.at().isBefore(seen) ? sighting.at() : seen;
            }
            for (var telling : article.tellings()) {
                if (telling.alert() != null && telling.version() > 0) {
                    alerts.add(telling.alert());
                    first = telling.at().isBefore(first) ? telling.at() : first;
                }
            }
        }
        var sent = alerts.isEmpty() ? List.<Sent>of() : sent(alerts, first);
        sent.forEach(one -> alerts.remove(one.alert()));
        var suppressed =
                alerts.isEmpty() ? List.<Suppressed>of() : Suppressed.of(alerts, seen, settings, clients, topics);
        print(answer, sent, suppressed);
    }

    private void print(LedgerAnswer answer, List<Sent> sent, List<Suppressed> suppressed) {
        var domain = answer.articles().isEmpty() ? domain(answer) : null;
        var all = feeds.all();
        var concerned = domain == null ? carrying(answer, all) : ofDomain(domain, all);
        var statuses = concerned.isEmpty() ? Map.<String, FeedStatus>of() : feeds.statuses();
        var rows = concerned.stream()
                .map(feed -> new ListFeeds.Row(feed, statuses.get(feed.id())))
                .toList();
        if (printer.isJson()) {
            printer.json(new Whole(
                    answer.asked(),
                    answer.identity(),
                    answer.articles(),
                    sent,
                    suppressed,
                    domain,
                    rows,
                    answer.unanswered()));
        } else {
            new LedgerText(printer).print(answer, sent, suppressed, domain, rows);
        }
    }

    private static @Nullable String domain(LedgerAnswer answer) {
        return CanonicalUrl.of(answer.asked())
                .map(url -> Domains.registrable(URI.create(url.url()).getHost()))
                .orElse(null);
    }

    private static List<Feed> ofDomain(String domain, List<Feed> all) {
        return all.stream().filter(feed -> isOf(feed, domain)).toList();
    }

    /** Some sites have their feeds served by others, and say so in the feed. */
    private static boolean isOf(Feed feed, String domain) {
        return feed.domain().equals(domain)
                || Stream.of(feed.url(), feed.site())
                        .flatMap(Stream::ofNullable)
                        .flatMap(url -> CanonicalUrl.of(url).stream())
                        .anyMatch(url -> domain.equals(
                                Domains.registrable(URI.create(url.url()).getHost())));
    }

    private static List<Feed> carrying(LedgerAnswer answer, List<Feed> all) {
        var ids = new HashSet<String>();
        answer.articles().forEach(article -> article.sightings().forEach(sighting -> ids.add(sighting.feed())));
        return all.stream().filter(feed -> ids.contains(feed.id())).toList();
    }

    private List<Sent> sent(Set<String> alerts, Instant since) {
        Map<String, Map<String, Integer>> carried = new HashMap<>();
        try (var reader = new TopicReader(clients, topics.notifications().name())) {
            reader.toEnd(since, entry -> {
                var found = carried(entry.value(), alerts);
                if (!found.isEmpty()) {
                    carried.put(entry.key(), found);
                }
                return true;
            });
        }
        return carried.isEmpty()
                ? List.of()
                : DeliveryStates.read(clients, topics, since, printer).stream()
                        .flatMap(row -> carried.getOrDefault(row.key(), Map.of()).entrySet().stream()
                                .map(alert -> sent(row, alert.getKey(), alert.getValue())))
                        .toList();
    }

    private static Sent sent(DeliveryStates.Row row, String alert, int version) {
        return new Sent(
                alert,
                version,
                row.receiver(),
                row.notification(),
                row.state().word(),
                row.at(),
                row.delivery() == null ? null : row.delivery().reason());
    }

    /** The versions of alerts that a message carries or names, by alert. */
    private static Map<String, Integer> carried(byte @Nullable [] value, Set<String> alerts) {
        try {
            var notification = Json.read(value, Notification.class);
            var found = new LinkedHashMap<String, Integer>();
            for (var alert : notification.alerts()) {
                put(alert, alerts, found);
            }
            for (var named : notification.more()) {
                var dot = named.lastIndexOf('.');
                if (dot > 0
                        && alerts.contains(named.substring(0, dot))
                        && named.substring(dot + 1).matches("\\d{1,9}")) {
                    found.put(named.substring(0, dot), Integer.parseInt(named.substring(dot + 1)));
                }
            }
            return found;
        } catch (PoisonException e) {
            return Map.of(); // whoever delivers sets it aside
        }
    }

    private static void put(Alert alert, Set<String> alerts, Map<String, Integer> found) {
        if (alerts.contains(alert.id())) {
            found.put(alert.id(), alert.version());
        }
    }
}
