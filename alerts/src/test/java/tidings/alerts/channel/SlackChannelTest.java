package tidings.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.Samples.alert;
import static tidings.alerts.Samples.evidence;
import static tidings.alerts.channel.SentRequests.response;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tidings.alerts.Samples;
import tidings.alerts.group.Grouping;
import tidings.events.Alert;
import tidings.events.Evidence;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;

class SlackChannelTest {
    private static final Path GOLDEN = Path.of("src/test/resources/tidings/alerts/channel/slack");

    private final SentRequests client = new SentRequests();
    private final SlackChannel channel =
            new SlackChannel(new SlackSettings(new Secret("https://hooks.example/services/T/B/x")), client);

    /** With {@code -Dtidings.golden=write} the payloads are written anew, to be looked at before they are kept. */
    @ParameterizedTest
    @MethodSource("cases")
    void messageIsTheGoldenPayload(String name) throws IOException {
        var notification =
                Json.read(Files.readAllBytes(GOLDEN.resolve(name + ".notification.json")), Notification.class);
        var golden = GOLDEN.resolve(name + ".payload.json");

        var payload = payload(notification);

        if ("write".equals(System.getProperty("tidings.golden"))) {
            Files.writeString(golden, pretty(payload));
        }
        assertThat(pretty(payload)).isEqualTo(Files.readString(golden));
        assertWithinLimits(payload);
    }

    static Stream<String> cases() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".notification.json"))
                    .map(name -> name.replace(".notification.json", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void evidenceIsQuotedByClauseWithTheHitInBold() {
        var blocks = payload(Samples.notification("desk", "a", 1)).get("blocks");

        assertThat(blocks.get(0).at("/text/text").stringValue()).isEqualTo("HIGH · Embassies");
        assertThat(blocks.get(1).at("/text/text").stringValue())
                .isEqualTo("*<https://news.example/embassy?a=1&amp;b=2|Embassy in Norland to reopen>* (news.example)");
        assertThat(blocks.get(2).at("/text/text").stringValue())
                .isEqualTo("*reopening*\n"
                        + "> The envoys agreed that the *embassy* in Norland will reopen in May. (text)");
        assertThat(blocks.get(3).at("/elements/0/text").stringValue()).isEqualTo("Did not hit: ambassador");
        assertThat(blocks.get(4).at("/elements/0/text").stringValue())
                .isEqualTo("Example News · 2026-03-01 11:59 UTC · en, FI · first report");
    }

    @Test
    void scriptsWithoutSpacesGetAnInvisibleBoundaryAroundTheHit() {
        var quote = "两国将恢复使馆工作";
        var hit = alert("a")
                .evidence(List.of(evidence("c", "text", quote, 0, "使馆")))
                .build();

        assertThat(payload(of(hit)).at("/blocks/2/text/text").stringValue())
                .isEqualTo("*c*\n> 两国将恢复\u200B*使馆*\u200B工作 (text)");
    }

    @Test
    void noMessageIsLargerThanSlackTakes() {
        var alerts = IntStream.range(0, 12).mapToObj(SlackChannelTest::monster).toList();
        var all = new Notification("n", "desk", "g", alerts, Samples.START);

        var payload = payload(all);

        assertWithinLimits(payload);
        assertThat(last(payload)).isEqualTo("+11 more alerts");
    }

    @Test
    void whatIsLeftOutOfAnAlertIsCounted() {
        List<Evidence> many = new ArrayList<>();
        for (var clause = 0; clause < 9; clause++) {
            for (var quote = 0; quote < 5; quote++) {
                many.add(evidence("clause-" + clause, "text", "the embassy " + quote, quote, "embassy"));
            }
        }

        var text = payload(of(alert("a").evidence(many).build())).toString();

        assertThat(text).contains("clause-5").contains("\\n+2 more").contains("+3 more clauses hit");
    }

    @ParameterizedTest
    @CsvSource({
        "404, no_service,                             the receiver answered 404 no_service",
        "400, ' invalid_blocks ',                     the receiver answered 400 invalid_blocks",
        "404, Cannot POST /services/T/B/x,            the receiver answered 404",
        "500, '<html>secret</html>',                  the receiver answered 500"
    })
    void onlySlacksOwnWordsGetIntoTheReason(int status, String body, String reason) {
        client.answer = response(status, Map.of(), body);

        assertThat(channel.send(Samples.notification("desk", "a", 1)))
                .isInstanceOfSatisfying(
                        Receipt.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    @Test
    void paceIsASecondUnlessConfigured() {
        var hasty = new SlackSettings(new Secret("https://hooks.example/x"), Duration.ZERO, null);

        assertThat(channel.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(new SlackChannel(hasty, client).interval()).isZero();
    }

    /** Text that grows fivefold when it is escaped, everywhere. */
    private static Alert monster(int number) {
        var grows = "&".repeat(2_000);
        var evidence = IntStream.range(0, 200)
                .mapToObj(i -> evidence("clause " + i % 20 + grows, grows, i + grows + "hit" + grows, i, "hit"))
                .toList();
        return alert("a" + number)
                .title(grows)
                .theme("t", grows)
                .publisher(grows)
                .missed(IntStream.range(0, 300).mapToObj(i -> grows + i).toList())
                .url("https://news.example/?" + "a=b&".repeat(400))
                .evidence(evidence)
                .build();
    }

    private static void assertWithinLimits(JsonNode payload) {
        var blocks = payload.get("blocks");
        assertThat(blocks.size()).isBetween(1, 50);
        var total = 0;
        for (var block : blocks) {
            switch (block.get("type").stringValue()) {
                case "header" ->
                    assertThat(block.at("/text/text").stringValue()).hasSizeBetween(1, 150);
                case "section" ->
                    assertThat(block.at("/text/text").stringValue()).hasSizeBetween(1, 3_000);
                case "context" ->
                    assertThat(block.at("/elements/0/text").stringValue()).hasSizeBetween(1, 3_000);
                default -> assertThat(block.get("type").stringValue()).isEqualTo("divider");
            }
            total += block.toString().length();
        }
        assertThat(total).isLessThan(40_000);
        assertThat(payload.get("text").stringValue()).hasSizeBetween(1, 500);
    }

    private static String last(JsonNode payload) {
        var blocks = payload.get("blocks");
        return blocks.get(blocks.size() - 1).at("/elements/0/text").stringValue();
    }

    private static Notification of(Alert alert) {
        return Grouping.notification("desk", alert);
    }

    private JsonNode payload(Notification notification) {
        channel.send(notification);
        return Json.mapper().readTree(new String(client.requests.getLast().body(), UTF_8));
    }

    /** Invisible spaces are made visible. */
    private static String pretty(JsonNode payload) {
        return Json.mapper()
                        .writer()
                        .with(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(payload)
                        .replace("\u200B", "\\u200b")
                + "\n";
    }
}
