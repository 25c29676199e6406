package tidings.app.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the program sees of the outside: feeds on four loopback hosts that grow with every poll, and a webhook. It tells
 * a watcher of each request and each answer, so that the program can be killed between them.
 */
final class World implements AutoCloseable {
    /** Moments at which a kill hurts. */
    enum Moment {
        FEED_ASKED,
        FEED_ANSWERED,
        WEBHOOK_ASKED,
        WEBHOOK_ANSWERED
    }

    /** Told of moments, in the thread that serves the request. */
    interface Watcher {
        void at(Moment moment);
    }

    private static final int FIRST_ITEMS = 5;
    private static final int LAST_ITEMS = 30;
    private static final int CORRECTED_AFTER = 12;

    private final List<HttpServer> servers = new ArrayList<>();
    private final Map<String, AtomicInteger> polls = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentLinkedQueue<String>> delivered = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Watcher> watcher = new AtomicReference<>();
    private final AtomicInteger serverPort = new AtomicInteger();
    private final Instant now;

    World(int hosts, Instant now) throws IOException {
        this.now = now;
        for (var host = 1; host <= hosts; host++) {
            var server = HttpServer.create(new InetSocketAddress("127.0.0." + host, serverPort.get()), 100);
            serverPort.set(server.getAddress().getPort());
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/feed", this::feed);
            server.createContext("/hook", this::hook);
            server.start();
            servers.add(server);
        }
    }

    void watch(@Nullable Watcher newWatcher) {
        watcher.set(newWatcher);
    }

    List<String> feeds() {
        return servers.stream().map(server -> address(server) + "/feed").toList();
    }

    String webhook() {
        return address(servers.getFirst()) + "/hook";
    }

    /** Identity addresses of all items that all feeds have in the end. */
    List<String> articles() {
        var all = new ArrayList<String>();
        for (var host = 1; host <= servers.size(); host++) {
            for (var item = 0; item < LAST_ITEMS; item++) {
                all.add(link(host, item).replace("https://", ""));
            }
        }
        return all.stream().distinct().toList();
    }

    /** Identity addresses of the items that match the theme. */
    List<String> matching() {
        var all = new ArrayList<String>();
        for (var host = 1; host <= servers.size(); host++) {
            for (var item = 0; item < LAST_ITEMS; item++) {
                if (matches(item)) {
                    all.add(link(host, item).replace("https://", ""));
                }
            }
        }
        return all.stream().distinct().toList();
    }

    /** True once every feed was polled so often that it shows all items, corrections too, and once more. */
    boolean isToldInFull() {
        return polls.size() == servers.size()
                && polls.values().stream().allMatch(count -> count.get() > LAST_ITEMS - FIRST_ITEMS + 3);
    }

    /** For each message id the bodies that came with it, in their order. */
    Map<String, ConcurrentLinkedQueue<String>> delivered() {
        return delivered;
    }

    /** How often each host was polled, and how many messages came. */
    @Override
    public String toString() {
        return "polls by host: " + polls + ", messages: " + delivered.size();
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }

    private void feed(HttpExchange exchange) throws IOException {
        tell(Moment.FEED_ASKED);
        var host = exchange.getLocalAddress().getAddress().getAddress()[3];
        var poll = polls.computeIfAbsent("" + host, key -> new AtomicInteger()).incrementAndGet();
        answer(exchange, 200, "application/rss+xml", rss(host, poll));
        tell(Moment.FEED_ANSWERED);
    }

    private void hook(HttpExchange exchange) throws IOException {
        var id = exchange.getRequestHeaders().getFirst("webhook-id");
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        delivered
                .computeIfAbsent(id, key -> new ConcurrentLinkedQueue<>())
                .add(JsonMapper.shared().readTree(body).path("id").asString());
        tell(Moment.WEBHOOK_ASKED);
        answer(exchange, 200, "text/plain", "ok");
        tell(Moment.WEBHOOK_ANSWERED);
    }

    private void tell(Moment moment) {
        var current = watcher.get();
        if (current != null) {
            current.at(moment);
        }
    }

    private String rss(int host, int poll) {
        var items = new StringBuilder();
        for (var item = 0; item < Math.min(LAST_ITEMS, FIRST_ITEMS + poll - 1); item++) {
            items.append(item(host, item, poll > CORRECTED_AFTER && item == 0));
        }
        return "<?xml version='1.0'?><rss version='2.0'><channel><title>Host " + host + "</title><link>https://host"
                + host + ".example/</link><description>d</description>" + items + "</channel></rss>";
    }

    private String item(int host, int item, boolean corrected) {
        var count = corrected ? "two hundred" : "one hundred";
        var harbour = isShared(item) ? 0 : host;
        var text = matches(item)
                ? "The lighthouse keepers of harbour " + harbour + " were called to a meeting about " + count
                        + " lamps."
                : "Harbour " + harbour + " had a quiet day, and " + count + " boats came in before noon.";
        text += " " + details(harbour, item);
        return "<item><title>Report " + item + " from harbour " + harbour + "</title><link>" + link(host, item)
                + "</link><pubDate>" + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))
                + "</pubDate><description>" + text + "</description></item>";
    }

    /** Words that no other report has: else they would be copies of one text, and one story. */
    private static String details(int harbour, int item) {
        var random = new Random(1_000L * harbour + item);
        return IntStream.range(0, 60)
                .mapToObj(word -> Integer.toString(1_000_000 + random.nextInt(1_000_000_000), 36)
                        .replaceAll("[0-9]", "e"))
                .collect(Collectors.joining(" "));
    }

    /** Every fifth item is in all feeds alike, under one address. */
    private static String link(int host, int item) {
        return isShared(item)
                ? "https://shared.example/report/" + item
                : "https://host" + host + ".example/report/" + item;
    }

    private static boolean isShared(int item) {
        return item % 5 == 4;
    }

    private static boolean matches(int item) {
        return item % 3 == 0;
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String address(HttpServer server) {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }
}
