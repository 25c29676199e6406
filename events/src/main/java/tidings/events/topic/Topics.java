package tidings.events.topic;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tidings.events.topic.TopicSpec.Partitions;

/**
 * The one list of topics: name, partitions, retention. Keys, and what decides their partition, are in {@code
 * docs/topics.md} and in the records' own {@code key()}.
 *
 * <p>Immutable, safe from any thread.
 */
public final class Topics {
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}");
    private static final Duration KEEP_LONG = Duration.ofDays(90);
    /** Longer than anybody would wait for a second opinion. */
    private static final Duration KEEP_QUESTIONS = Duration.ofDays(7);

    private final String prefix;
    private final Duration keepArticles;
    private final Duration keepAlerts;

    /** The topics with articles kept 30 days, and alerts 90. */
    public Topics(String prefix) {
        this(prefix, Duration.ofDays(30), KEEP_LONG);
    }

    /**
     * The topics under a prefix.
     *
     * @param prefix begins every name, such as {@code tidings.}
     * @param keepArticles how long articles can be replayed
     * @param keepAlerts how long alerts and deliveries are kept
     * @throws IllegalArgumentException if the prefix cannot begin a topic's name
     */
    public Topics(String prefix, Duration keepArticles, Duration keepAlerts) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("topic prefix '" + prefix
                    + "' must begin with a letter or digit and hold only letters, digits, '.', '_' and '-'");
        }
        this.prefix = prefix;
        this.keepArticles = requireNonNull(keepArticles, "keepArticles");
        this.keepAlerts = requireNonNull(keepAlerts, "keepAlerts");
    }

    /** What every name begins with. */
    public String prefix() {
        return prefix;
    }

    /** The name of a consumer group or Streams application under this prefix, such as {@code tidings-ingest}. */
    public String group(String part) {
        return prefix.replaceAll("[._-]+$", "") + "-" + part;
    }

    /** How long {@link #articles} keeps a record; first-seen remembers at least as long. */
    public Duration keepArticles() {
        return keepArticles;
    }

    /** Feeds to poll. Key {@code <domain>|<feed id>}. */
    public TopicSpec feeds() {
        return compacted("feeds", Partitions.CONFIGURED);
    }

    /** What pollers remember. Keys and partitions as {@link #feeds}. */
    public TopicSpec feedStatus() {
        return compacted("feed-status", Partitions.CONFIGURED);
    }

    /** What happened to feeds: they died, went quiet, moved, recovered. Keys and partitions as {@link #feeds}. */
    public TopicSpec feedEvents() {
        return kept("feed-events", keepAlerts);
    }

    /** Every new text of every article. Key: article id. */
    public TopicSpec articles() {
        return kept("articles", keepArticles);
    }

    /** Themes. Key: theme id. */
    public TopicSpec themes() {
        return compacted("themes", Partitions.ONE);
    }

    /** What the second opinion learned. Key: theme id. */
    public TopicSpec models() {
        return compacted("models", Partitions.ONE);
    }

    /**
     * Articles that the second opinion is asked about. Key: hash of the text, so that copies come to the same task.
     */
    public TopicSpec secondOpinion() {
        return kept("second-opinion", KEEP_QUESTIONS);
    }

    /** What the second opinion found, on its way to the stories. Key: theme id. */
    public TopicSpec opinions() {
        return kept("opinions", KEEP_QUESTIONS);
    }

    /** What meaning alone found for themes that want to review such. Key: theme id. */
    public TopicSpec review() {
        return kept("review", keepAlerts);
    }

    /** Every version of every alert. Key: theme id. */
    public TopicSpec alerts() {
        return kept("alerts", keepAlerts);
    }

    /** The alerts of one theme that asks for a topic of its own. Key: story id. */
    public TopicSpec alertsOf(String theme) {
        return kept("alerts." + theme, keepAlerts);
    }

    /** Volume for each window, spikes. Key: theme id. */
    public TopicSpec trends() {
        return kept("trends", keepAlerts);
    }

    /** Messages to deliver. Key {@code <receiver>|<notification id>}. */
    public TopicSpec notifications() {
        return kept("notifications", KEEP_LONG);
    }

    /** Attempts and outcomes. Key {@code <receiver>|<notification id>|<attempt>}; partitions as notifications. */
    public TopicSpec deliveries() {
        return kept("deliveries", KEEP_LONG);
    }

    /** Silences. Key: id. */
    public TopicSpec silences() {
        return compacted("silences", Partitions.ONE);
    }

    /** What analysts thought of alerts. Key: id. */
    public TopicSpec feedback() {
        return compacted("feedback", Partitions.ONE);
    }

    /** Where each sighting ended. Key: article id. */
    public TopicSpec ledger() {
        return kept("ledger", keepArticles);
    }

    /** What could not be read or delivered. Key: as where it came from. */
    public TopicSpec deadLetters() {
        return kept("dead-letters", KEEP_LONG);
    }

    /** All topics but those of single themes, in the order of an article's path. */
    public List<TopicSpec> all() {
        return List.of(
                feeds(),
                feedStatus(),
                feedEvents(),
                articles(),
                themes(),
                models(),
                secondOpinion(),
                opinions(),
                review(),
                alerts(),
                trends(),
                notifications(),
                deliveries(),
                silences(),
                feedback(),
                ledger(),
                deadLetters());
    }

    private TopicSpec compacted(String name, Partitions partitions) {
        return spec(
                name,
                partitions,
                Map.of(
                        "cleanup.policy",
                        "compact",
                        "segment.ms",
                        Long.toString(Duration.ofHours(6).toMillis()),
                        "segment.bytes",
                        Integer.toString(16 * 1024 * 1024),
                        "min.cleanable.dirty.ratio",
                        "0.2"));
    }

    private TopicSpec kept(String name, Duration retention) {
        return spec(
                name,
                Partitions.CONFIGURED,
                Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis())));
    }

    private TopicSpec spec(String name, Partitions partitions, Map<String, String> config) {
        var all = new LinkedHashMap<>(config);
        all.put("compression.type", "zstd");
        return new TopicSpec(prefix + name, partitions, all);
    }
}
