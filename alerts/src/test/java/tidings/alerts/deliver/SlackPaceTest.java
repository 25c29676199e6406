package tidings.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tidings.alerts.channel.FakeSlack;
import tidings.events.Delivery;

/** Five hundred alerts to a Slack that takes one message a second and refuses what comes sooner. */
class SlackPaceTest {
    private static final int ALERTS = 500;

    @Test
    void allArriveNoneTooSoon() {
        var office = new PostOffice();
        try (var slack = new FakeSlack(office::now)) {
            office.receiver("desk", slack.webhook());
            IntStream.range(0, ALERTS).forEach(i -> office.notify("desk", "a" + i, 1));

            office.pass(Duration.ofSeconds(ALERTS), Duration.ofMillis(100));

            assertThat(slack.accepted).hasSize(ALERTS);
            assertThat(slack.answered(429)).isZero();
            var took = Duration.between(slack.times.getFirst(), slack.times.getLast());
            assertThat((ALERTS - 1) / (double) took.toSeconds()).isBetween(0.9, 1.1);
            assertThat(office.deliveries)
                    .filteredOn(delivery -> delivery.state() == Delivery.State.DELIVERED)
                    .extracting(Delivery::notification)
                    .doesNotHaveDuplicates()
                    .hasSize(ALERTS);
        }
    }

    @Test
    void slackThatIsSharedWithOthersIsWaitedForAndNothingIsLost() {
        var office = new PostOffice();
        try (var slack = new FakeSlack(office::now)) {
            var stranger = slack.webhook();
            office.receiver("desk", slack.webhook());
            IntStream.range(0, 60).forEach(i -> office.notify("desk", "a" + i, 1));
            var before = office.deliveries.size();

            for (var round = 0; round < 60; round++) {
                stranger.send(tidings.alerts.Samples.notification("other", "x" + round, 1));
                office.pass(Duration.ofSeconds(5), Duration.ofMillis(500));
            }

            assertThat(before).isZero();
            assertThat(slack.answered(429)).isPositive();
            assertThat(office.deliveries)
                    .filteredOn(delivery -> delivery.state() == Delivery.State.DELIVERED)
                    .hasSize(60);
            assertThat(office.deadLetters).isEmpty();
        }
    }
}
