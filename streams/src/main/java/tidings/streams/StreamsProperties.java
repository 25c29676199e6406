package tidings.streams;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import tidings.events.topic.Topics;

/** The settings that Kafka Streams runs a topology with. */
public final class StreamsProperties {
    private static final int BATCH_BYTES = 128 * 1024;

    private final StreamsSettings settings;
    private final Topics topics;

    /**
     * @param settings how it runs
     * @param topics the topics
     */
    public StreamsProperties(StreamsSettings settings, Topics topics) {
        this.settings = settings;
        this.topics = topics;
    }

    /**
     * All of them.
     *
     * @param common settings of all clients: where Kafka is, security
     * @param metrics counts dead letters
     * @param clock tells whether a timestamp is possible
     * @param disk bounds the memory of the state stores
     */
    StreamsConfig with(Map<String, Object> common, StreamsMetrics metrics, InstantSource clock, StateMemory disk) {
        var all = all(common, metrics, clock);
        all.putIfAbsent(StateMemory.SELF, disk);
        return new StreamsConfig(all);
    }

    /** As above, for a topology without state stores. */
    public StreamsConfig with(Map<String, Object> common, StreamsMetrics metrics, InstantSource clock) {
        return new StreamsConfig(all(common, metrics, clock));
    }

    private Map<String, Object> all(Map<String, Object> common, StreamsMetrics metrics, InstantSource clock) {
        var all = new HashMap<>(common);
        all.put(DeadLettering.METRICS, metrics);
        all.put(SaneTime.CLOCK, clock);
        application(all);
        clients(all);
        handlers(all);
        all.putAll(settings.properties());
        return all;
    }

    private void application(Map<String, Object> all) {
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.group("streams"));
        all.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replicationFactor());
        all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        all.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, SaneTime.class);
        all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StateMemory.Setter.class);
    }

    private void clients(Map<String, Object> all) {
        all.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, settings.groupProtocol());
        if ("classic".equals(settings.groupProtocol())) {
            var session = settings.sessionTimeout();
            all.put(StreamsConfig.mainConsumerPrefix("session.timeout.ms"), (int) session.toMillis());
            all.put(StreamsConfig.mainConsumerPrefix("heartbeat.interval.ms"), (int)
                    session.dividedBy(3).toMillis());
            if (settings.instance() != null) {
                all.put(StreamsConfig.mainConsumerPrefix("group.instance.id"), settings.instance());
            }
        }
        // A task with two topics would wait for the slower one; their order means nothing here.
        all.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        all.put(consumerPrefix("auto.offset.reset"), "earliest");
        all.put(producerPrefix("linger.ms"), settings.linger().toMillis());
        all.put(producerPrefix("compression.type"), "zstd");
        all.put(producerPrefix("batch.size"), BATCH_BYTES);
        // A second request on its way to a partition that a transaction has just begun to write may overtake the first
        // one's check; the broker refuses it with an error in its log, and the retry costs a tenth of a second.
        all.put(producerPrefix("max.in.flight.requests.per.connection"), 1);
    }

    private void handlers(Map<String, Object> all) {
        all.put(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                topics.deadLetters().name());
        all.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLettering.class);
        all.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLettering.class);
        all.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLettering.class);
    }
}
