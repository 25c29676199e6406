package tidings.net;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** The meters of this module. */
final class NetMetrics {

    private final MeterRegistry registry;

    NetMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts one exchange, whichever way it ended. */
    void count(Outcome outcome, Duration took) {
        Timer.builder("tidings.net.exchanges")
                .description("HTTP exchanges by how they ended, and how long they took")
                .tag("outcome", label(outcome))
                .register(registry)
                .record(took);
        if (outcome instanceof Response response) {
            DistributionSummary.builder("tidings.net.body")
                    .description("Size of response bodies after decompression")
                    .baseUnit("bytes")
                    .register(registry)
                    .record(response.body().length);
        }
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case Failure failure -> failure.reason().label();
            case Response response -> Math.min(response.status() / 100, 6) + "xx";
        };
    }
}
