package tidings.events.worker;

import static java.util.Objects.requireNonNull;
import static tidings.events.worker.WorkerSettings.InputMode.TABLE;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Component;
import tidings.events.Health;
import tidings.events.topic.KafkaClients;

/**
 * Owns partitions of the input topic together with the other instances of its group, and does their work: restores
 * each from the state topic, asks its {@link PartitionTask} what is due, runs the jobs on virtual threads, and writes
 * their results in transactions. An instance that lost a partition cannot write its results any more; at a handover or
 * a crash at most the jobs in flight are done twice.
 *
 * <p>{@link #start}, {@link #check} and {@link #close} may be called from any thread; everything else happens in one
 * thread of its own.
 */
public final class PartitionWorker implements Component {
    private static final Duration TRANSACTION = Duration.ofSeconds(10);
    private static final Duration ANY_TRANSACTION = TRANSACTION.plusSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(PartitionWorker.class);
    private static final Duration IDLE_POLL = Duration.ofMillis(100);
    private static final Duration BUSY_POLL = Duration.ofMillis(5);
    private static final Duration JOIN = Duration.ofSeconds(5);

    private final WorkerSettings settings;
    private final KafkaClients clients;
    private final IntFunction<PartitionTask> tasks;
    private final InstantSource clock;
    private final Thread thread;
    private final Map<TopicPartition, Share> shares = new HashMap<>();
    private final Jobs jobs;
    private volatile Health health = new Health.Waiting("not started");
    private volatile boolean closing;

    /**
     * @param settings what to work on
     * @param clients makes the consumers and producers
     * @param tasks makes the task of a partition, each time it is taken over
     * @param clock tells the time
     */
    public PartitionWorker(
            WorkerSettings settings, KafkaClients clients, IntFunction<PartitionTask> tasks, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings");
        this.clients = requireNonNull(clients, "clients");
        this.tasks = requireNonNull(tasks, "tasks");
        this.clock = requireNonNull(clock, "clock");
        this.jobs = new Jobs(settings.name(), settings.maxInFlight());
        this.thread = Thread.ofPlatform().name("tidings-" + settings.name()).unstarted(this::work);
    }

    @Override
    public void start() {
        health = new Health.Waiting(settings.name() + " is joining its group");
        thread.start();
    }

    @Override
    public Health check() {
        return health;
    }

    @Override
    public void close() {
        closing = true;
        if (thread.getState() == Thread.State.NEW || thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(settings.closeWithin().plus(JOIN));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try (var restorer = new Restorer(clients.consumer(Map.of()));
                var watch = new StateWatch(clients.consumer(Map.of()), settings.state(), clock);
                var writer = new Writer(() -> clients.producer(producerSettings()), clock);
                var consumer = clients.consumer(consumerSettings())) {
            consumer.subscribe(List.of(settings.input()), new Ownership(consumer));
            while (!closing) {
                turnOrWait(consumer, restorer, watch, writer);
            }
            finish(consumer, writer);
            health = new Health.Waiting(settings.name() + " is closed");
        } catch (RuntimeException e) {
            LOG.error("{} stopped: it cannot go on", settings.name(), e);
            health = new Health.Down(settings.name() + " stopped: " + e);
        } finally {
            jobs.close();
        }
    }

    private void turnOrWait(Consumer<String, byte[]> consumer, Restorer restorer, StateWatch watch, Writer writer) {
        try {
            turn(consumer, restorer, watch, writer);
        } catch (RetriableException e) {
            LOG.warn("{} waits for Kafka: {}", settings.name(), e.toString());
            health = new Health.Waiting(settings.name() + " waits for Kafka: " + e.getMessage());
        }
    }

    private void turn(Consumer<String, byte[]> consumer, Restorer restorer, StateWatch watch, Writer writer) {
        for (var entry : consumer.poll(jobs.isIdle() ? IDLE_POLL : BUSY_POLL)) {
            share(entry.topic(), entry.partition()).input(entry);
        }
        restore(consumer, restorer, writer);
        watch.look(shares.values());
        startDue(consumer);
        write(consumer, writer);
        health = health(consumer);
    }

    private void restore(Consumer<String, byte[]> consumer, Restorer restorer, Writer writer) {
        for (var share : shares.values()) {
            if (!share.isRestored() && !closing) {
                writer.fence();
                share.begin(committed(consumer, writer, share.input));
                var since =
                        settings.inputMode() == TABLE ? null : share.bookmark().since();
                var state = new TopicPartition(settings.state(), share.input.partition());
                var unread = share.bookmark().stateRead();
                var end = restorer.restore(state, since, unread, share::state, () -> closing);
                share.restored(end, restorer.end(share.input));
                consumer.resume(List.of(share.input));
                return; // poll between two, so that the group sees us alive
            }
        }
    }

    /**
     * The committed offset. Asking for it waits until a predecessor's open transaction has ended, which is soon: none stays
     * open for longer than its timeout. A broker that lost leaders while it ended one may leave an offset pending although
     * the transaction is over; a transaction of the same id, given up at once, takes that offset with it.
     */
    private @Nullable OffsetAndMetadata committed(
            Consumer<String, byte[]> consumer, Writer writer, TopicPartition input) {
        try {
            return consumer.committed(Set.of(input), ANY_TRANSACTION).get(input);
        } catch (TimeoutException e) {
            LOG.warn("{} ends a transaction that hangs on {}: {}", settings.name(), input, e.getMessage());
            writer.giveUp(Map.of(input, new OffsetAndMetadata(0)), consumer.groupMetadata());
            return consumer.committed(Set.of(input), ANY_TRANSACTION).get(input);
        }
    }

    private void startDue(Consumer<String, byte[]> consumer) {
        for (var share : shares.values()) {
            if (jobs.room() > 0 && share.ready(consumer.position(share.input))) {
                share.task().due(clock.instant(), jobs.room()).forEach(job -> jobs.add(share, job));
            }
        }
    }

    private void write(Consumer<String, byte[]> consumer, Writer writer) {
        var batch = jobs.batch();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(batch.records());
        var concerned = new HashSet<>(batch.shares());
        for (var share : shares.values()) {
            if (share.isRestored() && !share.deadLetters().isEmpty()) {
                records.addAll(share.deadLetters());
                concerned.add(share);
            }
        }
        if (concerned.isEmpty()) {
            return;
        }
        if (writer.write(records, offsets(consumer, concerned), consumer.groupMetadata())) {
            concerned.forEach(share -> share.deadLetters().clear());
            batch.committed();
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(Consumer<String, byte[]> consumer, Collection<Share> of) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var share : of) {
            offsets.put(share.input, share.commit(consumer.position(share.input), clock.instant()));
        }
        return offsets;
    }

    private void finish(Consumer<String, byte[]> consumer, Writer writer) {
        var deadline = clock.instant().plus(settings.closeWithin());
        jobs.stopStarting();
        while (!jobs.isIdle() && clock.instant().isBefore(deadline)) {
            consumer.pause(consumer.assignment());
            consumer.poll(BUSY_POLL);
            write(consumer, writer);
        }
    }

    private Health health(Consumer<String, byte[]> consumer) {
        if (consumer.groupMetadata().generationId() < 0) {
            return new Health.Waiting(settings.name() + " is joining its group");
        }
        var restoring = shares.values().stream()
                .filter(share -> !share.ready(consumer.position(share.input)))
                .count();
        return restoring == 0
                ? new Health.Up()
                : new Health.Waiting(settings.name() + " is restoring " + restoring + " partitions");
    }

    private Share share(String topic, int partition) {
        var share = shares.get(new TopicPartition(topic, partition));
        if (share == null) {
            throw new IllegalStateException("a record came from " + topic + "-" + partition + ", which is not ours");
        }
        return share;
    }

    private Map<String, Object> producerSettings() {
        return Map.of(
                "transactional.id", settings.transactionalId(),
                "transaction.timeout.ms", (int) TRANSACTION.toMillis(),
                "max.block.ms", 10_000,
                "delivery.timeout.ms", 9_000,
                "request.timeout.ms", 5_000,
                "linger.ms", 0);
    }

    private Map<String, Object> consumerSettings() {
        var all = new HashMap<String, Object>();
        all.put("group.id", settings.group());
        all.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        all.putAll(settings.consumer());
        if ("consumer".equals(String.valueOf(all.get("group.protocol")))) {
            all.remove("partition.assignment.strategy");
        }
        return all;
    }

    /** Takes over and gives up partitions, as the group decides. */
    private final class Ownership implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;

        Ownership(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (var partition : partitions) {
                shares.put(
                        partition,
                        new Share(partition, () -> tasks.apply(partition.partition()), settings.deadLetters()));
            }
            if (settings.inputMode() == TABLE && !partitions.isEmpty()) { // of none would mean of all
                consumer.seekToBeginning(partitions);
            }
            consumer.pause(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            for (var partition : partitions) {
                var share = shares.remove(partition);
                if (share != null) {
                    share.lose();
                }
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            onPartitionsRevoked(partitions);
        }
    }
}
