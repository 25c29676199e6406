package tidings.app.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.Alert;
import tidings.events.Article;
import tidings.events.Delivery;
import tidings.events.Notification;

/** What was seen on the topics so far. For one thread at a time. */
final class Ledger {
    private final Set<String> articles = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private final Set<String> owed = new HashSet<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, Map<String, Integer>> told = new HashMap<>();
    private final Set<String> delivered = new HashSet<>();
    private final Map<String, Set<String>> raised = new LinkedHashMap<>();
    private @Nullable Instant firstAlert;
    private Instant lastNews;

    Ledger(Instant start) {
        this.lastNews = start;
    }

    synchronized void article(Article article, Instant now) {
        articles.add(article.id());
        texts.add(article.id() + article.revision());
        lastNews = now;
    }

    synchronized void alert(Alert alert, Instant now) {
        versions.merge(alert.id(), alert.version(), Math::max);
        var urls = raised.computeIfAbsent(alert.theme(), theme -> new HashSet<>());
        alert.articles().forEach(article -> urls.add(article.url()));
        firstAlert = firstAlert == null ? now : firstAlert;
        lastNews = now;
    }

    synchronized void notification(Notification notification, Instant now) {
        owed.add(notification.id());
        var latest = told.computeIfAbsent(notification.receiver(), receiver -> new HashMap<>());
        notification.alerts().forEach(alert -> latest.merge(alert.id(), alert.version(), Math::max));
        lastNews = now;
    }

    synchronized void delivery(Delivery delivery, Instant now) {
        if (delivery.state().last()) {
            delivered.add(delivery.notification());
        }
        lastNews = now;
    }

    /** True if the last version of every alert is in a notification to each receiver, and each of those was delivered. */
    synchronized boolean isAllDelivered(int receivers) {
        return !versions.isEmpty()
                && told.size() >= receivers
                && told.values().stream().allMatch(this::isUpToDate)
                && delivered.containsAll(owed);
    }

    private boolean isUpToDate(Map<String, Integer> latest) {
        return versions.entrySet().stream()
                .allMatch(alert -> latest.getOrDefault(alert.getKey(), 0) >= alert.getValue());
    }

    synchronized Instant lastNews() {
        return lastNews;
    }

    synchronized @Nullable Instant firstAlert() {
        return firstAlert;
    }

    synchronized int articles() {
        return articles.size();
    }

    synchronized int corrections() {
        return texts.size() - articles.size();
    }

    synchronized int notifications() {
        return delivered.size();
    }

    /** How many articles raised an alert, by theme. */
    synchronized SequencedMap<String, Integer> raised() {
        var counts = new LinkedHashMap<String, Integer>();
        raised.forEach((theme, urls) -> counts.put(theme, urls.size()));
        return counts;
    }

    /** Articles that should have raised an alert and did not. */
    synchronized List<String> missing(Map<String, List<String>> expected) {
        List<String> missing = new ArrayList<>();
        expected.forEach((url, themes) -> themes.forEach(theme -> {
            if (!raised.getOrDefault(theme, Set.of()).contains(url)) {
                missing.add(theme + ": " + url);
            }
        }));
        return missing;
    }

    /** Articles that should not have raised an alert of a theme and did. */
    synchronized List<String> surplus(Map<String, List<String>> expected, Set<String> themes) {
        List<String> surplus = new ArrayList<>();
        raised.forEach((theme, urls) -> urls.forEach(url -> {
            if (themes.contains(theme) && !expected.getOrDefault(url, List.of()).contains(theme)) {
                surplus.add(theme + ": " + url);
            }
        }));
        return surplus;
    }
}
