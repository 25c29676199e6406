package tidings.alerts.deliver;

import static tidings.events.Delivery.State.ATTEMPTING;
import static tidings.events.Delivery.State.DEAD;
import static tidings.events.Delivery.State.DELIVERED;
import static tidings.events.Delivery.State.FAILED;
import static tidings.events.Delivery.State.PART;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tidings.alerts.channel.Channel;
import tidings.alerts.channel.Memory;
import tidings.alerts.channel.Receipt;
import tidings.alerts.channel.Receipt.Delivered;
import tidings.alerts.channel.Receipt.Failed;
import tidings.alerts.channel.Receipt.Partly;
import tidings.events.Delivery;
import tidings.events.Notification;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.Json;
import tidings.events.worker.Job;
import tidings.events.worker.Result;

/** One attempt to deliver one notification. Holds a copy of what it needs, since it runs beside the task. */
final class Attempt implements Job {
    private static final Duration MOST_PATIENCE = Duration.ofHours(24);
    private static final Duration RATE_LIMIT_WAIT = Duration.ofMinutes(1);
    private static final int GONE = 410;
    private static final String DISABLED = "the receiver is disabled, because its address answered 410;"
            + " set another address, or ask it again with deliveries redeliver";

    private final Desk desk;
    private final Channel channel;
    private final Memory memory;
    private final boolean disabled;
    private final Source source;
    private final Notification notification;
    private final @Nullable String again;
    private final int number;
    private final int failures;
    private final Instant first;
    private final List<ProducerRecord<String, byte[]>> before;
    private final Ending ending;

    /**
     * @param desk channels, settings, time
     * @param source where the notification stands, and where its deliveries are written
     * @param owed what to deliver; its next attempt begins
     * @param standing what is known of the receiver
     * @param now the time
     * @param ending told in the worker's thread once the outcome is on the topic
     */
    Attempt(Desk desk, Source source, Owed owed, Standing standing, Instant now, Ending ending) {
        this.desk = desk;
        this.source = source;
        this.notification = owed.notification();
        this.channel = desk.channel(notification.receiver());
        this.memory = standing.memory(owed.references());
        this.disabled = owed.again() == null && standing.isDisabled(channel.target());
        this.again = owed.again();
        this.failures = owed.failures();
        this.ending = ending;
        List<ProducerRecord<String, byte[]>> announced = new ArrayList<>();
        if (owed.isInterrupted()) {
            announced.add(record(cutOff(owed.attempts(), now)));
        }
        this.number = owed.begin(now);
        this.first = owed.first() == null ? now : owed.first();
        announced.add(record(outcome(ATTEMPTING, now, null, null, null, null, Map.of())));
        this.before = List.copyOf(announced);
    }

    @Override
    public List<ProducerRecord<String, byte[]>> before() {
        return before;
    }

    @Override
    public Result run() throws InterruptedException {
        if (disabled) {
            return conclude(new Failed(Receipt.Cause.DISABLED, false, null, DISABLED, null));
        }
        var receipt = channel.send(notification, memory);
        if (Thread.interrupted() && receipt instanceof Failed) {
            throw new InterruptedException("stopped while " + this);
        }
        return conclude(receipt);
    }

    @Override
    public Result failed(RuntimeException mistake) {
        return conclude(new Failed(
                Receipt.Cause.PROGRAM,
                true,
                null,
                "a mistake in the program: " + mistake.getClass().getSimpleName(),
                null));
    }

    @Override
    public String toString() {
        return "attempt " + number + " to deliver " + notification.id() + " to " + notification.receiver();
    }

    private Result conclude(Receipt receipt) {
        var at = desk.clock().instant();
        return switch (receipt) {
            case Delivered taken ->
                taken(receipt, outcome(DELIVERED, at, taken.status(), null, null, null, taken.references()));
            case Partly part -> taken(receipt, outcome(PART, at, part.status(), null, at, null, part.references()));
            case Failed failed -> failed(failed, at);
        };
    }

    private Result taken(Receipt receipt, Delivery delivery) {
        return result(receipt, delivery, List.of(record(delivery)));
    }

    private Result failed(Failed failed, Instant at) {
        var next = at.plus(wait(failed));
        var late = next.isAfter(first.plus(desk.settings().retry().giveUpAfter()));
        var pause = failed.retryAfter() == null ? null : at.plus(patience(failed.retryAfter()));
        if (failed.retry() && !late) {
            var delivery = outcome(FAILED, at, failed.status(), failed.reason(), next, pause, failed.references());
            return result(failed, delivery, List.of(record(delivery)));
        }
        var reason = failed.reason() + (failed.retry() ? ", and the time for attempts is over" : "");
        var delivery = outcome(DEAD, at, failed.status(), reason, null, pause, failed.references());
        return result(failed, delivery, List.of(record(delivery), deadLetter(reason)));
    }

    /** The schedule's wait, or the receiver's if that is longer; a busy receiver's is not stretched to hours. */
    private Duration wait(Failed failed) {
        var scheduled = desk.settings().retry().delay(failures + 1, notification.id());
        var asked = failed.retryAfter();
        if (asked == null) {
            return scheduled;
        }
        var least = failed.cause() == Receipt.Cause.RATE_LIMITED ? shorter(scheduled, RATE_LIMIT_WAIT) : scheduled;
        var patient = patience(asked);
        return patient.compareTo(least) > 0 ? patient : least;
    }

    private static Duration patience(Duration asked) {
        return shorter(asked, MOST_PATIENCE);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private Result result(Receipt receipt, Delivery delivery, List<ProducerRecord<String, byte[]>> records) {
        return new Result(records, () -> ending.ended(channel, delivery, receipt));
    }

    private Delivery outcome(
            Delivery.State state,
            Instant at,
            @Nullable Integer status,
            @Nullable String reason,
            @Nullable Instant next,
            @Nullable Instant pause,
            Map<String, String> references) {
        var gone = state == DEAD && (disabled || status != null && status == GONE);
        var place = channel.target();
        return new Delivery(
                notification.id(),
                notification.receiver(),
                number,
                state,
                at,
                status,
                reason,
                next,
                references,
                again,
                pause,
                gone && !place.isEmpty() ? place : null);
    }

    /** What an earlier owner could not write any more. */
    private Delivery cutOff(int attempt, Instant now) {
        return new Delivery(
                notification.id(),
                notification.receiver(),
                attempt,
                FAILED,
                now,
                null,
                "the program ended before the answer came",
                now,
                Map.of(),
                again,
                null,
                null);
    }

    /** The time is that of the delivery, by which a successor finds it. */
    private ProducerRecord<String, byte[]> record(Delivery delivery) {
        return new ProducerRecord<>(
                desk.topics().deliveries().name(),
                source.partition(),
                delivery.at().toEpochMilli(),
                delivery.key(),
                Json.bytes(delivery));
    }

    private ProducerRecord<String, byte[]> deadLetter(String reason) {
        var origin = new ConsumerRecord<>(
                desk.topics().notifications().name(),
                source.partition(),
                source.offset(),
                notification.key(),
                Json.bytes(notification));
        if (again != null) {
            DeadLetters.add(origin.headers(), DeadLetters.REPLAYED, again);
        }
        return DeadLetters.of(desk.topics().deadLetters().name(), origin, new Undeliverable(reason));
    }

    /**
     * Where a notification stands on its topic.
     *
     * @param partition of notifications, and of its deliveries
     * @param offset in that partition
     */
    record Source(int partition, long offset) {}

    /** Told that an attempt has ended. */
    interface Ending {
        /**
         * The outcome is on the topic.
         *
         * @param channel over which it was sent
         * @param delivery what was written
         * @param receipt what the channel said
         */
        void ended(Channel channel, Delivery delivery, Receipt receipt);
    }
}
