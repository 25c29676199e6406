package tidings.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tidings.app.demo.Outlet.Behaviour;
import tidings.app.demo.Outlet.Channel;
import tidings.events.Ids;

/**
 * A small world of invented news feeds on loopback. Its time begins with the first request for a feed: articles are
 * dated from then, appear and are corrected as their data says.
 *
 * <p>Safe from any thread.
 */
public final class SampleNewsroom implements AutoCloseable {
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;

    private final NewsroomData data = NewsroomData.load();
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable Instant> start = new AtomicReference<>();
    private final Map<String, Visits> visits = new ConcurrentHashMap<>();
    private final String base;

    /**
     * Opens it on a free port.
     *
     * @param clock tells the time
     */
    public SampleNewsroom(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock");
        try {
            server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        base = "http://127.0.0.1:" + server.getAddress().getPort();
        for (var outlet : data.outlets()) {
            for (var channel : outlet.feeds()) {
                server.createContext("/feeds/" + channel.slug(), exchange -> serve(exchange, outlet, channel));
            }
        }
        server.setExecutor(threads);
        server.start();
    }

    /** Addresses of its feeds, with what the list of feeds says about each: an OPML document. */
    public String opml() {
        var xml = new Markup()
                .raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .raw("<opml version=\"2.0\" xmlns:tidings=\"urn:tidings:opml\"><body>");
        for (var outlet : data.outlets()) {
            for (var channel : outlet.feeds()) {
                xml.raw("<outline type=\"rss\"" + attribute("text", channel.title())
                        + attribute("xmlUrl", base + "/feeds/" + channel.slug())
                        + attribute("category", String.join(",", outlet.tags()))
                        + attribute("tidings:publisher", outlet.title())
                        + attribute("language", outlet.language())
                        + attribute("tidings:country", outlet.country()) + "/>");
            }
        }
        return xml.raw("</body></opml>").toString();
    }

    /** How many feeds it has. */
    public int feeds() {
        return data.outlets().stream().mapToInt(outlet -> outlet.feeds().size()).sum();
    }

    /** How many different articles it publishes in all. */
    public int articles() {
        return data.articles().size();
    }

    /** True once every feed was asked for twice or more, the last time after everything that happens had happened. */
    public boolean wasReadThrough() {
        var latest = latest();
        return data.outlets().stream()
                .flatMap(outlet -> outlet.feeds().stream())
                .allMatch(channel -> {
                    var visits = this.visits.get(channel.slug());
                    return visits != null && visits.count() > 1 && visits.last().compareTo(latest) > 0;
                });
    }

    /** How many articles must raise an alert, for each theme that any must. */
    public SequencedMap<String, Integer> expected() {
        var counts = new LinkedHashMap<String, Integer>();
        for (var article : data.articles()) {
            if (!article.history()) {
                article.expect().forEach(theme -> counts.merge(theme, 1, Integer::sum));
            }
        }
        return counts;
    }

    /** Which themes must raise an alert for an article, by its address; empty for one that must raise none. */
    public Map<String, List<String>> expectedByUrl() {
        var expected = new HashMap<String, List<String>>();
        for (var article : data.articles()) {
            expected.put(
                    base + "/" + article.outlet() + "/" + article.slug(),
                    article.history() ? List.of() : article.expect());
        }
        return expected;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** When the last article appears or is corrected, counted from the start. */
    private Duration latest() {
        return data.articles().stream()
                .flatMap(article -> Stream.concat(
                        Stream.of(article.appears()),
                        article.versions().stream().map(SampleArticle.Version::after)))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Duration open() {
        var since = start.get();
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    private void serve(HttpExchange exchange, Outlet outlet, Channel channel) throws IOException {
        try (exchange) {
            start.compareAndSet(null, clock.instant());
            if (channel.behaviour() == Behaviour.SLOW) {
                Thread.sleep(channel.delay());
            }
            if (channel.behaviour() == Behaviour.ERROR) {
                answer(exchange, channel.status(), "out of order\n".getBytes(UTF_8));
            } else if (!exchange.getRequestURI().getPath().equals("/feeds/" + channel.slug())) {
                answer(exchange, NOT_FOUND, new byte[0]);
            } else {
                document(exchange, outlet, channel);
            }
            visits.merge(channel.slug(), new Visits(1, open()), Visits::then);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing: the reader sees the connection end
        }
    }

    private void document(HttpExchange exchange, Outlet outlet, Channel channel) throws IOException {
        var since = java.util.Objects.requireNonNull(start.get(), "start");
        var writer = new FeedWriter(outlet, channel, base);
        var text = writer.write(data.entries(outlet, channel, base, since, open()));
        var headers = exchange.getResponseHeaders();
        headers.set(
                "Content-Type",
                writer.mediaType() + "; charset=" + channel.charset().name());
        if (channel.etag()) {
            var etag = "\"" + Ids.text(text) + "\"";
            headers.set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(NOT_MODIFIED, -1);
                return;
            }
        }
        var bytes = encode(text, channel.charset());
        if (channel.gzip()) {
            headers.set("Content-Encoding", "gzip");
            bytes = gzip(bytes);
        }
        answer(exchange, 200, bytes);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** In the charset; what it lacks becomes a numeric character reference. */
    private static byte[] encode(String text, Charset charset) throws CharacterCodingException {
        var encoder = charset.newEncoder();
        var fitting = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            var character = Character.toString(point);
            fitting.append(encoder.canEncode(character) ? character : "&#" + point + ";");
        });
        ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(fitting));
        var array = new byte[bytes.remaining()];
        bytes.get(array);
        return array;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + Markup.escape(value) + "\"";
    }

    /** How often a feed was asked for, and how long the newsroom had been open at the last time. */
    private record Visits(int count, Duration last) {
        Visits then(Visits next) {
            return new Visits(count + next.count, next.last);
        }
    }
}
