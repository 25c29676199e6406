package tidings.app.broker;

import static java.lang.System.Logger.Level.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast messages go: at the pace that a receiver sets, and not behind others that are slow or away. */
@Tag("load")
class DeliveryPaceTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private DeliveryRoom room;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        room = new DeliveryRoom(directory);
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    /** Slack takes one message a second and refuses what comes sooner. */
    @Test
    void sixtyAlertsReachSlackAtItsPace() {
        room.start(room.routing(room.settings("paced")));
        room.start(room.delivering(room.settings("paced"), "1"));

        room.raise(60);

        await().atMost(Duration.ofSeconds(150))
                .untilAsserted(() -> assertThat(room.taken).hasSize(60));
        var took = Duration.between(room.taken.peek(), List.copyOf(room.taken).getLast());
        var rate = 59_000.0 / took.toMillis();
        System.getLogger("tidings.load")
                .log(WARNING, "60 alerts in {0}, {1} a second, {2} refused", took, rate, room.refused.get());
        assertThat(rate).isLessThanOrEqualTo(1.1);
        assertThat(room.refused.get()).isZero();
    }

    /**
     * Measured twice in one warm run, first without and then with a dead receiver and one that takes thirty seconds. The
     * figures are printed; what is asserted is that nobody waits behind the slow one.
     */
    @Test
    void deadAndSlowReceiversDelayNobody() {
        room.start(room.routing(room.settings("hook", "slow", "dead")));
        var alone = room.start(room.delivering(room.settings("hook"), "1"));
        room.raise(200, "warm-");
        await().atMost(SOON).untilAsserted(() -> assertThat(room.at("/hook")).hasSize(200));
        room.received.clear();
        room.raise(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(room.at("/hook")).hasSize(200));
        var before = percentile99(room.raisedAt());
        alone.close();
        room.received.clear();

        room.start(room.delivering(room.settings("hook", "slow", "dead"), "2"));
        await().atMost(SOON).untilAsserted(() -> assertThat(room.at("/slow")).isNotEmpty());
        room.raise(200, "second-");
        await().atMost(SOON).untilAsserted(() -> assertThat(room.at("/hook")).hasSize(200));
        var after = percentile99(room.raisedAt());

        System.getLogger("tidings.load")
                .log(WARNING, "99th percentile: {0} alone, {1} beside a slow and a dead one", before, after);
        assertThat(after).isLessThan(DeliveryRoom.SLOW.dividedBy(2));
    }

    private Duration percentile99(Instant since) {
        return room.at("/hook").stream()
                .map(message -> Duration.between(since, message.at()))
                .sorted()
                .toList()
                .get(197);
    }
}
