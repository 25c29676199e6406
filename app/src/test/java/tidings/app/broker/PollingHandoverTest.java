package tidings.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tidings.events.Article;
import tidings.events.Feed;
import tidings.events.Health;
import tidings.events.Origin;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.ingest.FeedPolling;
import tidings.ingest.IngestMetrics;
import tidings.ingest.IngestSettings;
import tidings.ingest.feed.Feeds;
import tidings.ingest.push.Hubs;
import tidings.ingest.schedule.Bounds;

/** Several instances poll the same feeds over a real broker, come and go, and what is to be polled changes meanwhile. */
@Tag("load")
@Timeout(240)
class PollingHandoverTest {
    private static final int PARTITIONS = 4;
    private static final int FEEDS = 24;
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private static Path directory;

    private static DataDirectory data;
    private static LocalBroker broker;
    private static KafkaClients clients;

    private final List<FeedPolling> instances = new ArrayList<>();
    private final Newsstand stand = new Newsstand();
    private final CountDownLatch back = new CountDownLatch(1);
    private Topics topics = new Topics("t.");

    @BeforeAll
    static void startBroker() {
        data = DataDirectory.lock(directory);
        broker = new LocalBroker(data, BrokerSettings.DEFAULT);
        broker.start();
        clients = new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()), KafkaClients.Listener.NONE);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
        data.close();
    }

    @BeforeEach
    void createTopics() {
        topics = new Topics("t" + System.nanoTime() + ".");
        try (var admin = clients.admin()) {
            new TopicSetup(admin, PARTITIONS, 1).ensure(topics.all());
        }
    }

    @AfterEach
    void closeInstances() {
        back.countDown();
        instances.parallelStream().forEach(FeedPolling::close);
    }

    @Test
    void feedsMoveBetweenInstancesAndNoneIsLeftOutNorPublishedTwice() {
        var quick = feeds(0, null);
        var slow = feeds(FEEDS, Duration.ofHours(1));
        put(quick);
        put(slow);
        var first = start("first", InstantSource.system());
        awaitPolls(quick);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(statuses())
                        .containsKeys(slow.stream().map(Feed::key).toArray(String[]::new)));

        var away = new CountDownLatch(1);
        start("second", () -> {
            if (away.getCount() == 0) {
                awaitQuietly(back); // its thread misses that the group throws it out
            }
            return Instant.now();
        });
        await().atMost(SOON).until(() -> stand.requestsOf("second") > FEEDS);
        start("third", InstantSource.system());
        await().atMost(SOON).until(() -> stand.requestsOf("third") > FEEDS);
        awaitPolls(quick);
        first.close();
        awaitPolls(quick);
        away.countDown();
        awaitPolls(quick);
        back.countDown();
        awaitPolls(quick);

        instances.forEach(FeedPolling::close);
        assertPublishedOnce(quick);
        assertThat(slow)
                .allSatisfy(feed ->
                        assertThat(stand.requests(feed.url())).as(feed.url()).isEqualTo(1));
        assertThat(stand.requestsOf("first")).isPositive();
    }

    @Test
    void feedsAreAddedPausedRemovedAndAdoptedWhileTheyArePolled() {
        var feeds = feeds(0, null);
        put(feeds.subList(0, 8));
        start("first", InstantSource.system());
        start("second", InstantSource.system());
        awaitPolls(feeds.subList(0, 8));

        put(feeds.subList(8, FEEDS));
        awaitPolls(feeds.subList(8, FEEDS));
        put(feeds.subList(0, 4).stream().map(feed -> feed.withPaused(true)).toList());
        remove(feeds.subList(4, 8));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(statuses())
                        .doesNotContainKeys(
                                feeds.subList(4, 8).stream().map(Feed::key).toArray(String[]::new)));
        var before = requests(feeds.subList(0, 8));
        awaitPolls(feeds.subList(8, FEEDS));
        awaitPolls(feeds.subList(8, FEEDS));

        assertThat(requests(feeds.subList(0, 8))).isEqualTo(before);
        put(feeds.subList(0, 8));
        awaitPolls(feeds);
        instances.forEach(FeedPolling::close);
        assertPublishedOnce(feeds.subList(8, FEEDS));
    }

    /** Waits until each of them is asked for again, and once more, so that the first of these is written. */
    private void awaitPolls(List<Feed> feeds) {
        var before = requests(feeds);
        var more = feeds.getFirst().minInterval() == null ? 2 : 1;
        var begun = before.values().stream().allMatch(count -> count > 0);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(feeds)
                        .allSatisfy(feed -> assertThat(stand.requests(feed.url()))
                                .as(feed.url())
                                .isGreaterThanOrEqualTo(before.getOrDefault(feed.url(), 0) + (begun ? more : 1))));
    }

    private Map<String, Integer> requests(List<Feed> feeds) {
        Map<String, Integer> requests = new HashMap<>();
        feeds.forEach(feed -> requests.put(feed.url(), stand.requests(feed.url())));
        return requests;
    }

    /** Of each feed all items up to the newest that a committed reader sees, and each once. */
    private void assertPublishedOnce(List<Feed> feeds) {
        Map<String, List<Integer>> published = new HashMap<>();
        for (var article : Records.all(clients, topics.articles().name(), Article.class)) {
            published
                    .computeIfAbsent(article.feed(), none -> new ArrayList<>())
                    .add(Integer.valueOf(article.title().substring("Item ".length())));
        }
        assertThat(feeds).allSatisfy(feed -> {
            var items = published.getOrDefault(feed.id(), List.of());
            var newest = new TreeSet<>(items).last();
            assertThat(items)
                    .as(feed.url())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, newest).boxed().toList());
            assertThat(newest).as(feed.url()).isGreaterThan(1);
        });
    }

    private Map<String, byte[]> statuses() {
        Map<String, byte[]> statuses = new HashMap<>();
        for (var entry : Records.all(clients, topics.feedStatus().name())) {
            if (entry.value() == null) {
                statuses.remove(entry.key());
            } else {
                statuses.put(entry.key(), entry.value());
            }
        }
        return statuses;
    }

    private FeedPolling start(String instance, InstantSource clock) {
        var settings = new IngestSettings(
                List.of(),
                Bounds.fixed(Duration.ofSeconds(1)),
                Duration.ofDays(2),
                64,
                2,
                Duration.ofSeconds(5),
                Duration.ZERO,
                List.of(),
                instance,
                Map.of("session.timeout.ms", 6_000, "heartbeat.interval.ms", 300, "max.poll.interval.ms", 3_000));
        RandomGenerator steady = () -> 0;
        var polling = new FeedPolling(
                settings,
                topics,
                PARTITIONS,
                clients,
                stand.client(instance),
                Hubs.OFF,
                clock,
                new IngestMetrics(new SimpleMeterRegistry()),
                steady);
        instances.add(polling);
        polling.start();
        await().atMost(SOON).until(() -> polling.check() instanceof Health.Up);
        return polling;
    }

    private static List<Feed> feeds(int from, @Nullable Duration interval) {
        return IntStream.range(from, from + FEEDS)
                .mapToObj(i -> Feeds.of("https://site" + i + ".example/feed", Origin.COMMAND)
                        .orElseThrow())
                .map(feed -> interval == null ? feed : slow(feed, interval))
                .toList();
    }

    private static Feed slow(Feed feed, Duration interval) {
        return new Feed(
                feed.id(),
                feed.domain(),
                feed.url(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                false,
                interval,
                null,
                Origin.COMMAND);
    }

    private void put(List<Feed> feeds) {
        try (var producer = clients.producer(Map.of())) {
            feeds.forEach(
                    feed -> producer.send(new ProducerRecord<>(topics.feeds().name(), feed.key(), Json.bytes(feed))));
        }
    }

    private void remove(List<Feed> feeds) {
        try (var producer = clients.producer(Map.of())) {
            feeds.forEach(
                    feed -> producer.send(new ProducerRecord<>(topics.feeds().name(), feed.key(), null)));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
