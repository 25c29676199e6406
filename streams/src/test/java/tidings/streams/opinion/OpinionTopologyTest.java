package tidings.streams.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.events.Article;
import tidings.events.Evidence;
import tidings.events.Ids;
import tidings.events.Theme;
import tidings.events.Verdict;
import tidings.events.topic.Json;
import tidings.events.topic.Topics;
import tidings.streams.Question;
import tidings.streams.StreamsMetrics;
import tidings.streams.StreamsProperties;
import tidings.streams.StreamsSettings;
import tidings.streams.match.ThemeSet;
import tidings.streams.meaning.BagOfWords;
import tidings.streams.meaning.Embedder;
import tidings.streams.meaning.Embedding;
import tidings.streams.meaning.Excerpt;
import tidings.streams.meaning.Lessons;
import tidings.streams.meaning.NoEmbedderException;
import tidings.streams.meaning.SecondOpinion;
import tidings.streams.meaning.Teacher;
import tidings.streams.story.Dismissal;
import tidings.streams.story.Grounds;
import tidings.streams.story.Match;

/** From questions to opinions, without a broker. */
class OpinionTopologyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String NEAR = "Containers and ships crowd the quay of the harbour";
    private static final String FAR = "Water for the bees and apples in the garden";

    @TempDir
    static Path folder;

    private final Topics topics = new Topics("tidings.");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StreamsMetrics metrics = new StreamsMetrics(registry);
    private @Nullable TopologyTestDriver driver;

    @AfterEach
    void close() {
        if (driver != null) {
            driver.close();
        }
    }

    @Test
    void whatMeaningFindsGoesToItsThemeWithThePassagesAsEvidence() {
        var theme = Lessons.harbour("either");
        open(theme, learned(theme));
        var article = article(NEAR, NOW);

        ask(article);

        assertThat(answers()).singleElement().satisfies(answer -> {
            assertThat(answer.key()).isEqualTo("harbour");
            assertThat(answer.value().grounds().verdict()).isEqualTo(Verdict.MEANING);
            assertThat(answer.value().grounds().opinion().nearest()).hasSize(3);
            assertThat(answer.value().evidence())
                    .extracting(Evidence::clause, Evidence::text, Evidence::revision)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("meaning", NEAR, article.revision()));
            assertThat(answer.value().missed()).containsExactly("light");
            assertThat(answer.timestamp()).isEqualTo(NOW.toEpochMilli());
        });
    }

    @Test
    void whatMeaningDoesNotFindGoesToTheLedgerOnly() {
        var theme = Lessons.harbour("either");
        open(theme, learned(theme));

        ask(article(FAR, NOW));

        assertThat(answers()).singleElement().satisfies(answer -> {
            assertThat(answer.value().grounds().dismissal()).isEqualTo(Dismissal.NOT_ABOUT);
            assertThat(answer.value().grounds().opinion().probability()).isLessThan(0.5);
            assertThat(answer.value().text()).isEmpty();
        });
        assertThat(outcome("none")).isEqualTo(1);
    }

    @Test
    void whatWordsMatchIsConfirmedOrRefused() {
        var theme = Lessons.harbour("both");
        open(theme, learned(theme));

        ask(article(NEAR + " below the lighthouse", NOW));
        ask(article(FAR + ", and a lighthouse", NOW));

        var answers = answers();
        assertThat(answers).hasSize(2);
        assertThat(answers.getLast().value().grounds().dismissal()).isEqualTo(Dismissal.NOT_ABOUT);
        assertThat(answers.getFirst()).satisfies(answer -> {
            assertThat(answer.value().grounds().verdict()).isEqualTo(Verdict.BOTH);
            assertThat(answer.value().evidence()).extracting(Evidence::clause).containsExactly("light");
        });
        assertThat(outcome("refused")).isEqualTo(1);
    }

    @Test
    void whatWaitedTooLongIsGivenUpAndCountedAndWordsDecide() {
        var theme = Lessons.harbour("both");
        open(theme, learned(theme));

        ask(article(NEAR, NOW.minus(Duration.ofHours(7))));
        ask(article("A lighthouse", NOW.minus(Duration.ofHours(7))));

        assertThat(answers())
                .extracting(answer -> answer.value().grounds())
                .containsExactly(Grounds.dismissed(null, Dismissal.skipped("it waited too long")), Grounds.WORDS);
        assertThat(skipped("age")).isEqualTo(2);
    }

    @Test
    void withoutAModelWordsDecide() {
        open(Lessons.harbour("both"), null);

        ask(article("A lighthouse", NOW));

        assertThat(answers()).hasSize(1);
        assertThat(skipped("unavailable")).isEqualTo(1);
    }

    @Test
    void whereTheModelFailsWordsDecide() {
        var theme = Lessons.harbour("both");
        open(
                theme,
                SecondOpinion.of(
                        new Failing(), List.of(theme), List.of(teacher(theme).model(theme, "", 1, List.of()))));

        ask(article("A lighthouse over ships", NOW));

        assertThat(answers()).hasSize(1);
        assertThat(skipped("failed")).isEqualTo(1);
    }

    private static SecondOpinion learned(Theme theme) {
        return SecondOpinion.of(teacher(theme), List.of(theme));
    }

    private static Teacher teacher(Theme theme) {
        return new Teacher(new BagOfWords(256), List.of(theme), folder);
    }

    private void open(Theme theme, @Nullable SecondOpinion second) {
        var set = ThemeSet.compile(List.of(theme));
        var settings = StreamsSettings.local(folder.resolve("state"), 2)
                .with(Map.of(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE));
        var config = new StreamsProperties(settings, topics)
                .with(Map.of("bootstrap.servers", "localhost:1"), metrics, () -> NOW);
        var properties = new Properties();
        properties.putAll(config.originals());
        var topology = OpinionTopology.build(
                config,
                topics,
                () -> new Judge(() -> set, () -> second, metrics),
                Duration.ofHours(6),
                metrics,
                () -> NOW);
        driver = new TopologyTestDriver(topology, properties, NOW);
    }

    private static Article article(String text, Instant seen) {
        return Article.builder(Ids.text(text), seen).language("en").text(text).build();
    }

    private void ask(Article article) {
        var question = new Question(article, Match.Kind.FIRST_SEEN, List.of("harbour"));
        driver.createInputTopic(topics.secondOpinion().name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(
                        question.key(),
                        Json.bytes(question),
                        null,
                        article.seen().toEpochMilli()));
    }

    private List<TestRecord<String, Match>> answers() {
        return driver.createOutputTopic(
                        topics.opinions().name(),
                        new StringDeserializer(),
                        Json.serde(Match.class).deserializer())
                .readRecordsToList();
    }

    private double outcome(String word) {
        return registry.get("tidings.streams.meaning.verdicts")
                .tag("outcome", word)
                .counter()
                .count();
    }

    private double skipped(String reason) {
        return registry.get("tidings.streams.meaning.skipped")
                .tag("reason", reason)
                .counter()
                .count();
    }

    /** Looks like {@link BagOfWords} and cannot read. */
    private static final class Failing implements Embedder {
        private final Embedder looks = new BagOfWords(256);

        @Override
        public Embedding embed(Excerpt excerpt) {
            throw NoEmbedderException.failed("the model of meaning failed: out of arena");
        }

        @Override
        public int dimensions() {
            return looks.dimensions();
        }

        @Override
        public String identity() {
            return looks.identity();
        }

        @Override
        public Set<String> languages() {
            return looks.languages();
        }

        @Override
        public void close() {}
    }
}
