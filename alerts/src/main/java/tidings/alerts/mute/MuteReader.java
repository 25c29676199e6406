package tidings.alerts.mute;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Alert;
import tidings.events.Component;
import tidings.events.Feedback;
import tidings.events.Health;
import tidings.events.Silence;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.TopicSpec;
import tidings.events.topic.Topics;

/**
 * Follows the topics of silences and feedback, and that of alerts if some of them inhibit others, and tells
 * {@link Mutes}. {@link #start} returns when it has told all that stood there. Silences and feedback that cannot be read
 * become dead letters; alerts are set aside by the routing itself. Warns before a silence ends.
 *
 * <p>All methods may be called from any thread.
 */
public final class MuteReader implements Component {
    /** How long before its end a silence is warned of. */
    static final Duration WARN_BEFORE = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(MuteReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration START_WITHIN = Duration.ofSeconds(30);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Mutes mutes;
    private final Topics topics;
    private final KafkaClients clients;
    private final MuteTally tally;
    private final InstantSource clock;
    private final Set<String> warned = new HashSet<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("tidings-mutes").unstarted(this::follow);

    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile @Nullable LeftOut leftOut;
    private volatile Health health = new Health.Waiting("silences are not read yet");
    private volatile boolean closing;

    /**
     * @param mutes is told what is read
     * @param topics the topics; they exist when it starts
     * @param clients makes the consumer
     * @param tally counts silences
     * @param clock tells the time
     */
    public MuteReader(Mutes mutes, Topics topics, KafkaClients clients, MuteTally tally, InstantSource clock) {
        this.mutes = requireNonNull(mutes, "mutes");
        this.topics = requireNonNull(topics, "topics");
        this.clients = requireNonNull(clients, "clients");
        this.tally = requireNonNull(tally, "tally");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Reads all silences.
     *
     * @throws IllegalStateException if they cannot be read in time
     */
    @Override
    public void start() {
        var opened = clients.consumer(Map.of("group.id", topics.group("mutes")));
        leftOut = new LeftOut(opened, clients, topics.deadLetters().name(), tally);
        consumer = opened;
        try {
            readToEnd(opened);
        } catch (KafkaException e) {
            throw new IllegalStateException("the silences cannot be read; is Kafka up? " + e.getMessage(), e);
        }
        health = new Health.Up();
        thread.start();
    }

    @Override
    public Health check() {
        return health;
    }

    @Override
    public void close() {
        closing = true;
        var opened = consumer;
        if (opened == null) {
            return;
        }
        opened.wakeup();
        if (!thread.isAlive()) {
            return;
        }
        try {
            thread.join(CLOSE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readToEnd(Consumer<String, byte[]> opened) {
        var deadline = clock.instant().plus(START_WITHIN);
        var partitions = followed().stream()
                .flatMap(topic -> opened.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        opened.assign(partitions);
        opened.seekToBeginning(partitions);
        skipOldAlerts(opened, partitions);
        requireNonNull(leftOut, "leftOut").begin(partitions);
        var ends = opened.endOffsets(partitions);
        while (partitions.stream().anyMatch(each -> opened.position(each) < ends.getOrDefault(each, 0L))) {
            if (clock.instant().isAfter(deadline)) {
                throw new IllegalStateException("the silences were not read within " + START_WITHIN.toSeconds()
                        + " seconds; is Kafka slow or away?");
            }
            opened.poll(Duration.ofMillis(100)).forEach(this::take);
        }
        requireNonNull(leftOut, "leftOut").settle();
        look();
    }

    private List<TopicSpec> followed() {
        return mutes.inhibits()
                ? List.of(topics.silences(), topics.feedback(), topics.alerts())
                : List.of(topics.silences(), topics.feedback());
    }

    private void skipOldAlerts(Consumer<String, byte[]> opened, List<TopicPartition> partitions) {
        var since = clock.instant().minus(Mutes.REMEMBER).toEpochMilli();
        var times = new HashMap<TopicPartition, Long>();
        partitions.stream()
                .filter(each -> each.topic().equals(topics.alerts().name()))
                .forEach(each -> times.put(each, since));
        opened.offsetsForTimes(times).forEach((partition, found) -> {
            if (found != null) {
                opened.seek(partition, found.offset());
            }
        });
    }

    private void follow() {
        try (var opened = requireNonNull(consumer, "consumer")) {
            while (!closing) {
                turn(opened);
            }
            health = new Health.Waiting("silences are closed");
        } catch (WakeupException e) {
            health = new Health.Waiting("silences are closed");
        } catch (RuntimeException e) {
            LOG.error("Silences cannot be followed any more; changes take effect after a restart only", e);
            health = new Health.Down("silences cannot be followed any more: " + e);
        }
    }

    private void turn(Consumer<String, byte[]> opened) {
        try {
            opened.poll(POLL).forEach(this::take);
            requireNonNull(leftOut, "leftOut").settle();
            look();
            health = new Health.Up();
        } catch (RetriableException e) {
            LOG.warn("Silences wait for Kafka: {}", e.toString());
            health = new Health.Waiting("silences wait for Kafka: " + e.getMessage());
        }
    }

    private void take(ConsumerRecord<String, byte[]> entry) {
        try {
            if (entry.topic().equals(topics.silences().name())) {
                silence(entry);
            } else if (entry.value() != null) {
                read(entry);
            }
        } catch (RuntimeException e) { // poison, or a record that meets a mistake in the program: the others go on
            if (!entry.topic().equals(topics.alerts().name())) {
                requireNonNull(leftOut, "leftOut").add(entry, e);
            }
        }
    }

    private void silence(ConsumerRecord<String, byte[]> entry) {
        if (entry.value() == null) {
            mutes.remove(String.valueOf(entry.key()));
        } else {
            mutes.put(Json.read(entry.value(), Silence.class));
        }
    }

    private void read(ConsumerRecord<String, byte[]> entry) {
        if (entry.topic().equals(topics.feedback().name())) {
            mutes.heard(Json.read(entry.value(), Feedback.class));
        } else {
            mutes.saw(Json.read(entry.value(), Alert.class));
        }
    }

    private void look() {
        var now = clock.instant();
        mutes.forget(now);
        var active = mutes.silences().stream()
                .filter(silence -> silence.isActive(now))
                .toList();
        var ending = active.stream().filter(silence -> endsSoon(silence, now)).toList();
        tally.silences(active.size(), ending.size());
        ending.forEach(this::warn);
    }

    /** True for a silence that is about to end; a short one is, in its last quarter. */
    static boolean endsSoon(Silence silence, Instant now) {
        var quarter = Duration.between(silence.starts(), silence.ends()).dividedBy(4);
        var before = Stream.of(quarter, WARN_BEFORE).min(Duration::compareTo).orElseThrow();
        return silence.isActive(now) && !now.isBefore(silence.ends().minus(before));
    }

    private void warn(Silence silence) {
        if (warned.add(silence.id() + silence.ends())) {
            LOG.warn(
                    "Silence ends soon, and its alerts will be told again: silence={} owner={} ends={} reason={}",
                    silence.id(),
                    silence.owner(),
                    silence.ends(),
                    silence.reason());
        }
    }
}
