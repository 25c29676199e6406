package tidings.alerts.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Component;
import tidings.events.Feedback;
import tidings.events.Feedback.Verdict;
import tidings.events.Health;
import tidings.net.Listener;

/**
 * Serves the pages behind the links of {@link FeedbackLinks}. Opening one changes nothing, since mail filters and chat
 * programs open every link they see; a click on one of its buttons does. The link is all that is asked for: there is
 * nothing else to see or do here. Serves nothing unless feedback is on.
 *
 * <p>Safe from any thread.
 */
public final class FeedbackPages implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(FeedbackPages.class);
    private static final Pattern PATH = Pattern.compile(".*/feedback/([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)");
    private static final int MOST_BYTES = 1024;

    private final FeedbackSettings settings;
    private final FeedbackLinks links;
    private final FeedbackSink sink;
    private final InstantSource clock;
    private final Listener listener = new Listener();

    /**
     * @param settings where to listen, and the keys
     * @param sink takes the feedback
     * @param clock tells the time
     */
    public FeedbackPages(FeedbackSettings settings, FeedbackSink sink, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings");
        this.links = new FeedbackLinks(settings);
        this.sink = requireNonNull(sink, "sink");
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
                    "feedback cannot listen on " + settings.listen() + " (" + e.getMessage()
                            + "); set feedback.listen to another address",
                    e);
        }
        LOG.info("Feedback is taken on {} for {}", settings.listen(), settings.publicUrl());
    }

    /** The port on which it listens; 0 if it does not. */
    public int port() {
        return listener.port();
    }

    @Override
    public Health check() {
        return listener.isOpen() || !settings.on() ? new Health.Up() : new Health.Waiting("feedback is not started");
    }

    @Override
    public void close() {
        listener.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var ticket = ticket(exchange.getRequestURI().getPath());
            switch (exchange.getRequestMethod()) {
                case "GET", "HEAD" ->
                    answer(
                            exchange,
                            ticket.isPresent() ? 200 : 404,
                            ticket.map(FeedbackHtml::question).orElseGet(FeedbackHtml::unknown));
                case "POST" -> take(exchange, ticket);
                default -> {
                    exchange.getResponseHeaders().set("Allow", "GET, HEAD, POST");
                    answer(exchange, 405, FeedbackHtml.unknown());
                }
            }
        }
    }

    private Optional<Ticket> ticket(@Nullable String path) {
        var match = PATH.matcher(path == null ? "" : path);
        return match.matches() ? links.open(match.group(1), clock.instant()) : Optional.empty();
    }

    private void take(HttpExchange exchange, Optional<Ticket> ticket) throws IOException {
        if (ticket.isEmpty()) {
            answer(exchange, 404, FeedbackHtml.unknown());
            return;
        }
        var verdict = verdict(new String(exchange.getRequestBody().readNBytes(MOST_BYTES), UTF_8));
        if (verdict.isEmpty()) {
            answer(exchange, 400, FeedbackHtml.question(ticket.get()));
        } else if (sink.record(feedback(ticket.get(), verdict.get()))) {
            answer(exchange, 200, FeedbackHtml.thanks(ticket.get(), verdict.get()));
        } else {
            answer(exchange, 503, FeedbackHtml.later(ticket.get()));
        }
    }

    private Feedback feedback(Ticket ticket, Verdict verdict) {
        return Feedback.of(
                ticket.alert(), ticket.version(), ticket.theme(), verdict, ticket.receiver(), null, clock.instant());
    }

    /** A form field {@code verdict}; other fields are left alone. */
    private static Optional<Verdict> verdict(String form) {
        return Arrays.stream(form.split("&"))
                .filter(field -> field.startsWith("verdict="))
                .map(field -> field.substring("verdict=".length()))
                .flatMap(word -> Arrays.stream(Verdict.values())
                        .filter(verdict -> verdict.word().equals(word)))
                .findFirst();
    }

    private static void answer(HttpExchange exchange, int status, String page) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Robots-Tag", "noindex, nofollow");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'");
        var body = page.getBytes(UTF_8);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
