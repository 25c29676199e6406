package tidings.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.app.broker.BrokerSettings;
import tidings.app.broker.DataDirectory;
import tidings.app.broker.LocalBroker;
import tidings.app.broker.TopicSetup;
import tidings.events.Alert;
import tidings.events.AlertArticle;
import tidings.events.Article;
import tidings.events.Change;
import tidings.events.Component;
import tidings.events.Health;
import tidings.events.Ids;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.streams.NewsStreams;
import tidings.streams.StreamsMetrics;
import tidings.streams.StreamsSettings;
import tidings.streams.theme.ThemeFolder;
import tidings.streams.theme.ThemePublisher;
import tidings.streams.theme.ThemeReader;

/** The topology against a real broker, exactly once: what the driver without a broker cannot show. */
class NewsStreamsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PARTITIONS = 2;

    @TempDir
    private static Path directory;

    private static DataDirectory data;
    private static LocalBroker broker;
    private static KafkaClients clients;
    private static Producer<String, byte[]> producer;
    private static int runs;

    private final Deque<Component> components = new ArrayDeque<>();
    private Topics topics;
    private Path themes;
    private Path state;
    private ThemeReader reader;
    private NewsStreams streams;

    @BeforeAll
    static void startBroker() {
        data = DataDirectory.lock(directory);
        broker = new LocalBroker(data, BrokerSettings.DEFAULT);
        broker.start();
        clients = new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()), KafkaClients.Listener.NONE);
        producer = clients.producer(Map.of());
    }

    @AfterAll
    static void stopBroker() {
        producer.close();
        broker.close();
        data.close();
    }

    @BeforeEach
    void startStreams() throws IOException {
        var run = "run" + ++runs;
        topics = new Topics(run + ".");
        themes = Files.createDirectory(directory.resolve(run + "-themes"));
        state = directory.resolve(run + "-state");
        try (var admin = clients.admin()) {
            new TopicSetup(admin, PARTITIONS, 1).ensure(topics.all());
        }
        writeTheme("embassy", "embassy");
        start();
    }

    @AfterEach
    void stopStreams() {
        while (!components.isEmpty()) {
            components.pop().close();
        }
    }

    @Test
    void articleBecomesAnAlertOnBothTopicsOnce() {
        var article = article("a", "The embassy opens.");

        see(article);
        see(article);

        await().atMost(SOON)
                .until(() -> !read(topics.alertsOf("embassy").name()).isEmpty());
        assertThat(read(topics.alerts().name())).singleElement().satisfies(entry -> {
            assertThat(entry.key()).isEqualTo("embassy");
            assertThat(entry.timestamp()).isEqualTo(article.seen().toEpochMilli());
            assertThat(alert(entry).id()).isEqualTo(Ids.alert("embassy", article.id()));
        });
        assertThat(read(topics.alertsOf("embassy").name()))
                .extracting(entry -> entry.key(), entry -> header(entry, "ce_type"))
                .containsExactly(tuple(Ids.story("embassy", article.id()), "tidings.alert"));
    }

    @Test
    void restartRaisesNothingTwiceAndCountsVersionsOn() {
        var article = article("a", "The embassy opens.");
        see(article);
        await().atMost(SOON).until(() -> read(topics.alerts().name()).size() == 1);
        stopStreams();

        start();
        see(article);
        var corrected = article("a", "Correction: the embassy opens in May.");
        see(corrected);

        await().atMost(SOON).until(() -> read(topics.alerts().name()).size() > 1);
        assertThat(read(topics.alerts().name()))
                .extracting(entry -> alert(entry).version())
                .containsExactly(1, 2);
    }

    @Test
    void copyFoundAfterARestartJoinsTheStory() {
        var text = "The embassy of the island republic opens again in June, its ambassador Ilse Maurer said in Bern on"
            + " Monday, after the two governments had settled a quarrel of nine years about fishing off Cape Torrin.";
        see(article("a", text, "Courier", "FI"));
        await().atMost(SOON).until(() -> read(topics.alerts().name()).size() == 1);
        stopStreams();

        start();
        see(article("b", "From agencies. " + text, "Kronika", "PL"));

        await().atMost(SOON).until(() -> read(topics.alerts().name()).size() > 1);
        var last = alert(read(topics.alerts().name()).getLast());
        assertThat(last.change()).isEqualTo(Change.NEW_LANGUAGE);
        assertThat(last.version()).isEqualTo(2);
        assertThat(last.publishers()).isEqualTo(1);
        assertThat(last.articles()).extracting(AlertArticle::publisher).containsExactly("Courier", "Kronika");
    }

    @Test
    void garbageOnEveryTopicIsSetAsideAndTheRestGoesOn() {
        var matches = topics.group("streams") + "-matches-repartition";
        for (var piece = 0; piece < 100; piece++) {
            var garbage = ("{garbage " + piece).getBytes(UTF_8);
            send(topics.articles().name(), "garbage", garbage);
            send(topics.themes().name(), "garbage", garbage);
            send(matches, "garbage", garbage);
        }
        var article = article("a", "The embassy opens.");
        see(article);

        await().atMost(SOON)
                .until(() -> read(topics.deadLetters().name()).size() >= 300
                        && !read(topics.alerts().name()).isEmpty());
        for (var topic : List.of(topics.articles().name(), topics.themes().name(), matches)) {
            assertThat(read(topics.deadLetters().name()).stream()
                            .filter(letter -> header(letter, DeadLetters.TOPIC).equals(topic)))
                    .as(topic)
                    .hasSize(100);
        }
        assertThat(streams.check()).isEqualTo(new Health.Up());
        assertThat(reader.check()).isEqualTo(new Health.Up());
    }

    @Test
    void changedThemeFileTakesEffectWithoutARestart() throws IOException {
        var application = streams.kafkaStreams().orElseThrow();
        var since = application.state();

        writeTheme("troops", "peacekeepers");
        await().atMost(SOON).until(() -> reader.themes().theme("troops").isPresent());
        var article = article("b", "Some peacekeepers arrive.");
        see(article);

        await().atMost(SOON).until(() -> read(topics.alertsOf("troops").name()).size() == 1);
        assertThat(application.state()).isEqualTo(since);
    }

    @Test
    void themeGoesWithItsFile() throws IOException {
        Files.delete(themes.resolve("embassy.yaml"));

        await().atMost(SOON).until(() -> reader.themes().themes().isEmpty());
    }

    private void start() {
        var clock = InstantSource.system();
        var metrics = new StreamsMetrics(new SimpleMeterRegistry());
        var settings = StreamsSettings.local(state, PARTITIONS);
        reader = new ThemeReader(settings, topics, clients, metrics, clock);
        streams = new NewsStreams(settings, topics, clients, reader::judge, metrics, clock);
        for (var component : List.of(
                new ThemePublisher(new ThemeFolder(themes), settings, topics, clients, metrics, clock),
                reader,
                streams)) {
            components.push(component);
            component.start();
        }
        await().atMost(SOON).until(() -> streams.check().equals(new Health.Up()));
    }

    private void writeTheme(String id, String query) throws IOException {
        Files.writeString(themes.resolve(id + ".yaml"), """
            id: %s
            name: Theme
            description: A theme.
            version: 1
            severity: high
            topic: true
            match:
              clause: '%s'
            """.formatted(id, query));
    }

    private static Article article(String name, String text) {
        return article(name, text, "Courier", "FI");
    }

    private static Article article(String name, String text, String publisher, String country) {
        return Article.builder(Ids.article("example.org/" + name), Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .title("A title")
                .text(text)
                .language("en")
                .publisher(publisher)
                .country(country)
                .feed("feed")
                .build();
    }

    private void see(Article article) {
        var seen = article.seen().toEpochMilli();
        producer.send(new ProducerRecord<>(topics.articles().name(), null, seen, article.id(), Json.bytes(article)));
        producer.flush();
    }

    private static void send(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key, value));
        producer.flush();
    }

    private static List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (var consumer = clients.consumer(Map.of())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(NewsStreamsTest::partition)
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    private static Alert alert(ConsumerRecord<String, byte[]> entry) {
        return Json.read(entry.value(), Alert.class);
    }

    private static String header(ConsumerRecord<?, ?> entry, String name) {
        return new String(entry.headers().lastHeader(name).value(), UTF_8);
    }
}
