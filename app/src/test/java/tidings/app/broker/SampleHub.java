package tidings.app.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A site with a feed, and the hub that announces its changes (WebSub), on loopback. */
final class SampleHub implements AutoCloseable {
    private static final String CHALLENGE = "challenge & more";

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Map<String, String>> subscriptions = new CopyOnWriteArrayList<>();
    private final AtomicInteger items = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    SampleHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/feed", this::feed);
        server.createContext("/hub", this::hub);
        server.start();
    }

    /** The address of the feed. */
    String feed() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/feed";
    }

    /** Has the feed so many items more. */
    void publish(int count) {
        items.addAndGet(count);
    }

    /** How often the feed was asked for. */
    int requests() {
        return requests.get();
    }

    /** The subscriptions that were confirmed, as they were asked for. */
    List<Map<String, String>> subscriptions() {
        return subscriptions;
    }

    /** Tells the last subscriber that the feed has changed; what the answer's status was. */
    int announce(String secret) {
        try {
            var body = "<rss/>";
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            var signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
            var request = HttpRequest.newBuilder(URI.create(last("hub.callback")))
                    .header("X-Hub-Signature", "sha256=" + signature)
                    .POST(BodyPublishers.ofString(body));
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** A field of the last subscription. */
    String last(String field) {
        return subscriptions.getLast().getOrDefault(field, "");
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }

    private void feed(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        var rss = new StringBuilder(
                "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>S</title>"
                        + "<atom:link rel='hub' href='/hub'/><atom:link rel='self' href='" + feed() + "'/>");
        for (var item = items.get(); item > 0; item--) {
            rss.append("<item><title>Item " + item + "</title><link>/items/" + item + "</link></item>");
        }
        answer(exchange, 200, rss.append("</channel></rss>").toString());
    }

    /** Confirms a subscription as WebSub says, before it counts. */
    private void hub(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        answer(exchange, 202, "");
        var address = form.get("hub.callback") + "?hub.mode=subscribe&hub.topic="
                + URLEncoder.encode(form.get("hub.topic"), UTF_8) + "&hub.challenge="
                + URLEncoder.encode(CHALLENGE, UTF_8) + "&hub.lease_seconds=" + form.get("hub.lease_seconds");
        try {
            var confirmed =
                    client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
            if (confirmed.statusCode() == 200 && confirmed.body().equals(CHALLENGE)) {
                subscriptions.add(form);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (var field : text.split("&")) {
            var parts = field.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return form;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            var body = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
