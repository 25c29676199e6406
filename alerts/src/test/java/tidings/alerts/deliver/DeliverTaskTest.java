package tidings.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static tidings.alerts.Samples.START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tidings.alerts.channel.Receipt;
import tidings.alerts.channel.Receipt.Cause;
import tidings.alerts.channel.Receipt.Delivered;
import tidings.alerts.channel.Receipt.Failed;
import tidings.events.Delivery;
import tidings.events.Notification;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.Json;
import tidings.events.topic.PoisonException;

class DeliverTaskTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Failed BUSY = new Failed(Cause.SERVER, true, 503, "the receiver answered 503", null);
    private static final Failed GONE = new Failed(Cause.GONE, false, 410, "the receiver answered 410", null);

    private final PostOffice office = new PostOffice();

    @Test
    void deliveryIsAnnouncedBeforeItIsMadeAndItsOutcomeWritten() {
        office.receiver("desk");
        var notification = office.notify("desk", "a", 1);

        var jobs = office.begin();

        assertThat(office.history(notification)).containsExactly("attempting 1");
        assertThat(office.sent).isEmpty();
        office.finish(jobs.getFirst());
        assertThat(office.history(notification)).containsExactly("attempting 1", "delivered 1");
        assertThat(office.deliveries.getLast().status()).isEqualTo(200);
        assertThat(office.sent).extracting("notification").containsExactly(notification.id());
        assertThat(office.counted).containsExactly("fake delivered", "latency 0");
    }

    @Test
    void failedOneIsTriedAgainOnAScheduleThatGrowsToAnHour() {
        office.receiver("desk", Duration.ZERO, notification -> BUSY);
        var notification = office.notify("desk", "a", 1);

        office.pass(Duration.ofHours(6), SECOND);

        var waits = waits();
        assertThat(waits.getFirst()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));
        for (var attempt = 1; attempt <= waits.size(); attempt++) {
            var exact = Math.min(3600, 5 * Math.pow(2, attempt - 1));
            assertThat((double) waits.get(attempt - 1).toSeconds()).isBetween(exact, exact * 1.2 + 1);
        }
        assertThat(waits).hasSizeBetween(12, 15);
        assertThat(office.history(notification)).startsWith("attempting 1", "failed 1", "attempting 2", "failed 2");
    }

    @Test
    void isGivenUpAfterThreeDaysAsADeadLetter() {
        office.receiver("desk", Duration.ZERO, notification -> BUSY);
        var notification = office.notify("desk", "a", 1);

        office.pass(Duration.ofHours(80), Duration.ofSeconds(30));

        var last = office.deliveries.getLast();
        assertThat(last.state()).isEqualTo(Delivery.State.DEAD);
        assertThat(last.reason()).isEqualTo("the receiver answered 503, and the time for attempts is over");
        assertThat(Duration.between(START, last.at())).isBetween(Duration.ofHours(70), Duration.ofHours(72));
        assertThat(office.deadLetters).hasSize(1);
        assertThat(office.waiting).isZero();
        assertThat(office.history(notification))
                .filteredOn(state -> state.startsWith("dead"))
                .hasSize(1);
    }

    @Test
    void refusalForGoodIsADeadLetterAtOnce() {
        office.receiver("desk", Duration.ZERO, notification -> GONE);
        office.receiver("log");
        office.notify("log", "b", 1);
        var notification = office.notify("desk", "a", 1);

        office.pass(Duration.ofHours(1), Duration.ofMinutes(1));

        assertThat(office.history(notification)).containsExactly("attempting 1", "dead 1");
        var letter = office.deadLetters.getFirst();
        assertThat(letter.key()).isEqualTo(notification.key());
        assertThat(Json.read(letter.value(), Notification.class)).isEqualTo(notification);
        assertThat(new String(letter.headers().lastHeader(DeadLetters.TOPIC).value()))
                .isEqualTo("tidings.notifications");
        assertThat(new String(letter.headers().lastHeader(DeadLetters.PARTITION).value()))
                .isEqualTo("3");
        assertThat(new String(letter.headers().lastHeader(DeadLetters.OFFSET).value()))
                .isEqualTo("1");
        assertThat(new String(letter.headers().lastHeader(DeadLetters.MESSAGE).value()))
                .isEqualTo("the receiver answered 410");
        assertThat(office.counted).contains("fake dead", "gone");
    }

    @Test
    void retryAfterIsObeyedForTheWholeReceiver() {
        Queue<Receipt> answers = new ArrayDeque<>(List.of(limited(Duration.ofSeconds(90))));
        office.receiver("desk", Duration.ZERO, queued(answers));
        office.notify("desk", "a", 1);
        office.deliver();
        office.notify("desk", "b", 1);

        office.pass(Duration.ofSeconds(89), SECOND);
        assertThat(office.sent).hasSize(1);

        office.pass(Duration.ofSeconds(2), SECOND);
        assertThat(office.sent).hasSize(3);
    }

    @Test
    void rateLimitedOneIsNotPutOffForHours() {
        office.receiver("desk", Duration.ZERO, notification -> limited(SECOND));
        office.notify("desk", "a", 1);

        office.pass(Duration.ofMinutes(30), SECOND);

        assertThat(waits())
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(5), Duration.ofMinutes(2)));
    }

    @Test
    void absurdRetryAfterDoesNotStopAReceiverForever() {
        Queue<Receipt> answers = new ArrayDeque<>(List.of(limited(Duration.ofDays(365))));
        office.receiver("desk", Duration.ZERO, queued(answers));
        office.notify("desk", "a", 1);

        office.pass(Duration.ofHours(25), Duration.ofMinutes(1));

        assertThat(office.deliveries.getLast().state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(waits()).containsExactly(Duration.ofHours(24));
    }

    @Test
    void attemptThatACrashCutOffIsRepeatedWithTheNextNumberAndTheSameId() {
        office.receiver("desk");
        var notification = office.notify("desk", "a", 1);
        office.begin();

        office.restart();
        office.deliver();
        assertThat(office.history(notification)).containsExactly("attempting 1");
        office.pass(Duration.ofSeconds(7), SECOND);

        assertThat(office.history(notification))
                .containsExactly("attempting 1", "failed 1", "attempting 2", "delivered 2");
        assertThat(office.sent).extracting("notification").containsExactly(notification.id());
        assertThat(office.counted).containsExactly("fake failed", "interrupted", "fake delivered", "latency 4");
    }

    @Test
    void answerThatACrashLostIsDeliveredAgainWithTheSameId() {
        office.receiver("desk");
        var notification = office.notify("desk", "a", 1);
        office.begin().forEach(PostOffice::run);

        office.restart();
        office.pass(Duration.ofSeconds(7), SECOND);

        assertThat(office.sent).extracting("notification").containsExactly(notification.id(), notification.id());
    }

    @Test
    void scheduleGoesOnAfterARestart() {
        office.receiver("desk", Duration.ZERO, notification -> BUSY);
        var notification = office.notify("desk", "a", 1);
        office.pass(Duration.ofMinutes(10), SECOND);
        var promised = office.deliveries.getLast().nextAttempt();
        var attempts = office.sent.size();

        office.restart();
        office.pass(Duration.between(office.now(), promised).minus(SECOND), SECOND);
        assertThat(office.sent).hasSize(attempts);

        office.pass(SECOND.multipliedBy(2), SECOND);
        assertThat(office.history(notification)).endsWith("attempting " + (attempts + 1), "failed " + (attempts + 1));
    }

    @Test
    void timeForAttemptsGoesOnAfterRestarts() {
        office.receiver("desk", Duration.ZERO, notification -> BUSY);
        office.notify("desk", "a", 1);

        for (var day = 0; day < 4; day++) {
            office.pass(Duration.ofHours(20), Duration.ofMinutes(1));
            office.restart();
        }

        assertThat(office.deadLetters).hasSize(1);
    }

    @Test
    void deliveredOnesAreNotDeliveredAgainWhereAnOlderOneStillWaits() {
        office.receiver("dead", Duration.ZERO, notification -> BUSY).receiver("desk");
        office.notify("desk", "before", 1);
        office.notify("dead", "a", 1);
        office.notify("desk", "b", 1);
        office.pass(Duration.ofMinutes(5), SECOND);
        office.notify("desk", "c", 1);
        office.deliver();

        office.restart();
        office.pass(Duration.ofMinutes(5), SECOND);

        assertThat(office.sent)
                .filteredOn(sent -> sent.receiver().equals("desk"))
                .hasSize(3);
        assertThat(office.waiting).isEqualTo(1);
    }

    @Test
    void markIsTheOldestThatIsNotDone() {
        office.receiver("dead", Duration.ZERO, notification -> BUSY).receiver("desk");
        office.notify("desk", "a", 1);
        office.deliver();
        office.move(Duration.ofMinutes(1));
        var began = office.now();
        office.notify("dead", "b", 1);
        office.deliver();
        office.move(Duration.ofMinutes(1));
        office.notify("desk", "c", 1);
        office.deliver();

        assertThat(office.mark().offset()).isEqualTo(1);
        assertThat(office.mark().since()).isEqualTo(began);
    }

    @Test
    void markIsTheEndWhenAllIsDone() {
        office.receiver("desk");
        office.notify("desk", "a", 1);
        office.deliver();

        assertThat(office.mark().offset()).isEqualTo(1);
        assertThat(office.mark().since()).isEqualTo(office.now());
    }

    @Test
    void laterVersionOfAnAlertWaitsForTheEarlierOne() {
        Queue<Receipt> answers = new ArrayDeque<>(List.of(BUSY, BUSY));
        office.receiver("desk", Duration.ZERO, queued(answers));
        var first = office.notify("desk", "a", 1);
        var second = office.notify("desk", "a", 2);
        var other = office.notify("desk", "b", 1);

        office.pass(Duration.ofMinutes(1), SECOND);

        assertThat(office.sent.stream().map(PostOffice.Sent::notification).filter(id -> !id.equals(other.id())))
                .endsWith(first.id(), second.id())
                .startsWith(first.id());
        assertThat(office.sent)
                .filteredOn(sent -> sent.notification().equals(second.id()))
                .hasSize(1);
    }

    @Test
    void laterVersionGoesOnAfterTheEarlierIsDead() {
        Queue<Receipt> answers = new ArrayDeque<>(List.of(GONE));
        office.receiver("desk", Duration.ZERO, queued(answers));
        office.notify("desk", "a", 1);
        var second = office.notify("desk", "a", 2);

        office.pass(SECOND.multipliedBy(2), SECOND);

        assertThat(office.history(second)).containsExactly("attempting 1", "delivered 1");
    }

    @Test
    void receiverThatDoesNotAnswerHoldsUpNobodyElse() {
        office.receiver("slow").receiver("desk");
        for (var i = 0; i < 50; i++) {
            office.notify("slow", "s" + i, 1);
        }
        for (var i = 0; i < 10; i++) {
            office.notify("desk", "d" + i, 1);
        }

        var underWay = office.begin(8);
        for (var round = 0; round < 10; round++) {
            var handed = underWay.stream()
                    .filter(job -> job.toString().endsWith("to desk"))
                    .toList();
            handed.forEach(office::finish);
            underWay = office.begin(4);
        }

        assertThat(office.sent).extracting("receiver").containsOnly("desk").hasSize(10);
    }

    @Test
    void onlySoManyAreUnderWayToOneReceiver() {
        office.receiver("desk");
        for (var i = 0; i < 20; i++) {
            office.notify("desk", "a" + i, 1);
        }

        var jobs = office.begin();

        assertThat(jobs).hasSize(DeliverySettings.DEFAULT.inFlight());
        assertThat(office.begin()).isEmpty();
        office.finish(jobs.getFirst());
        assertThat(office.begin()).hasSize(1);
    }

    @Test
    void channelsPaceIsKept() {
        office.receiver("desk", SECOND, notification -> new Delivered(200));
        for (var i = 0; i < 60; i++) {
            office.notify("desk", "a" + i, 1);
        }

        office.pass(Duration.ofSeconds(59), Duration.ofMillis(100));

        assertThat(office.sent).hasSize(60);
        assertThat(waits()).allSatisfy(wait -> assertThat(wait).isGreaterThanOrEqualTo(SECOND));
    }

    @Test
    void receiverThatIsNotConfiguredIsWaitedForAndThenADeadLetter() {
        var notification = office.notify("left", "a", 1);

        office.pass(Duration.ofHours(1), Duration.ofMinutes(1));
        assertThat(office.deadLetters).isEmpty();
        assertThat(office.deliveries.getLast().reason()).isEqualTo("receiver left is not configured");

        office.pass(Duration.ofHours(72), Duration.ofMinutes(1));
        assertThat(office.deadLetters).hasSize(1);
        assertThat(office.history(notification)).last().asString().startsWith("dead");
    }

    @Test
    void receiverThatComesBackGetsWhatItIsOwed() {
        office.receiver("desk");
        office.without("desk");
        office.restart();
        var notification = office.notify("desk", "a", 1);
        office.pass(Duration.ofMinutes(1), SECOND);

        office.receiver("desk");
        office.restart();
        office.pass(Duration.ofHours(2), Duration.ofMinutes(1));

        assertThat(office.history(notification)).last().asString().startsWith("delivered");
    }

    @Test
    void mistakeInTheProgramIsTriedAgainAndItsMessageKeptBack() {
        office.receiver("desk");
        var notification = office.notify("desk", "a", 1);
        var job = office.begin().getFirst();

        office.apply(job.failed(new IllegalStateException("https://hooks.example/secret")));

        assertThat(office.history(notification)).containsExactly("attempting 1", "failed 1");
        assertThat(office.deliveries.getLast().reason()).isEqualTo("a mistake in the program: IllegalStateException");
        assertThat(office.counted).containsExactly("fake failed", "program");
    }

    @Test
    void sameNotificationTwiceOnTheTopicIsDeliveredOnce() {
        office.receiver("desk");
        var notification = office.notify("desk", "a", 1);
        office.put(notification);

        office.pass(Duration.ofMinutes(1), SECOND);

        assertThat(office.sent).hasSize(1);
        assertThat(office.mark().offset()).isEqualTo(2);
    }

    @Test
    void interruptedSendIsLeftForTheNextOwner() {
        office.receiver("desk", Duration.ZERO, notification -> {
            Thread.currentThread().interrupt();
            return BUSY;
        });
        office.notify("desk", "a", 1);
        var job = office.begin().getFirst();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(job::run);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void poisonIsForTheWorkerToSetAside() {
        var task = new DeliverTask(
                0, new Desk(DeliverySettings.DEFAULT, java.util.Map.of(), office.topics, office, () -> START));
        var poison = new ConsumerRecord<>("t", 0, 0, "desk|x", "{\"id\":\"x\"}".getBytes());

        assertThatExceptionOfType(PoisonException.class).isThrownBy(() -> task.input(poison));
        assertThatExceptionOfType(PoisonException.class).isThrownBy(() -> task.state(poison));
        assertThat(task.mark(1, START).offset()).isEqualTo(1);
    }

    @Test
    void oldestThatWaitsIsReported() {
        office.receiver("dead", Duration.ZERO, notification -> BUSY);
        var notification = office.notify("dead", "a", 1);

        office.deliver();

        assertThat(office.waiting).isEqualTo(1);
        assertThat(office.oldest).isEqualTo(notification.created());
    }

    /** The times between one message and the next, whichever they are. */
    private List<Duration> waits() {
        List<Instant> times = office.sent.stream().map(PostOffice.Sent::at).toList();
        return java.util.stream.IntStream.range(1, times.size())
                .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
                .toList();
    }

    private static Function<Notification, Receipt> queued(Queue<Receipt> answers) {
        return notification -> {
            var next = answers.poll();
            return next == null ? new Delivered(200) : next;
        };
    }

    private static Failed limited(Duration retryAfter) {
        return new Failed(Cause.RATE_LIMITED, true, 429, "the receiver answered 429", retryAfter);
    }
}
