package tidings.alerts.deliver;

import static tidings.events.Delivery.State.ATTEMPTING;
import static tidings.events.Delivery.State.DEAD;
import static tidings.events.Delivery.State.DELIVERED;
import static tidings.events.Delivery.State.FAILED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tidings.alerts.channel.Channel;
import tidings.alerts.channel.Receipt;
import tidings.alerts.channel.Receipt.Delivered;
import tidings.alerts.channel.Receipt.Failed;
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

    private final Desk desk;
    private final Channel channel;
    private final Source source;
    private final Notification notification;
    private final int number;
    private final Instant first;
    private final List<ProducerRecord<String, byte[]>> before;
    private final Ending ending;

    /**
     * @param desk channels, settings, time
     * @param source where the notification stands, and where its deliveries are written
     * @param owed what to deliver; its next attempt begins
     * @param now the time
     * @param ending told in the worker's thread once the outcome is on the topic
     */
    Attempt(Desk desk, Source source, Owed owed, Instant now, Ending ending) {
        this.desk = desk;
        this.source = source;
        this.notification = owed.notification();
        this.channel = desk.channel(notification.receiver());
        this.ending = ending;
        List<ProducerRecord<String, byte[]>> announced = new ArrayList<>();
        if (owed.isInterrupted()) {
            announced.add(record(new Delivery(
                    notification.id(),
                    notification.receiver(),
                    owed.attempts(),
                    FAILED,
                    now,
                    null,
                    "the program ended before the answer came",
                    now)));
        }
        this.number = owed.begin(now);
        this.first = owed.first() == null ? now : owed.first();
        announced.add(record(delivery(ATTEMPTING, now, null, null, null)));
        this.before = List.copyOf(announced);
    }

    @Override
    public List<ProducerRecord<String, byte[]>> before() {
        return before;
    }

    @Override
    public Result run() throws InterruptedException {
        var receipt = channel.send(notification);
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
            case Delivered delivered -> {
                var delivery = delivery(DELIVERED, at, delivered.status(), null, null);
                yield result(receipt, delivery, null, List.of(record(delivery)));
            }
            case Failed failed -> failed(failed, at);
        };
    }

    private Result failed(Failed failed, Instant at) {
        var next = at.plus(wait(failed));
        var late = next.isAfter(first.plus(desk.settings().retry().giveUpAfter()));
        var pause = failed.retryAfter() == null ? null : at.plus(patience(failed.retryAfter()));
        if (failed.retry() && !late) {
            var delivery = delivery(FAILED, at, failed.status(), failed.reason(), next);
            return result(failed, delivery, pause, List.of(record(delivery)));
        }
        var reason = failed.reason() + (failed.retry() ? ", and the time for attempts is over" : "");
        var delivery = delivery(DEAD, at, failed.status(), reason, null);
        return result(failed, delivery, pause, List.of(record(delivery), deadLetter(reason)));
    }

    /** The schedule's wait, or the receiver's if that is longer; a busy receiver's is not stretched to hours. */
    private Duration wait(Failed failed) {
        var scheduled = desk.settings().retry().delay(number, notification.id());
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

    private Result result(
            Receipt receipt, Delivery delivery, @Nullable Instant pause, List<ProducerRecord<String, byte[]>> records) {
        return new Result(records, () -> ending.ended(channel, delivery, receipt, pause));
    }

    private Delivery delivery(
            Delivery.State state,
            Instant at,
            @Nullable Integer status,
            @Nullable String reason,
            @Nullable Instant next) {
        return new Delivery(notification.id(), notification.receiver(), number, state, at, status, reason, next);
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
         * @param pause until when the receiver asks to be left alone, if it does
         */
        void ended(Channel channel, Delivery delivery, Receipt receipt, @Nullable Instant pause);
    }
}
