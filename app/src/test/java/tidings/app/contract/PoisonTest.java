package tidings.app.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.app.Newsroom;
import tidings.app.broker.Records;
import tidings.app.settings.Role;
import tidings.app.settings.SettingsFile;
import tidings.events.Alert;
import tidings.events.Delivery;
import tidings.events.Health;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.TopicSpec;

/**
 * Garbage on every topic that the program reads, written by an ordinary client while it runs: each piece becomes one dead
 * letter, once, and everything else goes on, also after a restart.
 */
@Tag("load")
class PoisonTest {
    private static final int PIECES = 100;
    private static final Duration LONG = Duration.ofSeconds(90);
    /** Nothing reads these but people and other programs; what the ledger says, the program asks its state stores. */
    private static final Set<String> UNREAD = Set.of("feed-events", "ledger", "review", "dead-letters");

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("poison.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, Set<String>> written = new LinkedHashMap<>();
    private Site site;

    @BeforeEach
    void openSite() throws IOException {
        System.out.println("poison test: -Dpoison.seed=" + seed);
        site = new Site();
    }

    @AfterEach
    void closeSite() {
        site.close();
    }

    @Test
    void everyPieceBecomesOneDeadLetterAndEverythingElseIsProcessed() throws Exception {
        try (var newsroom = newsroom()) {
            newsroom.start();
            awaitAlerts(newsroom, 1);
            for (var topic : read(newsroom)) {
                litter(newsroom, topic);
            }
            site.show(2);

            awaitAlerts(newsroom, 2);
            awaitLetters(newsroom);
            awaitWell(newsroom);
            assertThat(threadsThatDied(newsroom)).as("stream threads that died").isZero();
        }
        try (var newsroom = newsroom()) {
            newsroom.start();
            site.show(3);

            awaitAlerts(newsroom, 3);
            awaitWell(newsroom);
            awaitLetters(newsroom);
        }
        System.out.println("poison test: " + written.size() + " topics, " + PIECES + " dead letters of each");
    }

    /** All topics but those that nothing reads. */
    private static List<TopicSpec> read(Newsroom newsroom) {
        var prefix = newsroom.topics().prefix();
        return newsroom.topics().all().stream()
                .filter(topic -> !UNREAD.contains(topic.name().substring(prefix.length())))
                .filter(topic -> !TopicRecords.INTERNAL.contains(topic.name().substring(prefix.length())))
                .filter(topic -> !TopicRecords.RESERVED.contains(topic.name().substring(prefix.length())))
                .toList();
    }

    private void litter(Newsroom newsroom, TopicSpec topic) throws Exception {
        var name = topic.name().substring(newsroom.topics().prefix().length());
        var compacted = "compact".equals(topic.config().get("cleanup.policy"));
        var garbage = Garbage.of(topic.name(), TopicRecords.of(name), compacted, PIECES, random);
        var places = written.computeIfAbsent(topic.name(), key -> new ConcurrentSkipListSet<>());
        var server = newsroom.clients().common().get("bootstrap.servers");
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", server, "compression.type", "zstd", "max.request.size", 10_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (var piece : garbage) {
                var at = producer.send(piece).get();
                places.add(at.partition() + "@" + at.offset());
            }
        }
    }

    private void awaitLetters(Newsroom newsroom) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(letters(newsroom).entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        each -> each.getValue().size())))
                        .isEqualTo(
                                written.keySet().stream().collect(Collectors.toMap(topic -> topic, topic -> PIECES))));
        letters(newsroom).forEach((topic, letters) -> {
            assertThat(letters)
                    .as(topic)
                    .extracting(
                            letter -> header(letter, DeadLetters.PARTITION) + "@" + header(letter, DeadLetters.OFFSET))
                    .containsExactlyInAnyOrderElementsOf(written.get(topic));
            assertThat(letters)
                    .as(topic)
                    .allSatisfy(letter ->
                            assertThat(header(letter, DeadLetters.EXCEPTION)).isNotBlank())
                    .allSatisfy(letter ->
                            assertThat(header(letter, DeadLetters.MESSAGE)).isNotBlank());
        });
    }

    private static Map<String, List<ConsumerRecord<String, byte[]>>> letters(Newsroom newsroom) {
        return Records.all(newsroom.clients(), newsroom.topics().deadLetters().name()).stream()
                .collect(groupingBy(letter -> header(letter, DeadLetters.TOPIC)));
    }

    private void awaitAlerts(Newsroom newsroom, int count) {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(newsroom.fault()).isEmpty();
            assertThat(good(newsroom, newsroom.topics().alerts(), Alert.class)).hasSize(count);
            assertThat(site.delivered()).hasSize(count);
            assertThat(good(newsroom, newsroom.topics().deliveries(), Delivery.class).stream()
                            .filter(delivery -> delivery.state() == Delivery.State.DELIVERED))
                    .hasSize(count);
        });
    }

    private <T> List<T> good(Newsroom newsroom, TopicSpec topic, Class<T> type) {
        List<T> good = new ArrayList<>();
        for (var entry : Records.all(newsroom.clients(), topic.name())) {
            if (entry.key() != null && !entry.key().startsWith("garbage")) {
                try {
                    good.add(tidings.events.topic.Json.read(entry.value(), type));
                } catch (tidings.events.topic.PoisonException e) {
                    assertThat(written).as("litter").isNotEmpty();
                }
            }
        }
        return good;
    }

    private static void awaitWell(Newsroom newsroom) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(newsroom.health())
                        .allSatisfy((part, health) -> assertThat(health).isEqualTo(new Health.Up())));
    }

    private static double threadsThatDied(Newsroom newsroom) {
        var gauges =
                newsroom.meters().find("kafka.stream.failed.stream.threads").meters();
        assertThat(gauges).as("the meter of threads that died").isNotEmpty();
        return gauges.stream()
                .flatMap(meter ->
                        java.util.stream.StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(measurement -> measurement.getValue())
                .sum();
    }

    private static String header(ConsumerRecord<?, ?> entry, String name) {
        return new String(entry.headers().lastHeader(name).value(), UTF_8);
    }

    private Newsroom newsroom() throws IOException {
        return new Newsroom(SettingsFile.read(site.settings(folder), Map.of()), Role.all(), InstantSource.system());
    }
}
