package tidings.app.console;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import tidings.events.Health;
import tidings.events.topic.KafkaClients;

/** The meters of the program as a whole: the Java machine, Kafka's clients, the health of each part. */
public final class ConsoleMetrics implements KafkaClients.Listener, AutoCloseable {
    private static final int MOST_CLIENTS = 64;

    private final MeterRegistry meters;
    private final ScheduledExecutorService refresh = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tidings-kafka-meters").factory());
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Queue<KafkaClientMetrics> open = new ConcurrentLinkedQueue<>();

    /**
     * @param meters where they are registered
     */
    public ConsoleMetrics(MeterRegistry meters) {
        this.meters = requireNonNull(meters, "meters");
        new ClassLoaderMetrics().bindTo(meters);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new FileDescriptorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        collections.bindTo(meters);
    }

    /** Shows a part's health: 1 up, 0 waiting, -1 down. */
    public void part(String name, Supplier<Health> health) {
        Gauge.builder("tidings.app.component", () -> switch (health.get()) {
                    case Health.Up up -> 1;
                    case Health.Waiting waiting -> 0;
                    case Health.Down down -> -1;
                })
                .description("Health of a part of the program: 1 up, 0 waiting, -1 down")
                .tag("component", name)
                .register(meters);
    }

    @Override
    public void opened(Consumer<?, ?> consumer) {
        bind(new KafkaClientMetrics(consumer, List.of(), refresh));
    }

    @Override
    public void opened(Producer<?, ?> producer) {
        bind(new KafkaClientMetrics(producer, List.of(), refresh));
    }

    @Override
    public void close() {
        collections.close();
        for (var each = open.poll(); each != null; each = open.poll()) {
            each.close();
        }
        refresh.shutdownNow();
    }

    /** Clients come and go while Kafka is in trouble; only the newest are measured. */
    private synchronized void bind(KafkaClientMetrics metrics) {
        metrics.bindTo(meters);
        open.add(metrics);
        var oldest = open.size() > MOST_CLIENTS ? open.poll() : null;
        if (oldest != null) {
            oldest.close();
        }
    }
}
