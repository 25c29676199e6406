package tidings.app.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the program sees of the outside: a feed whose items all match its one theme, and a webhook. */
final class Site implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger items = new AtomicInteger(1);
    private final Set<String> delivered = new ConcurrentSkipListSet<>();

    Site() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/feed", exchange -> {
            try (exchange) {
                var body = feed(items.get()).getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.createContext("/hook", exchange -> {
            try (exchange) {
                delivered.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
    }

    /** The feed has so many items from now on; 1 at first. */
    void show(int count) {
        items.set(count);
    }

    /** The bodies of the messages that came. */
    Set<String> delivered() {
        return delivered;
    }

    /** Writes settings for a program that polls the feed and tells the webhook. */
    Path settings(Path folder) throws IOException {
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        Files.createDirectories(folder.resolve("themes"));
        Files.writeString(folder.resolve("themes/ferries.yaml"), """
            id: ferries
            name: Ferries
            version: 1
            severity: low
            topic: true
            match:
              strike: 'NEAR/6(ferry, strike)'
            """);
        Files.writeString(
                folder.resolve("feeds.opml"),
                "<opml version=\"2.0\"><body><outline type=\"rss\" xmlUrl=\"" + address + "/feed\"/></body></opml>");
        return Files.writeString(folder.resolve("tidings.yaml"), """
            data-dir: data
            kafka: {partitions: 2}
            feeds: {interval: 1s, min-interval: 1s}
            http: {listen: '127.0.0.1:0'}
            net: {allow: [127.0.0.0/8]}
            receivers:
              - name: hook
                webhook:
                  url: %s/hook
                  secrets: [whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=]
            grouping: {group-by: [story], group-wait: 0s, group-interval: 0s}
            routes: [{receiver: hook}]
            """.formatted(address));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String feed(int items) {
        return "<rss version='2.0'><channel><title>Site</title><link>http://site.example/</link>"
                + IntStream.rangeClosed(1, items).mapToObj(Site::item).collect(Collectors.joining())
                + "</channel></rss>";
    }

    /** Stories of their own: none is like another. */
    private static String item(int number) {
        var words = new Random(number)
                .ints(40, 0, 26 * 26 * 26)
                .mapToObj(word ->
                        "w" + (char) ('a' + word % 26) + (char) ('a' + word / 26 % 26) + (char) ('a' + word / 676))
                .collect(Collectors.joining(" "));
        return "<item><title>Ferry strike " + words.substring(0, 20) + "</title><link>http://site.example/" + number
                + "</link><description>" + words + "</description><pubDate>"
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().minusSeconds(60).atZone(ZoneOffset.UTC))
                + "</pubDate></item>";
    }
}
