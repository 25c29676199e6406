package tidings.streams;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import tidings.events.Alert;
import tidings.events.Article;
import tidings.events.topic.Json;
import tidings.events.topic.Topics;
import tidings.streams.seen.Seen;
import tidings.streams.seen.Sighting;
import tidings.streams.story.Match;

/**
 * The path of an article through the topology, from top to bottom. Two tasks see it: the one that has the article, and
 * the one that writes the theme's stories; between them lies the one repartition.
 *
 * <p>The printed topology is a checked-in file. Where it changes, state and repartition topics of a running program
 * change with it.
 */
public final class NewsTopology {
    /** The state of {@link #firstSeen}: key article id. */
    static final String SEEN = "seen";
    /** Further than articles are kept, so that a repeat at the very end is still known. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private static final Serde<String> KEY = Serdes.String();
    private static final Serde<Article> ARTICLE = Json.serde(Article.class);
    private static final Serde<Seen> REMEMBERED = SmallJson.serde(Seen.class);
    private static final Serde<Match> MATCH = SmallJson.serde(Match.class);
    private static final Serde<Alert> ALERT = SmallJson.serde(Alert.class);

    private final Topics topics;
    private final ArticleMatcher themes;
    private final StreamsMetrics metrics;
    private final InstantSource clock;

    private NewsTopology(Topics topics, ArticleMatcher themes, StreamsMetrics metrics, InstantSource clock) {
        this.topics = topics;
        this.themes = themes;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * The topology. Building it does no I/O.
     *
     * @param config how it will be run
     * @param topics the topics it reads and writes
     * @param themes matches articles; a change of themes is its business, and takes effect at once
     * @param metrics counts what becomes of each article
     * @param clock tells when alerts are raised
     */
    public static Topology build(
            StreamsConfig config, Topics topics, ArticleMatcher themes, StreamsMetrics metrics, InstantSource clock) {
        var builder = new StreamsBuilder(new TopologyConfig(null, config, new Properties()));
        var path = new NewsTopology(topics, themes, metrics, clock);

        var articles = path.articles(builder);
        var sightings = path.firstSeen(builder, articles);
        var matches = path.match(sightings);
        var raised = path.tellStories(builder, matches);
        path.toAlerts(raised);
        path.toTopicsOfThemes(raised);
        return builder.build();
    }

    private KStream<String, Article> articles(StreamsBuilder builder) {
        return builder.stream(
                topics.articles().name(), Consumed.with(KEY, ARTICLE).withName("articles"));
    }

    private KStream<String, Sighting> firstSeen(StreamsBuilder builder, KStream<String, Article> articles) {
        builder.addStateStore(Memory.store(SEEN, REMEMBERED));
        return articles.processValues(() -> new FirstSeenStep(retention(), metrics), Named.as("first-seen"), SEEN);
    }

    private KStream<String, Match> match(KStream<String, Sighting> sightings) {
        return sightings
                .process(() -> new MatchStep(themes, metrics), Named.as("match"))
                .repartition(Repartitioned.with(KEY, MATCH).withName("matches"));
    }

    private KStream<String, Raised> tellStories(StreamsBuilder builder, KStream<String, Match> matches) {
        StoryStores.addTo(builder);
        return matches.process(() -> new StoryStep(retention(), metrics, clock), Named.as("story"), StoryStores.ALL);
    }

    private void toAlerts(KStream<String, Raised> raised) {
        raised.mapValues(Raised::alert, Named.as("alert"))
                .to(topics.alerts().name(), Produced.with(KEY, ALERT).withName("alerts"));
    }

    private void toTopicsOfThemes(KStream<String, Raised> raised) {
        raised.filter((theme, one) -> one.topic(), Named.as("has-topic"))
                .map((theme, one) -> KeyValue.pair(one.alert().story(), one.alert()), Named.as("by-story"))
                .to(new TopicOfTheme(topics), Produced.with(KEY, ALERT).withName("alerts-of-theme"));
    }

    private Duration retention() {
        return topics.keepArticles().plus(MARGIN);
    }
}
