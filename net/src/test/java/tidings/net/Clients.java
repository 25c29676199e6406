package tidings.net;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import okhttp3.Dns;

/** Clients as tests want them. */
final class Clients {

    static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    /** Long enough for any answer that does come. */
    static final Duration PATIENT = Duration.ofSeconds(30);
    /** Short, for answers that never come. */
    static final Duration HASTY = Duration.ofMillis(400);

    private Clients() {}

    /** Settings that allow 127.0.0.1, and nothing else that is not public. */
    static NetSettings local() {
        return NetSettings.of("https://example.org/monitor", "1.0")
                .withAllow(List.of(Cidr.parse("127.0.0.1")))
                .withLimits(Limits.defaults().withDeadline(PATIENT));
    }

    /** Settings for servers that never come to an end. */
    static NetSettings hasty() {
        return local().withLimits(Limits.defaults().withDeadline(HASTY));
    }

    static GuardedClient client(NetSettings settings) {
        return client(settings, name -> List.of(InetAddress.ofLiteral("127.0.0.1")));
    }

    static GuardedClient client(NetSettings settings, Dns dns) {
        return new GuardedClient(settings, InstantSource.fixed(NOW), new SimpleMeterRegistry(), dns);
    }

    static Response response(Outcome outcome) {
        return switch (outcome) {
            case Response response -> response;
            case Failure failure -> throw new AssertionError("a response was expected: " + failure);
        };
    }

    static Failure failure(Outcome outcome) {
        return switch (outcome) {
            case Failure failure -> failure;
            case Response response -> throw new AssertionError("a failure was expected: " + response);
        };
    }
}
