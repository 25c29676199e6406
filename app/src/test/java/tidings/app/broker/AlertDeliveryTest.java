package tidings.app.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.events.Delivery;
import tidings.events.topic.DeadLetters;

/** From an alert on its topic to messages at receivers, over a real broker and real HTTP. */
class AlertDeliveryTest {
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

    @Test
    void everyAlertReachesEveryReceiverOnceAndADeadOneHoldsUpNobody() {
        room.start(room.routing(room.settings("hook", "slack", "gone")));
        room.start(room.delivering(room.settings("hook", "slack", "gone"), "1"));

        room.raise(40);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(room.ids("/hook")).hasSize(40);
            assertThat(room.at("/slack")).hasSize(40);
            assertThat(room.read(room.topics.deadLetters().name())).hasSize(40);
        });
        assertThat(room.ids("/hook")).doesNotHaveDuplicates();
        assertThat(room.at("/hook"))
                .allSatisfy(message -> assertThat(message.signature()).isEqualTo(signed(message)));
        assertThat(room.read(room.topics.deadLetters().name())).allSatisfy(letter -> {
            assertThat(letter.key()).startsWith("gone|");
            assertThat(new String(
                            letter.headers().lastHeader(DeadLetters.MESSAGE).value(), UTF_8))
                    .containsAnyOf("the receiver answered 410", "the receiver is disabled");
        });
        assertThat(room.registry
                        .get("tidings.alerts.notifications")
                        .tag("receiver", "hook")
                        .counter()
                        .count())
                .isEqualTo(40);
        assertThat(room.registry.get("tidings.alerts.undelivered").gauge().value())
                .isZero();
        assertThat(room.registry.get("tidings.alerts.latency").timer().count()).isEqualTo(80);
    }

    @Test
    void whatWasCutOffIsDeliveredAgainByTheNextWithTheSameId() {
        room.hold();
        room.start(room.routing(room.settings("hook")));
        var first = room.start(room.delivering(room.settings("hook"), "1"));
        room.raise(10);
        await().atMost(SOON).untilAsserted(() -> assertThat(room.ids("/hook")).hasSize(4));
        first.close();
        var cutOff = room.ids("/hook");
        room.letGo();

        room.start(room.delivering(room.settings("hook"), "1"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(room.deliveries())
                        .filteredOn(delivery -> delivery.state() == Delivery.State.DELIVERED)
                        .hasSize(10));
        assertThat(room.ids("/hook")).hasSize(14);
        assertThat(room.ids("/hook").stream().distinct()).hasSize(10);
        assertThat(room.deliveries())
                .filteredOn(delivery -> delivery.state() == Delivery.State.DELIVERED && delivery.attempt() == 2)
                .extracting(Delivery::notification)
                .containsExactlyInAnyOrderElementsOf(cutOff);
    }

    private static String signed(DeliveryRoom.Received message) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(DeliveryRoom.KEY, "HmacSHA256"));
        var content = message.id() + "." + message.timestamp() + "." + message.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    }
}
