package tidings.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import tidings.events.Alert;
import tidings.events.Article;
import tidings.events.LedgerEntry;
import tidings.events.Trend;
import tidings.events.topic.Json;
import tidings.events.topic.Topics;
import tidings.streams.ledger.Shelf;
import tidings.streams.story.Match;

/** The topology without a broker: articles go in, alerts and dead letters come out, time is the test's. */
final class NewsDriver implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    final Topics topics = new Topics("tidings.");
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final StreamsMetrics metrics = new StreamsMetrics(registry);
    final AtomicReference<Instant> now = new AtomicReference<>(START);
    final AtomicReference<ArticleMatcher> themes;
    private final StateMemory memory = new StateMemory();
    private final TopologyTestDriver driver;

    private final Screening screening;

    NewsDriver(Path stateDirectory, ArticleMatcher matcher) {
        this(stateDirectory, matcher, Screening.OFF);
    }

    NewsDriver(Path stateDirectory, ArticleMatcher matcher, Screening screening) {
        this.screening = screening;
        themes = new AtomicReference<>(matcher);
        var config = config(stateDirectory);
        var properties = new Properties();
        properties.putAll(config.originals());
        driver = new TopologyTestDriver(topology(config), properties, START);
    }

    Topology topology(StreamsConfig config) {
        return NewsTopology.build(config, topics, article -> themes.get().judge(article), screening, metrics, now::get);
    }

    /** Exactly-once is left to the tests on a real broker: under it the driver shows no dead letters of reading. */
    StreamsConfig config(Path stateDirectory) {
        var local = StreamsSettings.local(stateDirectory, 4);
        var settings = new StreamsSettings(
                local.stateDirectory(),
                local.threads(),
                local.groupProtocol(),
                null,
                local.sessionTimeout(),
                local.commitInterval(),
                local.linger(),
                local.partitions(),
                local.replicationFactor(),
                local.themeTopics(),
                local.startWithin(),
                local.closeWithin(),
                Map.of(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE));
        return new StreamsProperties(settings, topics)
                .with(Map.of("bootstrap.servers", "localhost:1"), metrics, now::get, memory);
    }

    void see(Article article) {
        see(article.id(), Json.bytes(article), article.seen().toEpochMilli());
    }

    void see(String key, byte[] value, long timestamp) {
        driver.createInputTopic(topics.articles().name(), Serdes.String().serializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, null, timestamp));
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
        driver.advanceWallClockTime(time);
    }

    List<TestRecord<String, Alert>> alerts() {
        return read(topics.alerts().name(), Json.serde(Alert.class).deserializer());
    }

    /** As the second opinion sends what it found. */
    void hear(Match match, long timestamp) {
        driver.createInputTopic(topics.opinions().name(), Serdes.String().serializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(match.theme(), Json.bytes(match), null, timestamp));
    }

    List<TestRecord<String, Question>> questions() {
        return read(topics.secondOpinion().name(), Json.serde(Question.class).deserializer());
    }

    List<TestRecord<String, Alert>> reviews() {
        return read(topics.review().name(), Json.serde(Alert.class).deserializer());
    }

    List<TestRecord<String, Alert>> alertsOf(String theme) {
        return read(topics.alertsOf(theme).name(), Json.serde(Alert.class).deserializer());
    }

    List<LedgerEntry> ledger() {
        return read(topics.ledger().name(), Json.serde(LedgerEntry.class).deserializer()).stream()
                .map(entry -> {
                    assertThat(entry.key()).isEqualTo(entry.value().article());
                    return entry.value();
                })
                .toList();
    }

    List<Trend> trends() {
        return read(topics.trends().name(), Json.serde(Trend.class).deserializer()).stream()
                .map(TestRecord::value)
                .toList();
    }

    /** What a state store of the ledger holds of a key; null if nothing. */
    <T> T kept(Shelf<T> shelf, String key) {
        return driver.<String, T>getTimestampedKeyValueStore(shelf.store()).get(key) == null
                ? null
                : driver.<String, T>getTimestampedKeyValueStore(shelf.store())
                        .get(key)
                        .value();
    }

    List<TestRecord<String, String>> deadLetters() {
        return read(topics.deadLetters().name(), new StringDeserializer());
    }

    /** How many keys a step remembers. */
    long remembered(String store) {
        var keys = 0;
        try (var entries = driver.getTimestampedKeyValueStore(store).all()) {
            while (entries.hasNext()) {
                entries.next();
                keys++;
            }
        }
        return keys;
    }

    double count(String meter, String... tags) {
        var found = registry.find(meter).tags(tags).counter();
        return found == null ? 0 : found.count();
    }

    static String header(TestRecord<?, ?> entry, String name) {
        return new String(entry.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        driver.close();
        memory.close();
    }

    private <V> List<TestRecord<String, V>> read(String topic, Deserializer<V> values) {
        if (!driver.producedTopicNames().contains(topic)) {
            return List.of();
        }
        return new ArrayList<>(driver.createOutputTopic(topic, new StringDeserializer(), values)
                .readRecordsToList());
    }
}
