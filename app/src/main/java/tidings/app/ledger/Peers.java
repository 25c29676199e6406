package tidings.app.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.app.Version;
import tidings.events.topic.Json;
import tidings.events.topic.PoisonException;
import tidings.net.Cidr;
import tidings.net.Client;
import tidings.net.Failure;
import tidings.net.GuardedClient;
import tidings.net.Limits;
import tidings.net.NetSettings;
import tidings.net.Request;
import tidings.net.Response;

/**
 * Asks the consoles of instances, showing the token that all of them share. Any address may be asked, since instances
 * live in private networks: the caller names none that came from outside.
 *
 * <p>Safe from any thread. An answer takes three seconds at most.
 */
public final class Peers implements AutoCloseable {
    private static final List<Cidr> ANYWHERE = List.of(Cidr.parse("0.0.0.0/0"), Cidr.parse("::/0"));
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int PER_HOST = 16;
    private static final int NOT_FOUND = 404;

    private final GuardedClient opened;
    private final Client client;
    private final @Nullable String token;

    /**
     * @param token what the instances ask for; null for nothing
     * @param clock tells the time
     */
    public Peers(@Nullable String token, InstantSource clock) {
        this.token = token;
        var settings = NetSettings.of("", Version.current())
                .withAllow(ANYWHERE)
                .withPerHost(PER_HOST)
                .withLimits(Limits.defaults().withDeadline(PATIENCE).withRedirects(0));
        this.opened = new GuardedClient(settings, clock, new SimpleMeterRegistry());
        this.client = opened;
    }

    /** What an instance could not say. */
    public static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswer(String message) {
            super(requireNonNull(message, "message"));
        }
    }

    /**
     * Asks one instance.
     *
     * @param console its address, {@code http://host:port}
     * @param path what to ask, with parameters
     * @param type of the answer
     * @return null if it says that there is nothing
     * @throws NoAnswer if it does not answer; the message says why
     */
    public <T> @Nullable T ask(String console, String path, Class<T> type) throws NoAnswer {
        var request = Request.get(URI.create(console + path));
        return switch (client.send(token == null ? request : request.with("Authorization", "Bearer " + token))) {
            case Failure failure -> throw new NoAnswer(console + " does not answer: " + failure.message());
            case Response response when response.status() == NOT_FOUND -> null;
            case Response response when response.successful() -> read(console, response, type);
            case Response response ->
                throw new NoAnswer(
                        console + " answers " + response.status() + ": " + new String(response.body(), UTF_8).strip());
        };
    }

    /** A value as part of a path's parameters. */
    public static String parameter(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    @Override
    public void close() {
        opened.close();
    }

    private static <T> T read(String console, Response response, Class<T> type) throws NoAnswer {
        try {
            return Json.read(response.body(), type);
        } catch (PoisonException e) {
            throw new NoAnswer(console + " answers what cannot be read: " + e.getMessage());
        }
    }
}
