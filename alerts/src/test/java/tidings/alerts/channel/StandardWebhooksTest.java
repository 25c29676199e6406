package tidings.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tidings.alerts.Samples;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tidings.net.Request;

/** What we send, judged by the reference library of Standard Webhooks for JavaScript, which Node runs. */
class StandardWebhooksTest {
    private static final Path FOLDER = Path.of("src/test/node");
    private static final Secret OLD = new Secret("whsec_" + key('1'));
    private static final Secret NEW = new Secret("whsec_" + key('2'));

    private final Notification notification = Samples.notification("desk", "Größe 漢字 \uD83D\uDE80", 1);

    @BeforeAll
    static void nodeIsThere() {
        assumeTrue(
                Files.isDirectory(FOLDER.resolve("node_modules/standardwebhooks")),
                "not judged by the reference library: run npm ci --prefix alerts/src/test/node first");
        assumeTrue(runs("node", "--version"), "not judged by the reference library: there is no node here");
    }

    @Test
    void signatureIsAcceptedWithEveryKeyThatSigns() throws Exception {
        var request = sent(Instant.now(), NEW, OLD);

        assertThat(judged(of(NEW, request), of(OLD, request)))
                .containsExactly("accepted " + notification.id(), "accepted " + notification.id());
    }

    @Test
    void signatureOfAnotherKeyIsRefused() throws Exception {
        assertThat(judged(of(NEW, sent(Instant.now(), OLD)))).containsExactly("refused No matching signature found");
    }

    @Test
    void whatWasTamperedWithIsRefused() throws Exception {
        var request = sent(Instant.now(), OLD);
        var body = new String(request.body(), UTF_8);

        assertThat(judged(
                        line(OLD, request.headers(), body.replace("high", "low")),
                        line(OLD, request.headers(), body + " "),
                        line(OLD, request.with("webhook-id", "another").headers(), body),
                        line(
                                OLD,
                                request.with(
                                                "webhook-timestamp",
                                                Long.toString(Instant.now().getEpochSecond() + 1))
                                        .headers(),
                                body)))
                .hasSize(4)
                .allMatch("refused No matching signature found"::equals);
    }

    @Test
    void whatIsOldOrFromTheFutureIsRefused() throws Exception {
        var old = sent(Instant.now().minus(Duration.ofMinutes(6)), OLD);
        var early = sent(Instant.now().plus(Duration.ofMinutes(6)), OLD);

        assertThat(judged(of(OLD, old), of(OLD, early)))
                .containsExactly("refused Message timestamp too old", "refused Message timestamp too new");
    }

    private Request sent(Instant at, Secret... keys) {
        var client = new SentRequests();
        var settings = new WebhookSettings(new Secret("https://hooks.example/in"), List.of(keys));
        new WebhookChannel(settings, client, () -> at).send(notification);
        return client.requests.getFirst();
    }

    private static String of(Secret secret, Request request) {
        return line(secret, request.headers(), new String(request.body(), UTF_8));
    }

    private static String line(Secret secret, Map<String, String> headers, String body) {
        return Json.text(Map.of("secret", secret.reveal(), "headers", headers, "body", body));
    }

    private static List<String> judged(String... lines) throws IOException, InterruptedException {
        var node = new ProcessBuilder("node", "verify.mjs")
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = node.outputWriter(UTF_8)) {
            in.write(String.join("\n", lines) + "\n");
        }
        List<String> verdicts = new ArrayList<>();
        node.inputReader(UTF_8).lines().forEach(verdicts::add);
        assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return verdicts;
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
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

    private static String key(char digit) {
        return Base64.getEncoder()
                .encodeToString(Character.toString(digit).repeat(32).getBytes(UTF_8));
    }
}
