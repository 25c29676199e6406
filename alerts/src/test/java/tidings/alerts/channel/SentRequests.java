package tidings.alerts.channel;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tidings.net.Client;
import tidings.net.Outcome;
import tidings.net.Request;
import tidings.net.Response;

/** A client that keeps what it is given and answers as it is told. */
final class SentRequests implements Client {
    final List<Request> requests = new ArrayList<>();
    Outcome answer = response(200, Map.of(), "ok");

    static Response response(int status, Map<String, List<String>> headers, String body) {
        return new Response(
                status,
                headers,
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                URI.create("https://hooks.example/x"),
                List.of(),
                Instant.EPOCH,
                Duration.ZERO,
                false);
    }

    @Override
    public Outcome send(Request request) {
        requests.add(request);
        return answer;
    }
}
