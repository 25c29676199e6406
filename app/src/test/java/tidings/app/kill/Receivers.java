package tidings.app.kill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Two webhooks that take their time, as receivers do, and remember what came in which run of the program. A message
 * counts as come when it is read, whether or not the program lived to see the answer.
 */
final class Receivers implements AutoCloseable {
    private static final int MOST_MILLIS = 60;

    private final HttpServer server;
    private final List<Message> messages = new ArrayList<>();
    private int run;
    private int calls;
    private int answers;

    Receivers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    /** Where a receiver is for the present run; by it a message that was under way at a kill is known. */
    synchronized String url(String receiver) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + receiver + "?" + run;
    }

    /** The next run of the program begins, the first is 1. */
    synchronized void next() {
        run++;
        calls = 0;
        answers = 0;
    }

    /** Waits until so many calls of this run came, or were answered; false if they do not in time. */
    synchronized boolean await(int count, boolean answered, Duration atMost) throws InterruptedException {
        var end = System.nanoTime() + atMost.toNanos();
        while ((answered ? answers : calls) < count) {
            var left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** The ids of all that came. */
    synchronized Set<String> ids() {
        return byId().keySet();
    }

    /** The ids of what came again with another body. */
    synchronized List<String> changed() {
        return byId().entrySet().stream()
                .filter(each ->
                        each.getValue().stream().map(Message::body).distinct().count() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many messages came more often than once, counted each time. */
    synchronized int repeats() {
        return messages.size() - byId().size();
    }

    /** By receiver, how many messages came in a run and later again. */
    synchronized Map<String, Long> repeatedOf(int given) {
        var last = new HashMap<String, Integer>();
        for (var i = 0; i < messages.size(); i++) {
            last.put(messages.get(i).id, i);
        }
        var repeated = new ArrayList<Message>();
        for (var i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            if (message.run == given && last.getOrDefault(message.id, i) > i) {
                repeated.add(message);
            }
        }
        return repeated.stream().collect(groupingBy(Message::receiver, counting()));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Map<String, List<Message>> byId() {
        return messages.stream().collect(groupingBy(Message::id));
    }

    private void take(HttpExchange exchange) throws IOException {
        var id = exchange.getRequestHeaders().getFirst("webhook-id");
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var address = exchange.getRequestURI();
        var of = Integer.parseInt(address.getQuery());
        called(new Message(address.getPath(), id, body, of));
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(MOST_MILLIS)));
        exchange.sendResponseHeaders(200, 2);
        try (var out = exchange.getResponseBody()) {
            out.write("ok".getBytes(UTF_8));
        }
        answered(of);
    }

    private synchronized void called(Message message) {
        messages.add(message);
        calls += message.run == run ? 1 : 0;
        notifyAll();
    }

    private synchronized void answered(int of) {
        answers += of == run ? 1 : 0;
        notifyAll();
    }

    private record Message(String receiver, String id, String body, int run) {}
}
