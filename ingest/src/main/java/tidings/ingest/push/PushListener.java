package tidings.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Component;
import tidings.events.Health;
import tidings.ingest.IngestMetrics;
import tidings.ingest.push.HubNotice.Kind;
import tidings.net.Listener;

/**
 * Takes what hubs send: confirms subscriptions that were asked for, and takes announcements that are signed. Every
 * address is a secret of its own; nothing else is served. Serves nothing unless a public address is set.
 *
 * <p>Safe from any thread.
 */
public final class PushListener implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(PushListener.class);
    private static final Pattern PATH = Pattern.compile(".*/websub/([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)");
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int AT_ONCE = 32;
    private static final Duration LONGEST_LEASE = Duration.ofDays(30);

    private final PushSettings settings;
    private final NoticeSink sink;
    private final IngestMetrics metrics;
    private final InstantSource clock;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Listener listener = new Listener();

    /**
     * @param settings where to listen, and the keys
     * @param sink takes what is told
     * @param metrics counts it
     * @param clock tells the time
     */
    public PushListener(PushSettings settings, NoticeSink sink, IngestMetrics metrics, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings");
        this.sink = requireNonNull(sink, "sink");
        this.metrics = requireNonNull(metrics, "metrics");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Begins to listen.
     *
     * @throws IllegalStateException if it cannot; names the address
     */
    @Override
    public void start() {
        if (!settings.on()) {
            return;
        }
        try {
            listener.open(settings.address(), this::handle);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "hubs cannot be listened to on " + settings.listen() + " (" + e.getMessage()
                            + "); set websub.listen to another address",
                    e);
        }
        LOG.info("Hubs are listened to on {} for {}", settings.listen(), settings.publicUrl());
    }

    /** The port on which it listens; 0 if it does not. */
    public int port() {
        return listener.port();
    }

    @Override
    public Health check() {
        return listener.isOpen() || !settings.on() ? new Health.Up() : new Health.Waiting("websub is not started");
    }

    @Override
    public void close() {
        listener.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!room.tryAcquire()) {
                answer(exchange, 503, "");
                return;
            }
            try {
                dispatch(exchange);
            } finally {
                room.release();
            }
        }
    }

    private void dispatch(HttpExchange exchange) throws IOException {
        var callback = callback(exchange.getRequestURI().getPath());
        if (callback.isEmpty()) {
            metrics.pushed("refused");
            answer(exchange, 404, "");
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "GET" ->
                told(exchange, callback.get(), form(exchange.getRequestURI().getRawQuery()));
            case "POST" -> announced(exchange, callback.get());
            default -> {
                exchange.getResponseHeaders().set("Allow", "GET, POST");
                answer(exchange, 405, "");
            }
        }
    }

    private Optional<Callback> callback(@Nullable String path) {
        var match = PATH.matcher(path == null ? "" : path);
        return match.matches() ? Callback.open(match.group(1), settings.secrets()) : Optional.empty();
    }

    /** The hub asks whether a subscription was meant, or says that there is none. We never ask for one to end. */
    private void told(HttpExchange exchange, Callback callback, Map<String, String> query) throws IOException {
        var mode = query.getOrDefault("hub.mode", "");
        var challenge = query.getOrDefault("hub.challenge", "");
        var now = clock.instant();
        if (mode.equals("denied") && callback.topic().equals(query.get("hub.topic"))) {
            metrics.pushed("denied");
            LOG.info("A hub denies the subscription of {}: {}", callback.feed(), query.get("hub.reason"));
            answer(exchange, record(new HubNotice(callback.feed(), Kind.DENIED, now, null)) ? 200 : 503, "");
            return;
        }
        var lease = lease(query.get("hub.lease_seconds"));
        var meant = mode.equals("subscribe") && callback.topic().equals(query.get("hub.topic"));
        if (!meant || challenge.isEmpty() || lease == null) {
            metrics.pushed("refused");
            answer(exchange, 404, "");
            return;
        }
        var taken = record(new HubNotice(callback.feed(), Kind.SUBSCRIBED, now, now.plus(lease)));
        metrics.pushed("subscribed");
        answer(exchange, taken ? 200 : 503, taken ? challenge : "");
    }

    /** An announcement that is not signed as agreed is not answered otherwise, so that nobody learns by trying. */
    private void announced(HttpExchange exchange, Callback callback) throws IOException {
        var body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            metrics.pushed("refused");
            answer(exchange, 413, "");
            return;
        }
        if (!callback.signed(body, exchange.getRequestHeaders().getFirst("X-Hub-Signature"))) {
            metrics.pushed("unsigned");
            answer(exchange, 202, "");
            return;
        }
        metrics.pushed("announced");
        var taken = record(new HubNotice(callback.feed(), Kind.PUSHED, clock.instant(), null));
        answer(exchange, taken ? 202 : 503, "");
    }

    private boolean record(HubNotice notice) {
        return sink.record(notice);
    }

    private static @Nullable Duration lease(@Nullable String seconds) {
        if (seconds == null || !seconds.matches("[0-9]{1,9}") || Long.parseLong(seconds) == 0) {
            return null;
        }
        var lease = Duration.ofSeconds(Long.parseLong(seconds));
        return lease.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : lease;
    }

    private static Map<String, String> form(@Nullable String query) {
        Map<String, String> form = new HashMap<>();
        for (var field : query == null ? new String[0] : query.split("&")) {
            var parts = field.split("=", 2);
            try {
                form.putIfAbsent(
                        URLDecoder.decode(parts[0], UTF_8), parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
            } catch (IllegalArgumentException e) {
                LOG.debug("A field that cannot be decoded is left out");
            }
        }
        return form;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/plain; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'");
        var body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
