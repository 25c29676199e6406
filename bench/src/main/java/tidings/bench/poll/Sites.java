package tidings.bench.poll;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/**
 * Serves the feeds of a plan, one listening socket for each host. Run in a process of its own: prints its port, then its
 * {@link Counts} for each line that it reads.
 */
final class Sites {
    private final Plan plan;
    private final Instant start = Instant.now();
    private final Map<Trick, byte[]> bodies = new EnumMap<>(Trick.class);
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong notModified = new AtomicLong();
    private final AtomicLong sentAgain = new AtomicLong();
    private final AtomicInteger mostConnections = new AtomicInteger();
    private final Map<Integer, Long> lastSent = new java.util.concurrent.ConcurrentHashMap<>();
    private int port;

    private Sites(Plan plan) {
        this.plan = plan;
    }

    /**
     * What was served.
     *
     * @param requests for feeds that work
     * @param notModified how many of them were answered with 304
     * @param sentAgain how many of them got a body that had been sent before
     * @param mostConnections the most connections that one host had at once
     */
    record Counts(long requests, long notModified, long sentAgain, int mostConnections) {
        /** Reads a line that {@link Sites} printed. */
        static Counts of(String line) {
            var parts = line.split(" ");
            return new Counts(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Integer.parseInt(parts[3]));
        }
    }

    /**
     * Serves until its standard input ends.
     *
     * @param args a plan
     */
    public static void main(String[] args) throws IOException {
        var sites = new Sites(Plan.of(args));
        sites.open();
        System.out.println(sites.port);
        try (var in = new BufferedReader(new InputStreamReader(System.in, ISO_8859_1))) {
            while (in.readLine() != null) {
                System.out.println(
                        sites.requests + " " + sites.notModified + " " + sites.sentAgain + " " + sites.mostConnections);
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private void open() throws IOException {
        for (var trick : plan.hostile() == 0 ? new Trick[0] : Trick.values()) {
            bodies.put(trick, trick.body());
        }
        for (var host = 0; host < plan.hosts(); host++) {
            var connections = new AtomicInteger();
            listen(Plan.host(host), socket -> serve(socket, connections));
        }
        for (var number = 0; number < plan.hostile(); number++) {
            var trick = Trick.of(number);
            listen(Plan.hostileHost(number), socket -> trick(socket, trick));
        }
    }

    private void listen(String address, Handler handler) throws IOException {
        @SuppressWarnings("resource") // until the process ends
        var listener = new ServerSocket();
        listener.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port), 200);
        port = listener.getLocalPort();
        Thread.ofVirtual().start(() -> {
            while (true) {
                try {
                    var socket = listener.accept();
                    Thread.ofVirtual().start(() -> handle(handler, socket));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private static void handle(Handler handler, Socket socket) {
        try (socket) {
            handler.handle(socket);
        } catch (IOException e) {
            // the other side hung up, as it may
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void trick(Socket socket, Trick trick) throws IOException, InterruptedException {
        if (trick != Trick.HANGING_TLS) {
            head(new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)));
        }
        trick.serve(socket.getOutputStream(), bodies.getOrDefault(trick, new byte[0]));
    }

    private void serve(Socket socket, AtomicInteger connections) throws IOException {
        mostConnections.accumulateAndGet(connections.incrementAndGet(), Math::max);
        try {
            socket.setTcpNoDelay(true);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            for (var request = head(in); !request.isEmpty(); request = head(in)) {
                answer(request, socket);
            }
        } finally {
            connections.decrementAndGet();
        }
    }

    private void answer(Map<String, String> request, Socket socket) throws IOException {
        requests.incrementAndGet();
        var path = request.getOrDefault("", "GET / HTTP/1.1").split(" ")[1];
        var number = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        var feed = new SyntheticFeed(number, start, plan.every());
        var version = feed.version(Instant.now());
        var tag = "\"" + version + "\"";
        var out = socket.getOutputStream();
        if (plan.validators() && tag.equals(request.get("if-none-match"))) {
            notModified.incrementAndGet();
            out.write(("HTTP/1.1 304 Not Modified\r\nETag: " + tag + "\r\n\r\n").getBytes(ISO_8859_1));
            return;
        }
        var before = lastSent.put(number, version);
        if (before != null && before == version) {
            sentAgain.incrementAndGet();
        }
        send(out, gzip(feed.document(version, socket.getLocalAddress().getHostAddress())), tag);
    }

    private void send(OutputStream out, byte[] body, String tag) throws IOException {
        var all = new ByteArrayOutputStream();
        all.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: application/atom+xml\r\nContent-Encoding: gzip\r\n"
                        + (plan.validators() ? "ETag: " + tag + "\r\n" : "") + "Content-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(ISO_8859_1));
        all.writeBytes(body);
        all.writeTo(out);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    /** The request's line under the empty name, and its headers; nothing at the connection's end. */
    private static Map<String, String> head(BufferedReader in) throws IOException {
        Map<String, String> head = new HashMap<>();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            var colon = head.isEmpty() ? -1 : line.indexOf(':');
            head.put(
                    colon < 0 ? "" : line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    colon < 0 ? line : line.substring(colon + 1).strip());
        }
        return head;
    }

    /** Serves one connection. */
    private interface Handler {
        void handle(Socket socket) throws IOException, InterruptedException;
    }
}
