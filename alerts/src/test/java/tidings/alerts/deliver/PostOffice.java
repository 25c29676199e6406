package tidings.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tidings.alerts.Samples;
import tidings.alerts.channel.Channel;
import tidings.alerts.channel.Memory;
import tidings.alerts.channel.Receipt;
import tidings.alerts.channel.Receipt.Delivered;
import tidings.events.Delivery;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tidings.events.topic.Topics;
import tidings.events.worker.Job;
import tidings.events.worker.PartitionTask.Mark;
import tidings.events.worker.Result;

/** Does for one task what the partition worker and Kafka do, on a clock that only moves when it is told to. */
final class PostOffice implements Tally {
    static final int PARTITION = 3;
    private static final int ROOM = 1_000;

    final Topics topics = new Topics("tidings.");
    final List<Sent> sent = new ArrayList<>();
    final List<Delivery> deliveries = new ArrayList<>();
    final List<ProducerRecord<String, byte[]>> deadLetters = new ArrayList<>();
    final List<String> counted = new ArrayList<>();
    final List<Memory> memories = new ArrayList<>();
    final Map<String, String> targets = new HashMap<>();
    private final List<ProducerRecord<String, byte[]>> state = new ArrayList<>();
    private final List<ConsumerRecord<String, byte[]>> input = new ArrayList<>();
    private final Map<String, Channel> channels = new HashMap<>();
    private final DeliverySettings settings;
    private Instant now = Samples.START;
    private DeliverTask task;
    private @Nullable Mark committed;
    int waiting;
    int away;
    int disabled;

    @Nullable
    Instant oldest;

    PostOffice() {
        this(DeliverySettings.DEFAULT);
    }

    PostOffice(DeliverySettings settings) {
        this.settings = settings;
        this.task = new DeliverTask(PARTITION, desk());
    }

    /** A receiver that takes everything. */
    PostOffice receiver(String name) {
        return receiver(name, Duration.ZERO, notification -> new Delivered(200));
    }

    /** A receiver that answers as it is told. */
    PostOffice receiver(String name, Duration interval, Function<Notification, Receipt> answers) {
        channels.put(name, new Channel() {
            @Override
            public String name() {
                return "fake";
            }

            @Override
            public Duration interval() {
                return interval;
            }

            @Override
            public String target() {
                return targets.getOrDefault(name, "");
            }

            @Override
            public boolean remembers() {
                return true;
            }

            @Override
            public Receipt send(Notification notification, Memory memory) {
                memories.add(memory);
                sent.add(new Sent(now, notification.receiver(), notification.id()));
                return answers.apply(notification);
            }
        });
        task = new DeliverTask(PARTITION, desk());
        return this;
    }

    /** A receiver over a channel of its own. */
    PostOffice receiver(String name, Channel channel) {
        channels.put(name, channel);
        task = new DeliverTask(PARTITION, desk());
        return this;
    }

    void without(String receiver) {
        channels.remove(receiver);
    }

    Notification notify(String receiver, String article, int version) {
        return put(Samples.notification(receiver, article, version));
    }

    Notification put(Notification notification) {
        add(notification, null);
        return notification;
    }

    void redeliver(Notification notification, String again) {
        add(notification, again);
    }

    private void add(Notification notification, @Nullable String again) {
        var entry = new ConsumerRecord<>(
                topics.notifications().name(), PARTITION, input.size(), notification.key(), Json.bytes(notification));
        if (again != null) {
            Redelivery.of(entry, again).headers().forEach(entry.headers()::add);
        }
        input.add(entry);
        task.input(entry);
    }

    /** Hands out what is due, without doing it: it is announced on the topic. */
    List<Job> begin() {
        return begin(ROOM);
    }

    List<Job> begin(int room) {
        var jobs = task.due(now, room);
        jobs.forEach(job -> write(job.before()));
        return jobs;
    }

    /** Does a job and writes its result. */
    void finish(Job job) {
        apply(run(job));
    }

    void apply(Result result) {
        write(result.records());
        result.applied().run();
    }

    static Result run(Job job) {
        try {
            return job.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does all that is due now. */
    void deliver() {
        begin().forEach(this::finish);
    }

    /** Lets time pass in steps, doing what is due at each. */
    void pass(Duration time, Duration step) {
        var end = now.plus(time);
        deliver();
        while (now.isBefore(end)) {
            now = now.plus(step);
            deliver();
        }
    }

    void move(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    /** The process dies, and another begins from what is on the topics. */
    void restart() {
        var mark = committed;
        var since = mark == null ? Instant.MIN : mark.since();
        task = new DeliverTask(PARTITION, desk());
        for (var offset = 0; offset < state.size(); offset++) {
            var entry = state.get(offset);
            if (!Instant.ofEpochMilli(entry.timestamp()).isBefore(since)) {
                task.state(new ConsumerRecord<>(entry.topic(), PARTITION, offset, entry.key(), entry.value()));
            }
        }
        for (var offset = mark == null ? 0 : mark.offset(); offset < input.size(); offset++) {
            task.input(input.get((int) offset));
        }
    }

    Mark mark() {
        return task.mark(input.size(), now);
    }

    /** The states written for a notification, each with its attempt, such as {@code attempting 1}. */
    List<String> history(Notification notification) {
        return deliveries.stream()
                .filter(delivery -> delivery.notification().equals(notification.id()))
                .map(delivery -> delivery.state().word() + " " + delivery.attempt())
                .toList();
    }

    private Desk desk() {
        return new Desk(settings, channels, topics, this, () -> now);
    }

    private void write(List<ProducerRecord<String, byte[]>> records) {
        for (var entry : records) {
            if (entry.topic().equals(topics.deliveries().name())) {
                state.add(entry);
                deliveries.add(Json.read(entry.value(), Delivery.class));
            } else {
                deadLetters.add(entry);
            }
        }
        if (!records.isEmpty()) {
            committed = mark();
        }
    }

    @Override
    public void attempted(String channel, Delivery.State outcome) {
        counted.add(channel + " " + outcome.word());
    }

    @Override
    public void failed(Receipt.Cause cause) {
        counted.add(cause.word());
    }

    @Override
    public void delivered(Duration latency) {
        counted.add("latency " + latency.toSeconds());
    }

    @Override
    public void waiting(int partition, int count, @Nullable Instant since) {
        waiting = count;
        oldest = since;
    }

    @Override
    public void receivers(int partition, int awayNow, int disabledNow) {
        away = awayNow;
        disabled = disabledNow;
    }

    @Override
    public void unreadable() {}

    @Override
    public void lost(int partition) {
        counted.add("lost " + partition);
    }

    /** One message at a receiver. */
    record Sent(Instant at, String receiver, String notification) {}
}
