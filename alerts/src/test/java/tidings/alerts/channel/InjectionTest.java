package tidings.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.Samples.START;
import static tidings.alerts.Samples.alert;
import static tidings.alerts.Samples.evidence;

import jakarta.mail.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tidings.alerts.group.Grouping;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tools.jackson.databind.JsonNode;

/**
 * Sixty texts that act in one syntax or another, each as title, quote, link, publisher, theme's and clause's name at once:
 * inert in every channel by its own rules, and the payload as it was looked at when it was kept.
 */
class InjectionTest {
    private static final Path FOLDER = Path.of("src/test/resources/tidings/alerts/channel/injection");
    private static final Pattern TAG = Pattern.compile("<[^>]*>?");
    private static final Pattern OWN_TAG =
            Pattern.compile("</?(h2|p|b|a|blockquote|small|hr)>|<a href=\"https?://[^\"<>]*\">");
    private static final Pattern SLACK_LINK = Pattern.compile("<https?://[^|<>\\s]+\\|[^|<>]*>");
    private static final Pattern DISCORD_LINK = Pattern.compile("\\]\\(<https?://[^<>\\s]+>\\)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\[\\p{Punct}]");

    private final Map<String, Function<Notification, String>> channels = new TreeMap<>(Map.of(
            "slack", of -> Json.text(SlackMessage.of(Message.of(of))),
            "discord", of -> Json.text(DiscordMessage.of(Message.of(of))),
            "teams", of -> Json.text(TeamsCard.of(Message.of(of))),
            "pagerduty", InjectionTest::pagerDuty,
            "email", InjectionTest::email,
            "webhook", of -> new String(WebhookChannel.body(of), UTF_8),
            "log", of -> LogChannel.line(Message.of(of), Message.of(of).items().getFirst()),
            "atom", of -> FeedDocument.atom("desk", "http://127.0.0.1:8320/feeds/desk.atom", List.of(of)),
            "json-feed", of -> FeedDocument.json("desk", "http://127.0.0.1:8320/feeds/desk.json", List.of(of))));

    /** With {@code -Dtidings.golden=write} the payloads are written anew, to be looked at before they are kept. */
    @ParameterizedTest
    @ValueSource(strings = {"slack", "discord", "teams", "pagerduty", "email", "webhook", "log", "atom", "json-feed"})
    void payloadsAreTheGoldenOnes(String channel) throws IOException {
        var golden = FOLDER.resolve(channel + ".golden");
        var render = channels.get(channel);

        var lines = payloads().stream()
                .map(payload -> ascii(render.apply(notification(payload))))
                .collect(Collectors.joining("\n", "", "\n"));

        if ("write".equals(System.getProperty("tidings.golden"))) {
            Files.writeString(golden, lines);
        }
        assertThat(lines).isEqualTo(Files.readString(golden));
    }

    @Test
    void slackFormsNoMentionLinkOrMark() throws IOException {
        for (var text : texts("slack", "/blocks")) {
            var rest = SLACK_LINK.matcher(text).replaceAll("");
            assertThat(rest).doesNotContain("<", "`", "~", "_").doesNotContainPattern("[@#](?!\u200B)");
            assertThat(rest.replaceAll("(?m)^> ", "")).doesNotContain(">");
            assertThat(rest).doesNotContainPattern(":[\\p{L}\\p{N}_+'-]+:");
        }
    }

    @Test
    void discordFormsNoMentionLinkOrMark() throws IOException {
        for (var notification : notifications()) {
            var json = Json.mapper().readTree(channels.get("discord").apply(notification));
            assertThat(json.at("/allowed_mentions/parse").isEmpty()).isTrue();
            var content = json.path("content").asString();
            assertThat(content).hasSizeLessThanOrEqualTo(2_000);
            var rest = ESCAPED.matcher(DISCORD_LINK.matcher(content).replaceAll("]"))
                    .replaceAll("");
            var ours = rest.replaceAll("(?m)^> ", "").replace("**", "").replace(" (newsexample)", "");
            assertThat(ours.replaceAll("(?m)^\\[([^\\[\\]]*)\\]", "$1"))
                    .doesNotContainPattern("[\\\\*_~`|<>#\\[\\]():@+=!-]");
        }
    }

    @Test
    void teamsHasTextInRunsAndButtonsAlone() throws IOException {
        var types = Set.of(
                "TextRun", "RichTextBlock", "Container", "ActionSet", "Action.OpenUrl", "AdaptiveCard", "message");
        for (var notification : notifications()) {
            var json = Json.mapper().readTree(channels.get("teams").apply(notification));
            assertThat(json.findValuesAsString("type")).isSubsetOf(types);
            assertThat(json.findValuesAsString("url")).allMatch(url -> url.startsWith("https://news.example/"));
            assertThat(json.findValuesAsString("text")).noneMatch(text -> text.contains("{{") || text.contains("${"));
            assertThat(json.path("entities").isMissingNode()).isTrue();
        }
    }

    @Test
    void htmlHasNoTagsButOurs() throws IOException {
        for (var notification : notifications()) {
            var html = Html.items(Message.of(notification));
            var tags = TAG.matcher(html).results().map(match -> match.group()).toList();
            assertThat(tags).allMatch(tag -> OWN_TAG.matcher(tag).matches());
            assertThat(TAG.matcher(html).replaceAll("")).doesNotContain("<", ">", "\"", "'");
        }
    }

    @Test
    void mailHasNoHeaderButOurs() throws IOException {
        for (var notification : notifications()) {
            var head = channels.get("email")
                    .apply(notification)
                    .split("\r\n\r\n")[0]
                    .replaceAll("\r\n[ \t]+", " ");
            assertThat(head.split("\r\n"))
                    .extracting(line -> line.substring(0, line.indexOf(':')))
                    .containsExactlyInAnyOrder(
                            "Date",
                            "From",
                            "To",
                            "Message-ID",
                            "Subject",
                            "References",
                            "Auto-Submitted",
                            "MIME-Version",
                            "Content-Type",
                            "X-Tidings-Notification");
        }
    }

    @Test
    void feedsHaveNoElementsButOurs() throws Exception {
        var names = Set.of(
                "feed",
                "id",
                "title",
                "updated",
                "link",
                "author",
                "name",
                "entry",
                "content",
                "category",
                "generator");
        for (var notification : notifications()) {
            var atom = channels.get("atom").apply(notification).getBytes(UTF_8);
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(atom));
            List<String> found = new ArrayList<>();
            collect(document.getDocumentElement(), found);
            assertThat(found).isSubsetOf(names);
            assertThat(document.getElementsByTagName("entry").getLength()).isEqualTo(1);
        }
    }

    @Test
    void logHasOneLineForAnAlert() throws IOException {
        for (var notification : notifications()) {
            assertThat(channels.get("log").apply(notification)).doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}\u202E]");
        }
    }

    @Test
    void noChannelLinksWhereItDoesNotSay() throws IOException {
        for (var notification : notifications()) {
            var link = Message.of(notification).items().getFirst().link();
            if (link != null) {
                assertThat(java.net.URI.create(link.url()).getHost()).isEqualTo("news.example");
                assertThat(link.host()).isEqualTo("news.example");
            }
        }
    }

    @Test
    void webhookHasTheExactText() throws IOException {
        for (var notification : notifications()) {
            var data = Json.mapper().readTree(WebhookChannel.body(notification)).get("data");
            assertThat(Json.mapper().treeToValue(data, Notification.class)).isEqualTo(wellFormed(notification));
        }
    }

    /** UTF-8 has no halves of characters. */
    private static Notification wellFormed(Notification notification) {
        return Json.read(Json.bytes(notification), Notification.class);
    }

    private List<String> texts(String channel, String pointer) throws IOException {
        List<String> texts = new ArrayList<>();
        for (var notification : notifications()) {
            var json = Json.mapper().readTree(channels.get(channel).apply(notification));
            json.at(pointer).findValues("text").stream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue)
                    .forEach(texts::add);
        }
        assertThat(texts).hasSizeGreaterThan(100);
        return texts;
    }

    private static void collect(Element element, List<String> names) {
        names.add(element.getTagName());
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                collect(inner, names);
            }
        }
    }

    private static List<Notification> notifications() throws IOException {
        return payloads().stream().map(InjectionTest::notification).toList();
    }

    private static List<String> payloads() throws IOException {
        var json = Json.mapper().readTree(Files.readAllBytes(FOLDER.resolve("payloads.json")));
        List<String> payloads = new ArrayList<>();
        json.forEach(payload -> payloads.add(payload.stringValue()));
        assertThat(payloads).hasSize(60);
        return payloads;
    }

    private static Notification notification(String payload) {
        var quote = "before " + payload + " after";
        return Grouping.notification(
                "desk",
                alert("a")
                        .title(payload)
                        .theme("t", payload)
                        .publisher(payload)
                        .missed(List.of(payload))
                        .languages(payload)
                        .url("https://news.example/" + payload)
                        .evidence(List.of(
                                evidence(payload, "text", quote, 5, payload), evidence("c", "title", payload, 0, "")))
                        .build());
    }

    private static String pagerDuty(Notification notification) {
        var alert = notification.alerts().getFirst();
        return Json.text(PagerDutyEvent.of(alert, Message.item(alert), notification.id(), new Secret("key")));
    }

    private static String email(Notification notification) {
        try {
            var settings = new EmailSettings(
                    "mail.example", 0, null, null, null, "t@tidings.example", List.of("a@desk.example"), null, null);
            var out = new ByteArrayOutputStream();
            EmailMessage.of(Session.getInstance(new Properties()), settings, notification, START)
                    .writeTo(out);
            return out.toString(UTF_8)
                    .replaceAll("----=_Part_[0-9_.]+", "boundary")
                    .replaceFirst("(?m)^Date: .*$", "Date: of the zone that tests run in");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** One line, all of it to be seen. */
    private static String ascii(String text) {
        var seen = new StringBuilder();
        text.chars().forEach(c -> {
            if (c >= ' ' && c <= '~') {
                seen.append((char) c);
            } else {
                seen.append("\\u%04x".formatted(c));
            }
        });
        return seen.toString();
    }
}
