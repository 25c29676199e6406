package tidings.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tidings.events.topic.Json;
import tidings.net.Cidr;
import tidings.net.GuardedClient;
import tidings.net.NetSettings;
import tools.jackson.databind.JsonNode;

/** A service on loopback, and a client that may reach it. What a service checks is said by its handler. */
final class FakeServer implements AutoCloseable {
    final List<Integer> answers = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final GuardedClient client;

    FakeServer(Handler handler) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> serve(exchange, handler));
        server.start();
        client = new GuardedClient(
                NetSettings.of("", "1").withAllow(List.of(Cidr.parse("127.0.0.0/8"))),
                InstantSource.system(),
                new SimpleMeterRegistry());
    }

    Secret url(String path) {
        return new Secret("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    GuardedClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }

    private void serve(HttpExchange exchange, Handler handler) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var answer = handler.answer(exchange, body);
        answers.add(answer.status);
        if (answer.retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", answer.retryAfter);
        }
        var bytes = answer.body.getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    static JsonNode json(byte[] body) {
        return Json.mapper().readTree(body);
    }

    /** Does what the service does. */
    interface Handler {
        Answer answer(HttpExchange exchange, byte[] body);
    }

    /** What is sent back. */
    record Answer(int status, String body, String retryAfter) {
        static Answer of(int status, String body) {
            return new Answer(status, body, null);
        }

        static Answer busy(String seconds) {
            return new Answer(429, "", seconds);
        }
    }
}
