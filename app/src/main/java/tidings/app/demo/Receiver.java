package tidings.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tidings.events.topic.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Takes messages as Slack and a subscriber's own program would: answers Slack's incoming webhooks, checks the signature
 * of other webhooks as Standard Webhooks say, and knows a repeated message by its id.
 *
 * <p>Safe from any thread.
 */
public final class Receiver implements AutoCloseable {
    private static final String PREFIX = "whsec_";
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String secret;
    private final Queue<Message> messages = new ConcurrentLinkedQueue<>();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();

    /**
     * Opens it on a free port of loopback.
     *
     * @param secret the key that webhooks are signed with, {@code whsec_} and base64
     */
    public Receiver(String secret) {
        this.secret = requireNonNull(secret, "secret");
        try {
            server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/slack", this::slack);
        server.createContext("/webhook", this::webhook);
        server.setExecutor(threads);
        server.start();
    }

    /** Where a Slack message goes. */
    public String slackUrl() {
        return base() + "/slack";
    }

    /** Where a webhook goes. */
    public String webhookUrl() {
        return base() + "/webhook";
    }

    /** The oldest message that nobody took from here yet. */
    public Optional<Message> next() {
        return Optional.ofNullable(messages.poll());
    }

    /** How many requests were refused: not JSON, or a signature that does not fit. */
    public int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void slack(HttpExchange exchange) throws IOException {
        try (exchange) {
            take(exchange, Kind.SLACK, body(exchange), null);
        }
    }

    private void webhook(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = body(exchange);
            var id = header(exchange, "webhook-id");
            if (isSigned(id, header(exchange, "webhook-timestamp"), header(exchange, "webhook-signature"), body)) {
                take(exchange, Kind.WEBHOOK, body, id);
            } else {
                refuse(exchange, 401);
            }
        }
    }

    private void take(HttpExchange exchange, Kind kind, byte[] body, @Nullable String id) throws IOException {
        JsonNode json;
        try {
            json = Json.mapper().readTree(body);
        } catch (JacksonException e) {
            refuse(exchange, 400);
            return;
        }
        if (id == null || ids.add(id)) {
            messages.add(new Message(kind, json));
        }
        exchange.sendResponseHeaders(200, 2);
        exchange.getResponseBody().write("ok".getBytes(UTF_8));
    }

    private void refuse(HttpExchange exchange, int status) throws IOException {
        refused.incrementAndGet();
        exchange.sendResponseHeaders(status, -1);
    }

    private boolean isSigned(String id, String timestamp, String signatures, byte[] body) {
        var expected =
                ("v1," + Base64.getEncoder().encodeToString(sign(id + "." + timestamp + ".", body))).getBytes(UTF_8);
        return Arrays.stream(signatures.split(" "))
                .anyMatch(signature -> MessageDigest.isEqual(expected, signature.getBytes(UTF_8)));
    }

    private byte[] sign(String head, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
            mac.update(head.getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        return exchange.getRequestBody().readNBytes(MOST_BYTES);
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** How a message came. */
    public enum Kind {
        SLACK,
        WEBHOOK
    }

    /**
     * A message that was taken.
     *
     * @param kind how it came
     * @param body what it says
     */
    public record Message(Kind kind, JsonNode body) {}
}
