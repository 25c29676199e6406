package tidings.app.contract;

import java.util.List;
import java.util.Set;
import tidings.events.Alert;
import tidings.events.Article;
import tidings.events.Delivery;
import tidings.events.Feed;
import tidings.events.FeedEvent;
import tidings.events.FeedStatus;
import tidings.events.Feedback;
import tidings.events.LedgerEntry;
import tidings.events.Notification;
import tidings.events.Silence;
import tidings.events.Theme;
import tidings.events.Trend;
import tidings.ingest.push.HubNotice;

/** Which records lie on which topics. Who writes another record to a topic adds it here. */
public final class TopicRecords {
    /** All of them, in the order of an article's path. {@code alerts} stands for {@code alerts.<theme>} too. */
    public static final List<TopicRecord> ALL = List.of(
            new TopicRecord("feeds", "feed", Feed.class),
            new TopicRecord("feeds", "hub-notice", HubNotice.class),
            new TopicRecord("feed-status", "feed-status", FeedStatus.class),
            new TopicRecord("feed-events", "feed-event", FeedEvent.class),
            new TopicRecord("articles", "article", Article.class),
            new TopicRecord("themes", "theme", Theme.class),
            new TopicRecord("alerts", "alert", Alert.class),
            new TopicRecord("review", "alert", Alert.class),
            new TopicRecord("trends", "trend", Trend.class),
            new TopicRecord("notifications", "notification", Notification.class),
            new TopicRecord("deliveries", "delivery", Delivery.class),
            new TopicRecord("silences", "silence", Silence.class),
            new TopicRecord("feedback", "feedback", Feedback.class),
            new TopicRecord("ledger", "ledger-entry", LedgerEntry.class));

    /** Topics that exist while nothing reads or writes them; the methods of {@code Topics} have the same names. */
    static final Set<String> RESERVED = Set.of();

    /** Topics by which the second opinion talks to itself: their records are of no use to others, and have no schema. */
    static final Set<String> INTERNAL = Set.of("models", "second-opinion", "opinions");

    private TopicRecords() {}

    /** The records of a topic, named without the prefix. */
    public static List<TopicRecord> of(String topic) {
        return ALL.stream().filter(one -> one.topic().equals(topic)).toList();
    }

    /**
     * A record on a topic.
     *
     * @param topic its name without the prefix
     * @param name of its schema {@code docs/schema/<name>.json} and of its sample
     * @param type its class
     */
    public record TopicRecord(String topic, String name, Class<?> type) {
        /** As a test is named after it. */
        @Override
        public String toString() {
            return name;
        }
    }
}
