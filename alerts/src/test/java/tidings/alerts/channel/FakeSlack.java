package tidings.alerts.channel;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tidings.alerts.channel.FakeServer.Answer;
import tools.jackson.databind.JsonNode;

/** Slack as it is documented: one message a second, its limits of blocks, incoming webhooks and two methods. */
public final class FakeSlack implements AutoCloseable {
    static final String TOKEN = "xoxb-1-right";
    static final String CHANNEL = "C024BE91L";

    public final List<Instant> times = new ArrayList<>();
    public final List<JsonNode> accepted = new ArrayList<>();
    final Map<String, JsonNode> messages = new LinkedHashMap<>();
    final Map<String, List<JsonNode>> threads = new LinkedHashMap<>();
    private final InstantSource clock;
    private final FakeServer server = new FakeServer(this::answer);
    private Instant free = Instant.MIN;
    private int posts;

    public FakeSlack(InstantSource clock) {
        this.clock = clock;
    }

    /** An incoming webhook of it. */
    public SlackChannel webhook() {
        return new SlackChannel(new SlackSettings(server.url("/services/T1/B1/x")), server.client());
    }

    SlackAppChannel app(String token) {
        var usual = new SlackAppSettings(new Secret(token), CHANNEL);
        return new SlackAppChannel(
                new SlackAppSettings(usual.token(), CHANNEL, server.url("/api"), usual.interval(), usual.timeout()),
                server.client());
    }

    /** How often it answered with this status. */
    public long answered(int status) {
        return server.answers.stream().filter(each -> each == status).count();
    }

    void forget() {
        messages.clear();
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized Answer answer(HttpExchange exchange, byte[] body) {
        var now = clock.instant();
        if (now.isBefore(free)) {
            return Answer.busy(Long.toString(Duration.between(now, free).toSeconds() + 1));
        }
        var json = FakeServer.json(body);
        var problem = problem(json);
        var path = exchange.getRequestURI().getPath();
        if (path.startsWith("/services/")) {
            return problem.isEmpty() ? taken(now, json, Answer.of(200, "ok")) : Answer.of(400, problem);
        }
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return refused("invalid_auth");
        }
        if (!problem.isEmpty()) {
            return refused(problem);
        }
        return path.endsWith("/chat.update") ? update(now, json) : post(now, json);
    }

    private Answer update(Instant now, JsonNode json) {
        var ts = json.path("ts").asString();
        if (!messages.containsKey(ts) || !json.path("channel").asString().equals(CHANNEL)) {
            return refused("message_not_found");
        }
        messages.put(ts, json);
        return taken(now, json, done(ts));
    }

    private Answer post(Instant now, JsonNode json) {
        var ts = "1700000000.%06d".formatted(++posts);
        var thread = json.path("thread_ts").asString("");
        if (thread.isEmpty()) {
            messages.put(ts, json);
        } else {
            threads.computeIfAbsent(thread, name -> new ArrayList<>()).add(json);
        }
        return taken(now, json, done(ts));
    }

    private Answer taken(Instant now, JsonNode json, Answer answer) {
        free = now.plusSeconds(1);
        times.add(now);
        accepted.add(json);
        return answer;
    }

    private static Answer done(String ts) {
        return Answer.of(200, "{\"ok\":true,\"channel\":\"" + CHANNEL + "\",\"ts\":\"" + ts + "\"}");
    }

    private static Answer refused(String word) {
        return Answer.of(200, "{\"ok\":false,\"error\":\"" + word + "\"}");
    }

    private static String problem(JsonNode json) {
        var blocks = json.path("blocks");
        if (blocks.size() > 50 || json.path("text").asString("").isEmpty()) {
            return "invalid_blocks";
        }
        var total = 0;
        for (var block : blocks) {
            var text =
                    block.at("/text/text").asString(block.at("/elements/0/text").asString(""));
            total += text.length();
            if (text.length() > (block.path("type").asString().equals("header") ? 150 : 3_000)) {
                return "invalid_blocks";
            }
        }
        return total > 40_000 ? "msg_too_long" : "";
    }
}
