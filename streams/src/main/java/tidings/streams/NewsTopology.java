package tidings.streams;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
import org.jspecify.annotations.Nullable;
import tidings.events.Alert;
import tidings.events.Article;
import tidings.events.Ids;
import tidings.events.LedgerEntry;
import tidings.events.Trend;
import tidings.events.topic.Json;
import tidings.events.topic.Topics;
import tidings.streams.ledger.Aliases;
import tidings.streams.ledger.Page;
import tidings.streams.ledger.Shelf;
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
    private static final Serde<Question> QUESTION = SmallJson.serde(Question.class);
    private static final Serde<Match> MATCH = SmallJson.serde(Match.class);
    private static final Serde<Alert> ALERT = SmallJson.serde(Alert.class);
    private static final Serde<Trend> TREND = SmallJson.serde(Trend.class);
    private static final Serde<LedgerEntry> ENTRY = SmallJson.serde(LedgerEntry.class);

    private final Topics topics;
    private final ArticleMatcher themes;
    private final Screening screening;
    private final StreamsMetrics metrics;
    private final InstantSource clock;

    private NewsTopology(
            Topics topics, ArticleMatcher themes, Screening screening, StreamsMetrics metrics, InstantSource clock) {
        this.topics = topics;
        this.themes = themes;
        this.screening = screening;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * The topology. Building it does no I/O.
     *
     * @param config how it will be run
     * @param topics the topics it reads and writes
     * @param themes matches articles; a change of themes is its business, and takes effect at once
     * @param screening decides about which articles the second opinion is asked
     * @param metrics counts what becomes of each article
     * @param clock tells when alerts are raised
     */
    public static Topology build(
            StreamsConfig config,
            Topics topics,
            ArticleMatcher themes,
            Screening screening,
            StreamsMetrics metrics,
            InstantSource clock) {
        var builder = new StreamsBuilder(new TopologyConfig(null, config, new Properties()));
        var path = new NewsTopology(topics, themes, screening, metrics, clock);

        var articles = path.articles(builder);
        var sightings = path.firstSeen(builder, articles);
        var judged = path.match(sightings);
        path.askForSecondOpinion(judged);
        var opinions = path.opinions(builder);
        var told = path.tellStories(builder, path.byTheme(builder, judged).merge(opinions, Named.as("with-opinions")));
        path.toAlerts(told);
        path.toReview(told);
        path.toTopicsOfThemes(told);
        path.endingsToLedger(judged);
        path.tellingsToLedger(told);
        path.watchTrends(builder, told);
        path.rememberAliases(builder, sightings);
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

    private KStream<String, Judged> match(KStream<String, Sighting> sightings) {
        return sightings.processValues(() -> new MatchStep(themes, screening, metrics), Named.as("match"));
    }

    private KStream<String, Match> byTheme(StreamsBuilder builder, KStream<String, Judged> judged) {
        builder.addStateStore(Memory.store(Shelf.PAGES.store(), SmallJson.serde(Page.class)));
        var withdrawn = judged.process(WithdrawStep::new, Named.as("withdrawn"), Shelf.PAGES.store());
        return judged.flatMapValues(Judged::matches, Named.as("matched"))
                .selectKey((article, match) -> match.theme(), Named.as("by-theme"))
                .merge(withdrawn, Named.as("with-withdrawn"))
                .repartition(Repartitioned.with(KEY, MATCH).withName("matches"));
    }

    /** It is given by an application of its own, so that it never delays what words find. */
    private void askForSecondOpinion(KStream<String, Judged> judged) {
        judged.flatMapValues(one -> one.asked().isEmpty() ? List.of() : List.of(Question.of(one)), Named.as("asked"))
                .selectKey((article, question) -> question.key(), Named.as("by-text"))
                .to(topics.secondOpinion().name(), Produced.with(KEY, QUESTION).withName("second-opinion"));
    }

    private KStream<String, Match> opinions(StreamsBuilder builder) {
        return builder.stream(
                topics.opinions().name(), Consumed.with(KEY, MATCH).withName("opinions"));
    }

    private KStream<String, Told> tellStories(StreamsBuilder builder, KStream<String, Match> matches) {
        StoryStores.addTo(builder);
        return matches.process(() -> new StoryStep(retention(), metrics, clock), Named.as("story"), StoryStores.ALL);
    }

    private void toAlerts(KStream<String, Told> told) {
        told.flatMapValues(one -> one.review() ? List.of() : given(one.alert()), Named.as("alert"))
                .to(topics.alerts().name(), Produced.with(KEY, ALERT).withName("alerts"));
    }

    private void toReview(KStream<String, Told> told) {
        told.flatMapValues(one -> one.review() ? given(one.alert()) : List.of(), Named.as("for-review"))
                .to(topics.review().name(), Produced.with(KEY, ALERT).withName("review"));
    }

    private void toTopicsOfThemes(KStream<String, Told> told) {
        told.flatMapValues(one -> one.topic() ? given(one.alert()) : List.of(), Named.as("has-topic"))
                .selectKey((theme, alert) -> alert.story(), Named.as("by-story"))
                .to(new TopicOfTheme(topics), Produced.with(KEY, ALERT).withName("alerts-of-theme"));
    }

    private void endingsToLedger(KStream<String, Judged> judged) {
        judged.processValues(() -> new LedgerStep(retention(), metrics), Named.as("ending"), Shelf.PAGES.store())
                .to(topics.ledger().name(), Produced.with(KEY, ENTRY).withName("ledger"));
    }

    private void tellingsToLedger(KStream<String, Told> told) {
        told.flatMapValues(one -> given(one.entry()), Named.as("telling"))
                .selectKey((theme, entry) -> entry.article(), Named.as("by-article"))
                .to(topics.ledger().name(), Produced.with(KEY, ENTRY).withName("ledger-of-themes"));
    }

    private void watchTrends(StreamsBuilder builder, KStream<String, Told> told) {
        builder.addStateStore(TrendStep.store());
        told.process(() -> new TrendStep(metrics, clock), Named.as("trend"), TrendStep.PULSES)
                .to(topics.trends().name(), Produced.with(KEY, TREND).withName("trends"));
    }

    /** Most articles have one address; the others are few, and not on the way to an alert. */
    private void rememberAliases(StreamsBuilder builder, KStream<String, Sighting> sightings) {
        builder.addStateStore(Memory.store(Shelf.ALIASES.store(), SmallJson.serde(Aliases.class)));
        sightings
                .flatMap((article, sighting) -> aliases(sighting.article()), Named.as("aliases"))
                .repartition(Repartitioned.with(KEY, KEY).withName("aliases"))
                .process(() -> new AliasStep(retention()), Named.as("alias"), Shelf.ALIASES.store());
    }

    private static List<KeyValue<String, String>> aliases(Article article) {
        return article.aliases().stream()
                .map(address -> KeyValue.pair(Ids.article(address), article.id()))
                .toList();
    }

    private static <T> List<T> given(@Nullable T value) {
        return value == null ? List.of() : List.of(value);
    }

    private Duration retention() {
        return topics.keepArticles().plus(MARGIN);
    }
}
