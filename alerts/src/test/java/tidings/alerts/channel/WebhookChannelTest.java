package tidings.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.Samples.START;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tidings.alerts.Samples;
import tidings.events.Notification;
import tidings.events.topic.Json;

class WebhookChannelTest {
    private static final Secret OLD = new Secret("whsec_" + key(1));
    private static final Secret NEW = new Secret("whsec_" + key(2));

    private final SentRequests client = new SentRequests();

    @Test
    void bodyIsACloudEventWithTheWholeNotification() {
        var notification = Samples.notification("desk", "a", 1);

        channel(OLD).send(notification);

        var event = Json.mapper().readTree(client.requests.getFirst().body());
        assertThat(event.propertyNames())
                .containsExactly("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data");
        assertThat(event.get("specversion").stringValue()).isEqualTo("1.0");
        assertThat(event.get("id").stringValue()).isEqualTo(notification.id());
        assertThat(event.get("type").stringValue()).isEqualTo("tidings.notification");
        assertThat(Json.mapper().treeToValue(event.get("data"), Notification.class))
                .isEqualTo(notification);
    }

    @Test
    void headersAreThoseOfStandardWebhooks() {
        var notification = Samples.notification("desk", "a", 1);

        channel(OLD).send(notification);

        var request = client.requests.getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers())
                .containsEntry("Content-Type", "application/cloudevents+json; charset=utf-8")
                .containsEntry("webhook-id", notification.id())
                .containsEntry("webhook-timestamp", Long.toString(START.getEpochSecond()))
                .containsEntry(
                        "webhook-signature",
                        new WebhookSigner(List.of(OLD))
                                .sign(notification.id(), START.getEpochSecond(), request.body()));
    }

    @Test
    void everyAttemptSendsTheSameIdAndBody() {
        var notification = Samples.notification("desk", "a", 1);

        channel(OLD).send(notification);
        channel(OLD).send(notification);

        assertThat(client.requests.get(1).body())
                .isEqualTo(client.requests.get(0).body());
        assertThat(client.requests.get(1).headers().get("webhook-id"))
                .isEqualTo(client.requests.get(0).headers().get("webhook-id"));
    }

    @Test
    void everyKeySignsWhileOneIsReplaced() {
        var body = "{}".getBytes(UTF_8);

        assertThat(new WebhookSigner(List.of(NEW, OLD)).sign("id", 1, body))
                .isEqualTo(new WebhookSigner(List.of(NEW)).sign("id", 1, body) + " "
                        + new WebhookSigner(List.of(OLD)).sign("id", 1, body));
    }

    /** The expected value was computed with OpenSSL. */
    @Test
    void signatureIsHmacSha256OverIdTimeAndBody() {
        var signer = new WebhookSigner(List.of(new Secret("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3")));

        var signature = signer.sign("msg_1", 1_700_000_000, "{\"a\":1}".getBytes(UTF_8));

        assertThat(signature).isEqualTo("v1,WUgAXU8H0NQ1/7M+TtMwKma2b74a3/TCgekiM3YUdN8=");
    }

    @Test
    void prefixAndPaddingOfAKeyAreOptional() {
        var padded = base64("0123456789012345678901234");

        assertThat(padded).endsWith("=");
        assertThat(WebhookSigner.key(new Secret("whsec_" + padded)))
                .isEqualTo(WebhookSigner.key(new Secret(padded)))
                .isEqualTo(WebhookSigner.key(new Secret("whsec_" + padded.replace("=", ""))));
    }

    @Test
    void publishedVectorIsMet() throws Exception {
        var vectors = Path.of(System.getProperty("tidings.vectors", "none"), "standard_webhooks_vectors.json");
        Assumptions.assumeTrue(
                Files.exists(vectors), "no vectors: set tidings.vectors to the folder that holds them to run this");
        var sign = Json.mapper().readTree(Files.readAllBytes(vectors)).get("sign");

        var signer = new WebhookSigner(List.of(new Secret(sign.get("secret").stringValue())));

        assertThat(signer.sign(
                        sign.get("msg_id").stringValue(),
                        sign.get("timestamp").longValue(),
                        sign.get("payload").stringValue().getBytes(UTF_8)))
                .isEqualTo(sign.get("expected").stringValue());
    }

    private WebhookChannel channel(Secret... keys) {
        var settings = new WebhookSettings(new Secret("https://hooks.example/in"), List.of(keys));
        return new WebhookChannel(settings, client, () -> START);
    }

    private static String key(int seed) {
        return base64(Integer.toString(seed).repeat(32));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
