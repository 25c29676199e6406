package tidings.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tidings.alerts.channel.Receipt;
import tidings.alerts.channel.Receipt.Cause;
import tidings.alerts.channel.Receipt.Delivered;
import tidings.alerts.channel.Receipt.Failed;
import tidings.alerts.channel.Receipt.Partly;
import tidings.events.Delivery;
import tidings.events.Notification;

/** What becomes of a receiver that is away, gone, slow, or takes a message piece by piece. */
class ReceiverTroubleTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Failed AWAY = new Failed(Cause.SERVER, true, 503, "the receiver answered 503", null);
    private static final Failed GONE = new Failed(Cause.GONE, false, 410, "the receiver answered 410", null);

    private final PostOffice office = new PostOffice();

    @Test
    void receiverThatIsAwayIsAskedByOneMessageAtATimeAtMostTwiceAMinute() {
        office.receiver("desk", Duration.ZERO, notification -> AWAY);
        IntStream.range(0, 50).forEach(i -> office.notify("desk", "a" + i, 1));

        office.pass(Duration.ofMinutes(1), SECOND);
        var before = office.sent.size();
        office.pass(Duration.ofHours(1), SECOND);

        assertThat(before).isLessThan(15);
        assertThat(office.away).isEqualTo(1);
        assertThat(office.sent.size() - before).isBetween(100, 121);
        assertThat(office.begin()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void everyMessageGetsItsFirstAttemptWhileTheReceiverIsAway() {
        office.receiver("desk", Duration.ZERO, notification -> AWAY);
        IntStream.range(0, 50).forEach(i -> office.notify("desk", "a" + i, 1));

        office.pass(Duration.ofMinutes(40), SECOND);

        assertThat(office.sent.stream().map(PostOffice.Sent::notification).distinct())
                .hasSize(50);
    }

    @Test
    void whatWaitsIsSentAsSoonAsTheReceiverTookOne() {
        var back = new boolean[1];
        office.receiver("desk", Duration.ZERO, notification -> back[0] ? new Delivered(200) : AWAY);
        IntStream.range(0, 50).forEach(i -> office.notify("desk", "a" + i, 1));
        office.pass(Duration.ofHours(5), Duration.ofSeconds(5));

        back[0] = true;
        office.pass(Duration.ofMinutes(75), SECOND);

        var delivered = office.deliveries.stream()
                .filter(delivery -> delivery.state() == Delivery.State.DELIVERED)
                .map(Delivery::at)
                .toList();
        assertThat(delivered).hasSize(50);
        assertThat(Duration.between(delivered.getFirst(), delivered.getLast())).isLessThan(Duration.ofSeconds(20));
        assertThat(office.away).isZero();
    }

    @Test
    void receiverThatIsAwayIsKnownAfterARestart() {
        office.receiver("desk", Duration.ZERO, notification -> AWAY);
        IntStream.range(0, 50).forEach(i -> office.notify("desk", "a" + i, 1));
        office.pass(Duration.ofMinutes(10), SECOND);
        var before = office.sent.size();

        office.restart();
        office.pass(SECOND, SECOND);

        assertThat(office.sent.size() - before).isLessThanOrEqualTo(1);
    }

    @Test
    void refusalOfSomeMessagesDoesNotMakeAReceiverAway() {
        office.receiver(
                "desk", Duration.ZERO, notification -> new Failed(Cause.REJECTED, false, 400, "answered 400", null));
        IntStream.range(0, 20).forEach(i -> office.notify("desk", "a" + i, 1));

        office.pass(Duration.ofSeconds(5), SECOND);

        assertThat(office.away).isZero();
        assertThat(office.sent).hasSize(20);
    }

    @Test
    void addressThatIsGoneIsNotAskedAnyMoreNotEvenAfterARestart() {
        office.targets.put("desk", "place");
        office.receiver("desk", Duration.ZERO, notification -> GONE);
        office.notify("desk", "a", 1);
        office.deliver();

        office.restart();
        office.move(Duration.ofDays(10));
        var later = office.notify("desk", "b", 1);
        office.pass(Duration.ofMinutes(1), SECOND);
        office.restart();
        var last = office.notify("desk", "c", 1);
        office.pass(Duration.ofMinutes(1), SECOND);

        assertThat(office.sent).hasSize(1);
        assertThat(office.disabled).isEqualTo(1);
        assertThat(office.history(later)).containsExactly("attempting 1", "dead 1");
        assertThat(office.history(last)).containsExactly("attempting 1", "dead 1");
        assertThat(office.deliveries.getLast().reason())
                .startsWith("the receiver is disabled")
                .contains("redeliver");
        assertThat(office.deadLetters).hasSize(3);
        assertThat(office.counted).contains("gone", "disabled");
    }

    @Test
    void anotherAddressIsAsked() {
        office.targets.put("desk", "place");
        office.receiver("desk", Duration.ZERO, notification -> GONE);
        office.notify("desk", "a", 1);
        office.deliver();

        office.targets.put("desk", "another place");
        office.receiver("desk");
        office.restart();
        var next = office.notify("desk", "b", 1);
        office.deliver();

        assertThat(office.history(next)).containsExactly("attempting 1", "delivered 1");
    }

    @Test
    void redeliveryAsksADisabledReceiverAndEnablesItIfItTakesIt() {
        Queue<Receipt> answers = new ArrayDeque<>(List.of(GONE));
        office.targets.put("desk", "place");
        office.receiver("desk", Duration.ZERO, queued(answers));
        var first = office.notify("desk", "a", 1);
        office.deliver();

        office.redeliver(first, "t1");
        office.deliver();
        office.restart();
        var next = office.notify("desk", "b", 1);
        office.deliver();

        assertThat(office.sent).extracting("notification").containsExactly(first.id(), first.id(), next.id());
        assertThat(office.history(next)).containsExactly("attempting 1", "delivered 1");
        assertThat(office.disabled).isZero();
    }

    @Test
    void redeliveryIsDoneOnceAndNotAgainAfterARestart() {
        office.receiver("dead", Duration.ZERO, notification -> AWAY).receiver("desk");
        office.notify("dead", "x", 1);
        var first = office.notify("desk", "a", 1);
        office.deliver();

        office.redeliver(first, "t1");
        office.deliver();
        office.restart();
        office.pass(Duration.ofMinutes(1), SECOND);

        assertThat(sentTo("desk")).hasSize(2);
        assertThat(office.deliveries)
                .filteredOn(delivery -> delivery.state() == Delivery.State.DELIVERED)
                .extracting(Delivery::again)
                .containsExactly(null, "t1");
    }

    @Test
    void partsFollowEachOtherAtTheReceiversPaceAndGoOnAfterARestart() {
        office.receiver("desk", SECOND, notification -> {
            var done = office.memories.getLast().references().size();
            return done == 3 ? new Delivered(200, Map.of("part-3", "x")) : new Partly(200, Map.of("part-" + done, "x"));
        });
        var notification = office.notify("desk", "a", 1);

        office.pass(SECOND, SECOND);
        office.restart();
        office.pass(SECOND.multipliedBy(5), SECOND);

        assertThat(office.history(notification))
                .containsExactly(
                        "attempting 1",
                        "part 1",
                        "attempting 2",
                        "part 2",
                        "attempting 3",
                        "part 3",
                        "attempting 4",
                        "delivered 4");
        assertThat(gaps()).allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(SECOND));
    }

    @Test
    void partsDoNotMakeTheWaitAfterAFailureLonger() {
        office.receiver("desk", Duration.ZERO, notification -> {
            var done = office.memories.getLast().references().size();
            return done == 9 ? AWAY : new Partly(200, Map.of("part-" + done, "x"));
        });
        office.notify("desk", "a", 1);

        office.pass(SECOND, Duration.ofMillis(100));

        var last = office.deliveries.getLast();
        assertThat(Duration.between(last.at(), last.nextAttempt())).isLessThan(Duration.ofSeconds(7));
    }

    @Test
    void whatAReceiptReferredToIsRememberedForLaterVersionsAndOverRestarts() {
        office.receiver("desk", Duration.ZERO, notification -> new Delivered(200, Map.of("story", "17.5")));
        office.notify("desk", "a", 1);
        office.deliver();
        office.move(Duration.ofDays(13));
        office.restart();
        office.notify("desk", "a", 2);
        office.deliver();

        assertThat(office.memories.getLast().get("story")).isEqualTo("17.5");
    }

    @Test
    void whatIsOlderThanTwoWeeksIsForgottenAndNeedNotBeReadAgain() {
        office.receiver("desk", Duration.ZERO, notification -> new Delivered(200, Map.of("story", "17.5")));
        office.notify("desk", "a", 1);
        office.deliver();
        assertThat(office.mark().since()).isEqualTo(office.now());

        office.move(Standing.KEEP.plus(SECOND));

        assertThat(office.mark().since()).isEqualTo(office.now());
    }

    @Test
    void receiversOfOneAddressShareItsPace() {
        office.targets.put("one", "place");
        office.targets.put("two", "place");
        office.receiver("one", SECOND, notification -> new Delivered(200));
        office.receiver("two", SECOND, notification -> new Delivered(200));
        IntStream.range(0, 10).forEach(i -> {
            office.notify("one", "a" + i, 1);
            office.notify("two", "b" + i, 1);
        });

        office.pass(Duration.ofSeconds(19), Duration.ofMillis(100));

        assertThat(office.sent).hasSize(20);
        assertThat(gaps()).allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(SECOND));
    }

    @Test
    void pauseThatAReceiverAskedForHoldsAfterARestart() {
        Queue<Receipt> answers = new ArrayDeque<>(
                List.of(new Failed(Cause.RATE_LIMITED, true, 429, "answered 429", Duration.ofMinutes(10))));
        office.receiver("desk", Duration.ZERO, queued(answers));
        office.notify("desk", "a", 1);
        office.deliver();

        office.restart();
        office.notify("desk", "b", 1);
        office.pass(Duration.ofMinutes(9), SECOND);
        assertThat(office.sent).hasSize(1);

        office.pass(Duration.ofMinutes(2), SECOND);
        assertThat(office.sent).hasSize(3);
    }

    @Test
    void messageThatALostPartitionHadUnderWayDoesNotHoldUpThePace() {
        var pace = new Pace(SECOND);
        var mailbox = new Mailbox(4, new Circuit(), pace);
        mailbox.add(new Owed(0, tidings.alerts.Samples.notification("desk", "a", 1), null));
        assertThat(mailbox.next(Instant.EPOCH)).isNotNull();
        assertThat(pace.lets(Instant.EPOCH)).isFalse();

        mailbox.lost();

        assertThat(pace.lets(Instant.EPOCH)).isTrue();
    }

    private List<PostOffice.Sent> sentTo(String receiver) {
        return office.sent.stream()
                .filter(sent -> sent.receiver().equals(receiver))
                .toList();
    }

    private List<Duration> gaps() {
        List<Duration> gaps = new ArrayList<>();
        for (var i = 1; i < office.sent.size(); i++) {
            gaps.add(Duration.between(
                    office.sent.get(i - 1).at(), office.sent.get(i).at()));
        }
        return gaps;
    }

    private static Function<Notification, Receipt> queued(Queue<Receipt> answers) {
        return notification -> {
            var next = answers.poll();
            return next == null ? new Delivered(200) : next;
        };
    }
}
