package tidings.app.kill;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.app.broker.Records;
import tidings.app.kill.World.Moment;
import tidings.events.Alert;
import tidings.events.Article;
import tidings.events.Ids;
import tidings.events.LedgerEntry;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;

/**
 * {@code kill -9} of the whole program, its broker included, at random moments and at chosen ones: while a feed is
 * fetched, right after it answered, while a message is delivered, right after that was answered. In the end every item
 * must be on {@code articles}, no repeat may have passed, the ledger must account for each once, every alert must be there
 * once in contiguous versions, and the webhook must have had every alert, repeats under the same id.
 */
@Tag("kill")
class KillTest {
    private static final int KILLS = Integer.getInteger("kill.count", 12);
    private static final int HOSTS = 4;
    private static final Duration SETTLE = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    private final long seed = Long.getLong("kill.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Topics topics = new Topics("tidings.");
    private World world;
    private Program program;

    @BeforeEach
    void setUp() throws Exception {
        System.out.println("kill test: -Dkill.seed=" + seed + ", " + KILLS + " kills");
        world = new World(HOSTS, Instant.now());
        var config = directory.resolve("tidings.yaml");
        Files.createDirectories(directory.resolve("themes"));
        Files.writeString(directory.resolve("themes/lighthouses.yaml"), THEME);
        Files.writeString(directory.resolve("feeds.opml"), opml(world.feeds()));
        Files.writeString(config, settings(world.webhook()));
        program = new Program(config, directory.resolve("data"), directory.resolve("program.log"));
    }

    @AfterEach
    void tearDown() throws Exception {
        if (program.isAlive()) {
            program.kill();
        }
        world.close();
    }

    @Test
    void killsAtAnyMomentLoseNothingAndRepeatNothing() throws Exception {
        for (var kill = 1; kill <= KILLS; kill++) {
            var victim = program.start();
            System.out.println("kill " + kill + ": " + killSomewhere(victim));
        }
        program.start();
        await().atMost(SETTLE).untilAsserted(() -> {
            assertThat(program.isAlive()).as(program.lastLines()).isTrue();
            assertThat(world.isToldInFull())
                    .as(world + "\n" + program.lastLines())
                    .isTrue();
        });
        await().atMost(SETTLE).untilAsserted(() -> {
            assertThat(program.isAlive()).as(program.lastLines()).isTrue();
            assertThat(articles()).containsAll(expected(world.articles()));
            assertThat(alerts().keySet()).hasSameElementsAs(expectedAlerts());
            assertThat(deliveredAlerts()).containsAll(alertVersions());
            assertThat(endings()).containsExactlyInAnyOrderElementsOf(sightings());
        });

        assertThat(firstSeenTwice()).as("texts on the topic alerts twice").isEmpty();
        assertThat(alerts())
                .allSatisfy((id, versions) -> assertThat(versions)
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, versions.size())
                                .boxed()
                                .toList()));
        assertThat(world.delivered())
                .allSatisfy((id, bodies) -> assertThat(new HashSet<>(bodies)).containsExactly(id));
        assertThat(program.stop()).as(program.lastLines()).isZero();
        var repeats = world.delivered().values().stream()
                .mapToInt(bodies -> bodies.size() - 1)
                .sum();
        System.out.println("kill test: " + world.articles().size() + " articles, " + alerts.size() + " alert versions, "
                + world.delivered().size() + " messages, " + repeats + " of them delivered again");
        assertThat(repeats).isLessThanOrEqualTo(KILLS * 8);
    }

    private final List<Alert> alerts = new ArrayList<>();

    private String killSomewhere(Process victim) throws Exception {
        var moments = Moment.values();
        var choice = random.nextInt(moments.length + 3);
        if (choice >= moments.length) {
            var wait = random.nextInt(9_000);
            TimeUnit.MILLISECONDS.sleep(wait);
            Program.kill(victim);
            return wait + " ms after its start";
        }
        var skip = random.nextInt(8);
        var delay = random.nextInt(40);
        var reached = new CountDownLatch(skip + 1);
        world.watch(moment -> {
            if (moment == moments[choice]) {
                reached.countDown();
                if (reached.getCount() == 0 && delay < 10) {
                    killQuietly(victim);
                }
            }
        });
        var came = reached.await(20, TimeUnit.SECONDS);
        TimeUnit.MILLISECONDS.sleep(delay);
        Program.kill(victim);
        world.watch(null);
        return came ? delay + " ms after " + moments[choice] + " came " + (skip + 1) + " times" : "after 20 s";
    }

    private static void killQuietly(Process victim) {
        try {
            Program.kill(victim);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> articles() {
        return read(topics.articles().name(), Article.class).stream()
                .map(Article::id)
                .toList();
    }

    /** Texts that were published twice by one feed: the poller must have stopped them. */
    private List<String> firstSeenTwice() {
        return sightings().stream().collect(groupingBy(sighting -> sighting)).entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Every record on the topic of articles, by feed, article and text. */
    private List<String> sightings() {
        return read(topics.articles().name(), Article.class).stream()
                .map(article -> article.feed() + " " + article.id() + " " + article.revision())
                .toList();
    }

    /** What the ledger says was seen, by the same. */
    private List<String> endings() {
        return read(topics.ledger().name(), LedgerEntry.class).stream()
                .filter(entry -> entry.sighting() != null)
                .map(entry -> entry.sighting().feed() + " " + entry.article() + " "
                        + entry.sighting().revision())
                .toList();
    }

    private Map<String, List<Integer>> alerts() {
        alerts.clear();
        alerts.addAll(read(topics.alerts().name(), Alert.class));
        return alerts.stream().collect(groupingBy(Alert::id, mapping(Alert::version, toList())));
    }

    private List<String> alertVersions() {
        return alerts.stream()
                .map(alert -> Ids.notification("hook", alert.id(), List.of(alert.versionId())))
                .toList();
    }

    private List<String> deliveredAlerts() {
        return List.copyOf(world.delivered().keySet());
    }

    private List<String> expectedAlerts() {
        return expected(world.matching()).stream()
                .map(article -> Ids.alert("lighthouses", article))
                .toList();
    }

    private static List<String> expected(List<String> addresses) {
        return addresses.stream().map(Ids::article).toList();
    }

    private <T> List<T> read(String topic, Class<T> type) {
        var bootstrap = program.bootstrap();
        assertThat(bootstrap).as("the program's broker").isNotNull();
        return Records.all(
                new KafkaClients(Map.of("bootstrap.servers", bootstrap), KafkaClients.Listener.NONE), topic, type);
    }

    private static String opml(List<String> feeds) {
        var outlines = new StringBuilder();
        feeds.forEach(feed -> outlines.append("<outline type=\"rss\" text=\"Harbour\" xmlUrl=\"" + feed + "\"/>"));
        return "<?xml version=\"1.0\"?><opml version=\"2.0\"><head/><body>" + outlines + "</body></opml>";
    }

    private static String settings(String webhook) {
        return """
            data-dir: data
            feeds:
              files: [feeds.opml]
              interval: 1s
            themes:
              directory: themes
            http:
              listen: 127.0.0.1:0
            net:
              allow: [127.0.0.0/8]
            receivers:
              - name: hook
                webhook:
                  url: %s
                  secrets: [whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=]
            grouping:
              group-by: [story]
              group-wait: 0s
              group-interval: 0s
            routes:
              - receiver: hook
            """.formatted(webhook);
    }

    private static final String THEME = """
        id: lighthouses
        name: Lighthouses
        version: 1
        severity: low
        topic: true
        match:
          keepers: '"lighthouse keepers"'
        """;
}
