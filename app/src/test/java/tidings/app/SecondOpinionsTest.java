package tidings.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
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
import tidings.events.Article;
import tidings.events.Component;
import tidings.events.Feedback;
import tidings.events.Health;
import tidings.events.Ids;
import tidings.events.Theme;
import tidings.events.Verdict;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.streams.NewsStreams;
import tidings.streams.StreamsMetrics;
import tidings.streams.StreamsSettings;
import tidings.streams.match.ThemeSet;
import tidings.streams.meaning.EmbedderSettings;
import tidings.streams.meaning.Model;
import tidings.streams.opinion.OpinionSettings;
import tidings.streams.opinion.SecondOpinions;
import tidings.streams.theme.ThemeFile;

/** The second opinion against a real broker and the shipped model: learned, judged, taught, and missing. */
class SecondOpinionsTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int PARTITIONS = 2;
    private static final String QUAY = "Cranes lifted containers from two freighters at the quay on Monday, and pilots"
            + " brought a third ship into the harbour at dusk.";

    @TempDir
    private static Path directory;

    private static DataDirectory data;
    private static LocalBroker broker;
    private static KafkaClients clients;
    private static Producer<String, byte[]> producer;
    private static int runs;

    private final Deque<Component> components = new ArrayDeque<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Topics topics;
    private Path state;

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
    void topics() {
        var run = "mind" + ++runs;
        topics = new Topics(run + ".");
        state = directory.resolve(run + "-state");
        try (var admin = clients.admin()) {
            new TopicSetup(admin, PARTITIONS, 1).ensure(topics.all());
        }
    }

    @AfterEach
    void stop() {
        while (!components.isEmpty()) {
            components.pop().close();
        }
    }

    @Test
    void themesAreLearnedArticlesJudgedAndThumbsTeach() {
        start(theme("either"), null);
        var article = article("a", QUAY);
        see(article);
        see(article("b", "A pilot landed the plane late in the rain, and bees visited the garden."));
        see(article("c", "The lighthouse was painted."));

        await().atMost(SOON)
                .until(() -> alerts().stream().anyMatch(alert -> alert.verdict() == Verdict.MEANING)
                        && alerts().stream().anyMatch(alert -> alert.title().equals("Title c")));
        var found = alerts().stream()
                .filter(alert -> alert.verdict() == Verdict.MEANING)
                .toList();
        assertThat(found).singleElement().satisfies(alert -> {
            assertThat(alert.articles().getFirst().id()).isEqualTo(article.id());
            assertThat(alert.evidence())
                    .isNotEmpty()
                    .allMatch(hit -> hit.clause().equals("meaning"));
            assertThat(alert.opinions().getFirst().nearest()).hasSize(3);
        });
        var model = model();
        assertThat(model.version()).isEqualTo(1);
        assertThat(found.getFirst().opinions().getFirst().model())
                .isEqualTo(model.learned().version());

        var down = Feedback.of(found.getFirst().id(), 1, "harbour", Feedback.Verdict.DOWN, "Kim", null, Instant.now());
        send(topics.feedback().name(), down.id(), Json.bytes(down));

        await().atMost(SOON).until(() -> model().version() == 2);
        assertThat(model().taught()).singleElement().satisfies(taught -> {
            assertThat(taught.about()).isFalse();
            assertThat(taught.text()).isEqualTo(QUAY);
        });
    }

    @Test
    void whereTheModelIsMissingWordsGoOn() {
        start(theme("both"), directory.resolve("nowhere"));

        see(article("c", "The lighthouse above the quay was painted, and ships greeted it."));

        await().atMost(SOON).until(() -> !alerts().isEmpty());
        assertThat(alerts().getFirst().verdict()).isEqualTo(Verdict.WORDS);
        assertThat(registry.get("tidings.streams.meaning.available").gauge().value())
                .isZero();
        assertThat(registry.get("tidings.streams.meaning.skipped")
                        .tag("reason", "unavailable")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(components).allMatch(part -> part.check().equals(new Health.Up()));
    }

    private void start(Theme theme, @Nullable Path model) {
        var clock = InstantSource.system();
        var metrics = new StreamsMetrics(registry);
        var settings = StreamsSettings.local(state, PARTITIONS);
        var set = ThemeSet.compile(List.of(theme));
        var embedder = new EmbedderSettings(model, Set.of("en"), "query: ", 1, Path.of("target", "meaning"));
        var second = new SecondOpinions(
                new OpinionSettings(embedder, Duration.ofHours(1), 1, state.resolve("meaning")),
                settings,
                topics,
                clients,
                () -> set,
                metrics,
                clock);
        var streams = new NewsStreams(settings, topics, clients, set::judge, second, metrics, clock);
        for (var component : List.of(second, streams)) {
            components.push(component);
            component.start();
        }
    }

    private static Theme theme(String policy) {
        var yaml = """
            id: harbour
            name: Harbour
            concepts: {ship: [ships, ship, containers], place: [quay, harbour, garden], light: [lighthouse]}
            match: {light: $light}
            meaning:
              policy: %s
              threshold: 0.5
              about:
                - {language: en, text: The harbour takes ships again after the storm}
                - {language: en, text: Ships wait in the harbour for a pilot}
                - {language: en, text: A pilot brings freighters to the quay}
                - {language: en, text: Cranes lift containers from ships all night}
                - {language: en, text: The quay is full of containers}
                - {language: en, text: Two freighters unload at the quay}
              other:
                - {language: en, text: The garden needs water}
                - {language: en, text: Apples fall in the garden}
                - {language: en, text: A pilot lands the plane in the rain}
                - {language: en, text: Bees visit apples}
                - {language: en, text: The plane is late again}
                - {language: en, text: Water for the bees}
            """.formatted(policy);
        return ThemeFile.read("harbour.yaml", yaml).theme().orElseThrow();
    }

    private static Article article(String name, String text) {
        return Article.builder(Ids.article("example.org/" + name), Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .title("Title " + name)
                .text(text)
                .language("en")
                .publisher("Courier")
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

    private List<Alert> alerts() {
        return read(topics.alerts().name()).stream()
                .map(value -> Json.read(value, Alert.class))
                .toList();
    }

    private Model model() {
        return Json.read(read(topics.models().name()).getLast(), Model.class);
    }

    private static List<byte[]> read(String topic) {
        try (var consumer = clients.consumer(Map.of())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new ArrayList<byte[]>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(100)).forEach(entry -> all.add(entry.value()));
            }
            return all;
        }
    }
}
