package tidings.app.console;

import static java.util.Objects.requireNonNull;

import io.avaje.jex.Jex;
import io.avaje.jex.http.Context;
import io.avaje.jex.http.HttpFilter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.alerts.channel.FeedDocument;
import tidings.app.ledger.LedgerDesk;
import tidings.app.problem.Problem;
import tidings.events.Component;
import tidings.events.Health;
import tidings.events.topic.Json;

/**
 * Serves metrics, health, the feeds of receivers and the ledger over HTTP. Live means that nothing is down for good; ready means that every part does its
 * work. Health answers anybody; the rest asks for the token, if there is one.
 *
 * <p>Safe from any thread.
 */
public final class Console implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final int UNAVAILABLE = 503;

    private final InetSocketAddress address;
    private final Gate gate;
    private final PrometheusMeterRegistry meters;
    private final Supplier<SequencedMap<String, Health>> parts;
    private final LedgerPages ledger = new LedgerPages();
    private volatile Jex.@Nullable Server server;
    private volatile @Nullable OutgoingFeeds feeds;

    /**
     * @param address where to listen; port 0 for any free one
     * @param token what clients must show; absent for nothing, on loopback only
     * @param meters what {@code /metrics} shows
     * @param parts tells how each part of the program does
     */
    public Console(
            InetSocketAddress address,
            @Nullable String token,
            PrometheusMeterRegistry meters,
            Supplier<SequencedMap<String, Health>> parts) {
        this.address = requireNonNull(address, "address");
        this.gate = new Gate(token);
        this.meters = requireNonNull(meters, "meters");
        this.parts = requireNonNull(parts, "parts");
    }

    @Override
    public void start() {
        try {
            server = Jex.create()
                    .config(config -> config.host(address.getAddress().getHostAddress())
                            .port(address.getPort())
                            .health(false))
                    .routing(routing -> routing.filter(this::guard)
                            .get("/metrics", this::metrics)
                            .get("/feeds/{file}", this::feed)
                            .get("/ledger", ledger::answer)
                            .get(LedgerDesk.SHELVES + "{store}", ledger::shelf)
                            .get("/health/live", this::live)
                            .get("/health/ready", this::ready))
                    .start();
        } catch (RuntimeException e) {
            throw cannotListen(e);
        }
        LOG.info("Metrics and health are on {}", url());
    }

    /** Its address, such as {@code http://127.0.0.1:8320}. Known once started. */
    public String url() {
        var host = address.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    /** The port on which it listens. Known once started. */
    public int port() {
        var running = server;
        return running == null ? address.getPort() : running.port();
    }

    /** Serves these feeds from now on, at {@code /feeds/<receiver>.atom} and {@code /feeds/<receiver>.json}. */
    public void publish(OutgoingFeeds outgoing) {
        feeds = requireNonNull(outgoing, "outgoing");
    }

    /**
     * Answers from now on what became of addresses, at {@code /ledger?url=}; and other instances, what this one keeps, at
     * {@link LedgerDesk#SHELVES}.
     */
    public void publish(LedgerDesk desk) {
        ledger.publish(desk);
    }

    @Override
    public Health check() {
        return server == null ? new Health.Waiting("the console is not started") : new Health.Up();
    }

    @Override
    public void close() {
        var running = server;
        server = null;
        if (running != null) {
            running.shutdown();
        }
    }

    private void guard(Context context, HttpFilter.FilterChain chain) {
        context.header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store");
        switch (gate.judge(context.path(), context.header("Host"), context.header("Authorization"))) {
            case PASS -> chain.proceed();
            case NO_TOKEN -> {
                context.header("WWW-Authenticate", "Bearer");
                context.status(401).text("a token is needed: Authorization: Bearer …\n");
            }
            case WRONG_HOST -> context.status(421).text("ask for it as 127.0.0.1 or localhost\n");
        }
    }

    private void metrics(Context context) {
        context.contentType(PROMETHEUS).write(meters.scrape());
    }

    private void feed(Context context) {
        var outgoing = feeds;
        var file = context.pathParam("file");
        var dot = file.lastIndexOf('.');
        var receiver = dot < 0 ? file : file.substring(0, dot);
        if (outgoing == null) {
            context.status(UNAVAILABLE).text("feeds are not ready yet, or this instance does not deliver\n");
        } else if (file.endsWith(".atom") && outgoing.has(receiver)) {
            context.contentType(FeedDocument.ATOM)
                    .write(FeedDocument.atom(receiver, url() + "/feeds/" + file, outgoing.of(receiver)));
        } else if (file.endsWith(".json") && outgoing.has(receiver)) {
            context.contentType(FeedDocument.JSON)
                    .write(FeedDocument.json(receiver, url() + "/feeds/" + file, outgoing.of(receiver)));
        } else {
            context.status(404).text("there is no such feed: /feeds/<receiver>.atom or .json\n");
        }
    }

    private void live(Context context) {
        var now = parts.get();
        var down = now.values().stream().anyMatch(Health.Down.class::isInstance);
        answer(context, !down, now);
    }

    private void ready(Context context) {
        var now = parts.get();
        answer(context, now.values().stream().allMatch(Health.Up.class::isInstance), now);
    }

    private static void answer(Context context, boolean well, Map<String, Health> parts) {
        var states = new LinkedHashMap<String, State>();
        parts.forEach((name, health) -> states.put(name, State.of(health)));
        context.status(well ? 200 : UNAVAILABLE)
                .contentType("application/json")
                .write(Json.bytes(new Answer(well ? "up" : "not up", states)));
    }

    private Problem cannotListen(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return new Problem(
                        "The console cannot listen on " + address.getAddress().getHostAddress() + ":"
                                + address.getPort() + " (" + cause.getMessage()
                                + "): stop what uses the port, or set http.listen to another one, or to 127.0.0.1:0"
                                + " for any",
                        e);
            }
        }
        return new Problem("The console cannot start: " + e, e);
    }

    /** What health says of the whole. */
    private record Answer(String status, Map<String, State> components) {}

    /** What health says of a part. */
    private record State(String state, @Nullable String reason) {
        static State of(Health health) {
            return switch (health) {
                case Health.Up up -> new State("up", null);
                case Health.Waiting waiting -> new State("waiting", waiting.reason());
                case Health.Down down -> new State("down", down.reason());
            };
        }
    }
}
