package tidings.app.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tidings.net.Client;
import tidings.net.Outcome;
import tidings.net.Request;
import tidings.net.Response;

/** Serves feeds of any address, without a network: each time one is asked for, it has one more item. For any thread. */
final class Newsstand {
    private static final int SHOWN = 10;

    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final Map<String, Integer> ofInstances = new ConcurrentHashMap<>();

    /** The client of one instance. */
    Client client(String instance) {
        return request -> {
            ofInstances.merge(instance, 1, Integer::sum);
            return answer(request, requests.merge(request.url().toString(), 1, Integer::sum));
        };
    }

    /** How often a feed was asked for. */
    int requests(String url) {
        return requests.getOrDefault(url, 0);
    }

    /** How often an instance asked for any feed. */
    int requestsOf(String instance) {
        return ofInstances.getOrDefault(instance, 0);
    }

    private static Outcome answer(Request request, int version) {
        var rss = new StringBuilder("<rss version='2.0'><channel><title>Stand</title>");
        for (var item = version; item > Math.max(0, version - SHOWN); item--) {
            rss.append("<item><title>Item " + item + "</title><link>" + request.url() + "/" + item + "</link></item>");
        }
        var body = rss.append("</channel></rss>").toString().getBytes(UTF_8);
        return new Response(200, Map.of(), body, request.url(), List.of(), Instant.EPOCH, Duration.ZERO, false);
    }
}
