package tidings.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReceiverTest {
    private static final byte[] KEY = "a key of twenty-four bytes".getBytes(UTF_8);

    private final Receiver receiver =
            new Receiver("whsec_" + Base64.getEncoder().encodeToString(KEY));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        receiver.close();
        client.close();
    }

    @Test
    void aSignedMessageIsTakenOnceHoweverOftenItComes() throws Exception {
        var body = "{\"type\":\"x\"}";

        assertThat(post(body, signature("m1.1.", body))).isEqualTo(200);
        assertThat(post(body, signature("m1.1.", body))).isEqualTo(200);

        assertThat(receiver.next())
                .hasValueSatisfying(message ->
                        assertThat(message.body().path("type").asString()).isEqualTo("x"));
        assertThat(receiver.next()).isEmpty();
    }

    @Test
    void aMessageWithAnotherSignatureIsRefused() throws Exception {
        assertThat(post("{}", signature("m1.2.", "{}"))).isEqualTo(401);
        assertThat(post("{}", "v1,")).isEqualTo(401);

        assertThat(receiver.next()).isEmpty();
        assertThat(receiver.refused()).isEqualTo(2);
    }

    @Test
    void whatIsNotJsonIsRefused() throws Exception {
        assertThat(post("<x/>", signature("m1.1.", "<x/>"))).isEqualTo(400);
    }

    private int post(String body, String signature) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(receiver.webhookUrl()))
                .header("webhook-id", "m1")
                .header("webhook-timestamp", "1")
                .header("webhook-signature", "v1,AAAA " + signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static String signature(String head, String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal((head + body).getBytes(UTF_8)));
    }
}
