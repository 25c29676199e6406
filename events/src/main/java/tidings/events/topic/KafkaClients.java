package tidings.events.topic;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Makes every Kafka client of the program, with the settings that all share. Keys are text, values are bytes.
 *
 * <p>Safe from any thread. Who asks for a client closes it.
 */
public final class KafkaClients {
    private final Map<String, Object> common;
    private final Listener listener;

    /**
     * @param common settings for all clients: {@code bootstrap.servers}, security
     * @param listener told of each client, so that it can be measured
     */
    public KafkaClients(Map<String, Object> common, Listener listener) {
        this.common = Map.copyOf(common);
        this.listener = requireNonNull(listener, "listener");
        if (!common.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("bootstrap.servers is missing");
        }
    }

    /** The settings that all clients share. */
    public Map<String, Object> common() {
        return common;
    }

    /** A consumer that sees committed records only, begins at the start and commits nothing by itself. */
    public Consumer<String, byte[]> consumer(Map<String, ?> settings) {
        var all = new HashMap<String, Object>(Map.of(
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "allow.auto.create.topics", "false"));
        var consumer = new KafkaConsumer<>(merge(all, settings), new StringDeserializer(), new ByteArrayDeserializer());
        listener.opened(consumer);
        return consumer;
    }

    /** An idempotent producer that compresses with zstd and chooses partitions by {@link KeyPartitioner}. */
    public Producer<String, byte[]> producer(Map<String, ?> settings) {
        var all = new HashMap<String, Object>(Map.of(
                "acks", "all",
                "enable.idempotence", "true",
                "compression.type", "zstd",
                // With more, a broker under load was seen to take a later batch of a new topic first.
                "max.in.flight.requests.per.connection", "1",
                "partitioner.class", KeyPartitioner.class.getName()));
        var producer = new KafkaProducer<>(merge(all, settings), new StringSerializer(), new ByteArraySerializer());
        listener.opened(producer);
        return producer;
    }

    /** An administrator of topics and groups. */
    public Admin admin() {
        return Admin.create(new HashMap<>(common));
    }

    private Map<String, Object> merge(Map<String, Object> defaults, Map<String, ?> settings) {
        defaults.putAll(common);
        defaults.putAll(settings);
        return defaults;
    }

    /** Told of each client that is made. */
    public interface Listener {
        /** Does nothing. */
        Listener NONE = new Listener() {
            @Override
            public void opened(Consumer<?, ?> consumer) {}

            @Override
            public void opened(Producer<?, ?> producer) {}
        };

        /** A consumer was made. */
        void opened(Consumer<?, ?> consumer);

        /** A producer was made. */
        void opened(Producer<?, ?> producer);
    }
}
