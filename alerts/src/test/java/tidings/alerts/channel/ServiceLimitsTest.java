package tidings.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.Samples.START;
import static tidings.alerts.Samples.alert;
import static tidings.alerts.Samples.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.alerts.Samples;
import tidings.alerts.channel.FakeServer.Answer;
import tidings.alerts.channel.Receipt.Cause;
import tidings.alerts.channel.Receipt.Delivered;
import tidings.alerts.channel.Receipt.Failed;
import tidings.alerts.channel.Receipt.Partly;
import tidings.events.Alert;
import tidings.events.Change;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tools.jackson.databind.JsonNode;

/** Discord, Teams and PagerDuty on loopback, as strict as they are documented. */
class ServiceLimitsTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final List<JsonNode> taken = new ArrayList<>();
    private final Map<String, JsonNode> incidents = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void discordTakesWhateverFeedsHold(int alerts) {
        try (var server = new FakeServer((exchange, body) -> discord(body))) {
            var channel = new DiscordChannel(new DiscordSettings(server.url("/api/webhooks/1/x")), server.client());

            assertThat(channel.send(monsters(alerts))).isEqualTo(new Delivered(204));
            assertThat(channel.send(ordinary(alerts))).isEqualTo(new Delivered(204));
        }
        assertThat(taken.getFirst().path("content").asString()).contains("more clauses hit");
        if (alerts == 60) {
            assertThat(taken.get(1).path("content").asString()).containsPattern("\\+5\\d more alerts$");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void teamsTakesWhateverFeedsHold(int alerts) {
        try (var server = new FakeServer((exchange, body) -> teams(body))) {
            var channel = new TeamsChannel(new TeamsSettings(server.url("/workflows/x")), server.client());

            assertThat(channel.send(monsters(alerts))).isEqualTo(new Delivered(202));
            assertThat(channel.send(ordinary(alerts))).isEqualTo(new Delivered(202));
        }
        if (alerts == 60) {
            assertThat(taken.get(0).toString()).contains("more alerts");
        }
    }

    @Test
    void pagerDutyGetsAnIncidentForEachAlertOneAfterTheOther() {
        try (var server = new FakeServer((exchange, body) -> pagerDuty(body))) {
            var channel = pagerDuty(server, KEY);
            var notification = monsters(3);

            assertThat(channel.send(notification)).isEqualTo(new Partly(202, Map.of("sent", "1")));
            assertThat(channel.send(notification, new Memory(Map.of("sent", "1"))))
                    .isEqualTo(new Partly(202, Map.of("sent", "2")));
            assertThat(channel.send(notification, new Memory(Map.of("sent", "2"))))
                    .isEqualTo(new Delivered(202));
            assertThat(incidents.keySet())
                    .containsExactlyElementsOf(
                            notification.alerts().stream().map(Alert::id).toList());
        }
    }

    @Test
    void versionsOfAnAlertAreOneIncidentThatQuietResolves() {
        try (var server = new FakeServer((exchange, body) -> pagerDuty(body))) {
            var channel = pagerDuty(server, KEY);
            channel.send(Samples.notification("desk", "a", 1));
            channel.send(Samples.notification("desk", "a", 2));
            assertThat(incidents).hasSize(1);

            channel.send(quiet(Samples.notification("desk", "a", 3)));

            assertThat(incidents).isEmpty();
            assertThat(taken.getFirst().at("/payload/severity").asString()).isEqualTo("error");
        }
    }

    @Test
    void wrongKeyIsRefusedForGood() {
        try (var server = new FakeServer((exchange, body) -> pagerDuty(body))) {
            assertThat(pagerDuty(server, "wrong").send(ordinary(1)))
                    .isEqualTo(new Failed(Cause.REJECTED, false, 400, "the receiver answered 400", null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"discord", "teams", "pagerduty"})
    void requestToWaitIsPassedOn(String service) {
        try (var server = new FakeServer((exchange, body) -> Answer.busy("7"))) {
            var channel = switch (service) {
                case "discord" -> new DiscordChannel(new DiscordSettings(server.url("/x")), server.client());
                case "teams" -> new TeamsChannel(new TeamsSettings(server.url("/x")), server.client());
                default -> pagerDuty(server, KEY);
            };

            assertThat(channel.name()).isEqualTo(service);
            assertThat(channel.interval()).isPositive();
            assertThat(channel.send(ordinary(1))).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.cause()).isEqualTo(Cause.RATE_LIMITED);
                assertThat(failed.retryAfter()).hasSeconds(7);
            });
        }
    }

    @Test
    void targetTellsAddressesApartAndNothingOfThem() {
        var client = new SentRequests();
        var one = new DiscordChannel(new DiscordSettings(new Secret("https://discord.example/secret-1")), client);
        var same = new DiscordChannel(new DiscordSettings(new Secret("https://discord.example/secret-1")), client);
        var other = new DiscordChannel(new DiscordSettings(new Secret("https://discord.example/secret-2")), client);

        assertThat(one.target())
                .isEqualTo(same.target())
                .isNotEqualTo(other.target())
                .doesNotContain("secret");
    }

    private static PagerDutyChannel pagerDuty(FakeServer server, String key) {
        return new PagerDutyChannel(
                new PagerDutySettings(new Secret(key), server.url("/v2/enqueue"), null, null), server.client());
    }

    private Answer discord(byte[] body) {
        var json = Json.mapper().readTree(body);
        var content = json.path("content").asString();
        var mentions = json.at("/allowed_mentions/parse");
        if (content.isEmpty() || content.length() > 2_000 || !mentions.isArray() || !mentions.isEmpty()) {
            return Answer.of(400, "{\"code\": 50035}");
        }
        taken.add(json);
        return Answer.of(204, "");
    }

    private Answer teams(byte[] body) {
        if (body.length > 28 * 1024) {
            return Answer.of(413, "");
        }
        var json = Json.mapper().readTree(body);
        var attachment = json.at("/attachments/0");
        var card = attachment.path("content");
        if (!json.path("type").asString().equals("message")
                || !attachment.path("contentType").asString().equals("application/vnd.microsoft.card.adaptive")
                || !card.path("type").asString().equals("AdaptiveCard")
                || card.path("body").isEmpty()) {
            return Answer.of(400, "");
        }
        taken.add(json);
        return Answer.of(202, "");
    }

    private Answer pagerDuty(byte[] body) {
        var json = Json.mapper().readTree(body);
        var key = json.path("dedup_key").asString();
        if (body.length > 512 * 1024
                || !json.path("routing_key").asString().equals(KEY)
                || json.at("/payload/summary").asString("").isEmpty()
                || json.at("/payload/summary").asString().length() > 1_024
                || !List.of("critical", "error", "warning", "info")
                        .contains(json.at("/payload/severity").asString())
                || key.isEmpty()
                || key.length() > 255) {
            return Answer.of(400, "{\"status\": \"invalid event\"}");
        }
        taken.add(json);
        if (json.path("event_action").asString().equals("resolve")) {
            incidents.remove(key);
        } else {
            incidents.put(key, json);
        }
        return Answer.of(202, "{\"status\": \"success\"}");
    }

    private static Notification quiet(Notification notification) {
        var json = Json.mapper().readTree(Json.bytes(notification));
        ((tools.jackson.databind.node.ObjectNode) json.at("/alerts/0")).put("change", Change.QUIET.word());
        return Json.mapper().treeToValue(json, Notification.class);
    }

    private static Notification ordinary(int count) {
        return new Notification(
                "n",
                "desk",
                "g",
                IntStream.range(0, count).mapToObj(i -> alert("a" + i).build()).toList(),
                START);
    }

    private static Notification monsters(int count) {
        return new Notification(
                "n",
                "desk",
                "g",
                IntStream.range(0, count).mapToObj(ServiceLimitsTest::monster).toList(),
                START);
    }

    /** Text that grows wherever it is escaped. */
    private static Alert monster(int number) {
        var grows = "*\"&é漢".repeat(500);
        var evidence = IntStream.range(0, 200)
                .mapToObj(i -> evidence("clause " + i % 30 + grows, grows, i + grows + "hit" + grows, i, "hit"))
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
}
