package tidings.app.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.app.broker.BrokerSettings;
import tidings.app.broker.DataDirectory;
import tidings.app.broker.LocalBroker;
import tidings.app.broker.Records;
import tidings.app.broker.TopicSetup;
import tidings.events.Alert;
import tidings.events.Ids;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.streams.story.AlertHeaders;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a subscriber sees who does as {@code docs/subscribing.md} says: the samples against a real broker, each with its
 * own client. A client that is not installed is skipped.
 */
@Tag("load")
class SubscribingTest {
    private static final Path SAMPLES =
            Path.of("../docs/subscribing").toAbsolutePath().normalize();
    private static final Path NODE = Path.of("src/test/node").toAbsolutePath();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Topics TOPICS = new Topics("tidings.");
    private static final String TOPIC = TOPICS.alertsOf("harbours").name();

    @TempDir
    private static Path directory;

    private static DataDirectory data;
    private static LocalBroker broker;
    private static KafkaClients clients;

    @BeforeAll
    static void writeAlerts() throws Exception {
        data = DataDirectory.lock(directory.resolve("data"));
        broker = new LocalBroker(data, BrokerSettings.DEFAULT);
        broker.start();
        clients = new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()), KafkaClients.Listener.NONE);
        try (var admin = clients.admin()) {
            new TopicSetup(admin, 2, 1).ensure(List.of(TOPICS.alertsOf("harbours")));
        }
        try (var producer = clients.producer(Map.of("transactional.id", "tidings-test"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(entry(alert("aborted", 1))).get(); // it is on the topic before it is given up
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(entry(alert("lighthouse", 1)));
            producer.send(new ProducerRecord<>(TOPIC, "garbage", "{no json".getBytes(UTF_8)));
            producer.send(entry(alert("lighthouse", 2)));
            producer.commitTransaction();
        }
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
        data.close();
    }

    @Test
    void whatWasAbortedIsNeverSeenByACommittedReader() {
        assertThat(articles(clients)).containsExactly("lighthouse", "lighthouse");
        assertThat(articles(uncommitted())).as("it is there").contains("aborted");
    }

    @Test
    void kcatFollowsAlerts() throws Exception {
        assumeTrue(runs("kcat", "-V") && runs("jq", "--version"), "kcat or jq is not installed: its sample is not run");

        assertThatBothVersionsAreShown(
                List.of(SAMPLES.resolve("follow.sh").toString(), broker.bootstrapServers(), "harbours", "-e"));
    }

    @Test
    void pythonFollowsAlerts() throws Exception {
        var python = List.of("python3", "/usr/bin/python3").stream()
                .filter(each -> runs(each, "-c", "import confluent_kafka"))
                .findFirst();
        assumeTrue(python.isPresent(), "no python3 with confluent_kafka is installed: its sample is not run");

        assertThatBothVersionsAreShown(List.of(
                python.get(),
                SAMPLES.resolve("follow.py").toString(),
                broker.bootstrapServers(),
                "harbours",
                "--until-end"));
    }

    @Test
    void nodeFollowsAlerts() throws Exception {
        assumeTrue(
                Files.isDirectory(SAMPLES.resolve("node_modules/kafkajs")) && runs("node", "--version"),
                "kafkajs is not installed: run npm ci --prefix docs/subscribing first; its sample is not run");

        assertThatBothVersionsAreShown(
                List.of("node", SAMPLES.resolve("follow.mjs").toString(), broker.bootstrapServers(), "harbours"));
    }

    @Test
    void javaFollowsAlerts() throws Exception {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        assertThatBothVersionsAreShown(List.of(
                java,
                "-cp",
                requireNonNull(classPath),
                SAMPLES.resolve("Follow.java").toString(),
                broker.bootstrapServers(),
                "harbours"));
    }

    @Test
    void librariesOfCloudEventsTakeAlertsAsTheyAre() throws Exception {
        assumeTrue(
                Files.isDirectory(NODE.resolve("node_modules/cloudevents")) && runs("node", "--version"),
                "the library of CloudEvents is not installed: run npm ci --prefix app/src/test/node first");
        var entry = Records.all(clients, TOPIC).getFirst();
        Map<String, String> headers = new LinkedHashMap<>();
        entry.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        var file = Files.writeString(
                directory.resolve("event.json"),
                Json.text(Map.of("headers", headers, "value", new String(entry.value(), UTF_8))));

        var read = Json.mapper()
                .readTree(shown(List.of("node", NODE.resolve("cloudevents.mjs").toString(), file.toString()), 1));

        var alert = alert("lighthouse", 1);
        assertThat(read.get("id").asString()).isEqualTo(alert.versionId());
        assertThat(read.get("source").asString()).isEqualTo("/themes/harbours");
        assertThat(read.get("type").asString()).isEqualTo("tidings.alert");
        assertThat(read.get("subject").asString()).isEqualTo(alert.story());
        assertThat(Instant.parse(read.get("time").asString())).isEqualTo(alert.raised());
        assertThat(read.get("data").get("title").asString()).isEqualTo(alert.title());
    }

    private static void assertThatBothVersionsAreShown(List<String> command) throws Exception {
        var quote = alert("lighthouse", 1).evidence().getFirst().quote();

        assertThat(shown(command, 2))
                .contains(
                        "high v1 first-report: ",
                        "high v2 ",
                        alert("lighthouse", 1).title(),
                        quote)
                .doesNotContain("aborted", "garbage", "no json");
    }

    /** What a command prints until it ends, or until it has shown so many alerts; those that follow are ended then. */
    private static String shown(List<String> command, int alerts) throws Exception {
        var out = Files.createTempFile(directory, "shown", ".txt");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            await().atMost(SOON).until(() -> !process.isAlive() || count(Files.readString(out)) >= alerts);
            return Files.readString(out);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static long count(String text) {
        return text.lines().filter(line -> line.startsWith("    ")).count();
    }

    private static List<String> articles(KafkaClients reader) {
        List<String> articles = new ArrayList<>();
        for (var entry : Records.all(reader, TOPIC)) {
            if (entry.headers().lastHeader("ce_type") != null) {
                articles.add(Json.read(entry.value(), Alert.class)
                        .articles()
                        .getFirst()
                        .id());
            }
        }
        return articles;
    }

    /** Clients whose consumers see everything; {@code Records} asks for nothing else. */
    private static KafkaClients uncommitted() {
        return new KafkaClients(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_uncommitted"),
                KafkaClients.Listener.NONE);
    }

    /** The sample of an alert, as a version of the story of some article. */
    private static Alert alert(String article, int version) {
        var alert =
                RecordSample.of(TopicRecords.of("alerts").getFirst()).getFirst().json();
        alert.put("id", Ids.alert("harbours", article)).put("story", Ids.story("harbours", article));
        alert.put("theme", "harbours").put("title", "Headline of " + article);
        alert.put("version", version).put("change", version == 1 ? "first-report" : "correction");
        ((ObjectNode) alert.get("articles").get(0)).put("id", article);
        return Json.read(Json.bytes(alert), Alert.class);
    }

    /** All in one partition, as the versions of a story are. */
    private static ProducerRecord<String, byte[]> entry(Alert alert) {
        return new ProducerRecord<>(
                TOPIC, 0, alert.lastSeen().toEpochMilli(), alert.story(), Json.bytes(alert), AlertHeaders.of(alert));
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
