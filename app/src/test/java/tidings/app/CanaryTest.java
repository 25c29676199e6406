package tidings.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.app.broker.Records;
import tidings.app.broker.Running;
import tidings.app.settings.Role;
import tidings.app.settings.SettingsFile;
import tidings.events.Match;
import tidings.events.Severity;
import tidings.events.Silence;
import tidings.events.topic.Json;

/**
 * Secrets of every kind are in the settings, every channel is used, and every receiver fails in each way there is while
 * it repeats all that it was sent. Nothing that the program writes or answers may show one of the secrets.
 */
@Tag("load")
class CanaryTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> CHANNELS =
            List.of("slack", "slack-app", "webhook", "teams", "discord", "email", "pagerduty", "feed", "log");

    @TempDir
    private Path folder;

    private CanaryRoom room;

    @BeforeEach
    void open() throws IOException {
        room = new CanaryRoom(folder);
    }

    @AfterEach
    void close() throws IOException {
        room.close();
    }

    @Test
    void noSecretIsSeenAnywhere() throws Exception {
        var file = room.settings();
        try (var newsroom = new Newsroom(
                        SettingsFile.read(file, Map.of()),
                        EnumSet.of(Role.ALERTS, Role.CONSOLE),
                        InstantSource.system());
                var http = HttpClient.newHttpClient()) {
            newsroom.start();
            silence(newsroom);
            for (var round = 0; round < 3; round++) {
                raise(newsroom, "article-" + round);
            }
            raise(newsroom, "silenced", "quiet");
            await().atMost(SOON)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(states(newsroom)).containsKeys(CHANNELS.toArray(String[]::new)));
            await().atMost(SOON).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                for (var dying : List.of("slack", "webhook", "teams", "discord", "pagerduty")) {
                    assertThat(states(newsroom).get(dying)).as(dying).contains("dead");
                }
                assertThat(states(newsroom).get("slack-app")).contains("failed");
                assertThat(states(newsroom).get("email")).containsAnyOf("failed", "dead");
            });

            var answers = answers(http);
            assertThat(answers).hasSizeGreaterThan(20).noneMatch(CanaryRoom::shows);
            metersAreAllThere(answers.getFirst());
            commands(file);
            topics(newsroom);
        }
        assertThat(room.logged()).hasSizeGreaterThan(20).noneMatch(CanaryRoom::shows);
    }

    /** Every meter of alerts that the documentation names is served. */
    private static void metersAreAllThere(String scrape) throws IOException {
        var rows = Files.readAllLines(Path.of("..", "docs", "metrics.md")).stream()
                .filter(line -> line.startsWith("| `tidings.alerts."))
                .map(line -> line.substring(3, line.indexOf('`', 3)).replaceAll("[.-]", "_"))
                .toList();
        assertThat(rows)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(scrape).as(name).contains("# HELP " + name));
        assertThat(scrape.lines()
                        .filter(line -> line.startsWith("# HELP tidings_alerts_"))
                        .map(line -> line.split(" ")[2].replaceAll("_(total|seconds|seconds_max)$", "")))
                .isSubsetOf(rows);
    }

    private List<String> answers(HttpClient http) throws Exception {
        var running = Running.find(folder.resolve("data")).orElseThrow();
        List<String> answers = new ArrayList<>();
        for (var token : List.of("Bearer " + CanaryRoom.secret("token"), "Bearer wrong")) {
            for (var path : paths()) {
                var request = HttpRequest.newBuilder(URI.create(running.http() + path))
                        .header("Authorization", token);
                var answer = http.send(request.build(), BodyHandlers.ofString());
                answers.add(answer.body() + answer.headers().map());
            }
        }
        var link = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + room.feedbackPort() + "/feedback/a.b"))
                        .build(),
                BodyHandlers.ofString());
        answers.add(link.body() + link.headers().map());
        return answers;
    }

    private static List<String> paths() {
        return Stream.concat(
                        Stream.of("/metrics", "/health/live", "/health/ready", "/nothing"),
                        CHANNELS.stream()
                                .flatMap(name -> Stream.of("/feeds/" + name + ".atom", "/feeds/" + name + ".json")))
                .toList();
    }

    private static void commands(Path file) {
        for (var command : List.of(
                "config check",
                "config routes --theme taiwan",
                "config routes --theme taiwan --json",
                "deliveries list",
                "deliveries list --json",
                "dead-letters list",
                "dead-letters list --json",
                "silences list --json",
                "feeds list",
                "doctor")) {
            var printed = new StringWriter();
            var words = new ArrayList<>(List.of(command.split(" ")));
            words.addAll(List.of("--config", file.toString()));
            var writer = new PrintWriter(printed, true);
            Main.commandLine().setOut(writer).setErr(writer).execute(words.toArray(String[]::new));
            assertThat(printed.toString()).as(command).matches(text -> !CanaryRoom.shows(text));
        }
    }

    private void topics(Newsroom newsroom) throws Exception {
        try (var admin = newsroom.clients().admin()) {
            Set<String> names = admin.listTopics().names().get();
            assertThat(names).hasSizeGreaterThan(15);
            for (var name :
                    names.stream().filter(each -> !each.startsWith("__")).toList()) {
                assertThat(read(newsroom, name)).as(name).noneMatch(entry -> CanaryRoom.shows(text(entry)));
            }
        }
        assertThat(read(newsroom, newsroom.topics().deadLetters().name())).isNotEmpty();
    }

    private static String text(ConsumerRecord<String, byte[]> entry) {
        var all = new StringBuilder(String.valueOf(entry.key()));
        all.append(entry.value() == null ? "" : new String(entry.value(), UTF_8));
        entry.headers().forEach(header -> all.append(header.key()).append(new String(header.value(), UTF_8)));
        return all.toString();
    }

    /** The states that the deliveries of each receiver went through. */
    private static Map<String, Set<String>> states(Newsroom newsroom) {
        var states = new TreeMap<String, Set<String>>();
        for (var entry : read(newsroom, newsroom.topics().deliveries().name())) {
            var delivery = Json.mapper().readTree(entry.value());
            states.computeIfAbsent(delivery.path("receiver").asString(), name -> new HashSet<>())
                    .add(delivery.path("state").asString());
        }
        return states;
    }

    private static List<ConsumerRecord<String, byte[]>> read(Newsroom newsroom, String topic) {
        return Records.all(newsroom.clients(), topic);
    }

    private static void raise(Newsroom newsroom, String article) {
        raise(newsroom, article, "taiwan");
    }

    private static void raise(Newsroom newsroom, String article, String theme) {
        write(newsroom, newsroom.topics().alerts().name(), CommandRoom.alert(theme, article, Severity.HIGH));
    }

    private static void silence(Newsroom newsroom) {
        var now = CommandRoom.NOW;
        write(
                newsroom,
                newsroom.topics().silences().name(),
                new Silence("s", "Kim", "Known", Match.themes("quiet"), now, now.plusSeconds(3600), now));
        await().atMost(SOON)
                .until(() ->
                        newsroom.meters().get("tidings.alerts.silences").gauge().value() == 1);
    }

    private static void write(Newsroom newsroom, String topic, Object value) {
        try (var producer = newsroom.clients().producer(Map.of())) {
            producer.send(new ProducerRecord<>(topic, "k", Json.bytes(value)));
        }
    }
}
