package tidings.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.alerts.deliver.Redelivery;
import tidings.events.Delivery;
import tidings.events.Delivery.State;
import tidings.events.Notification;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.Json;

/** What an operator does by command: {@code deliveries} and {@code dead-letters}. */
class DeliveryCommandsTest {
    private static final Notification WAITS = CommandRoom.notification("waits");
    private static final Notification TAKEN = CommandRoom.notification("taken");
    private static final Notification FAILS = CommandRoom.notification("fails");
    private static final Notification DEAD = CommandRoom.notification("dead");
    private static final Notification AGAIN = CommandRoom.notification("again");
    private static final Notification BACK = CommandRoom.notification("back");

    private static CommandRoom room;

    @BeforeAll
    static void open(@TempDir Path directory) throws Exception {
        room = new CommandRoom(directory);
        for (var notification : List.of(WAITS, TAKEN, FAILS, DEAD, AGAIN, BACK)) {
            room.write(room.topics.notifications().name(), notification.key(), notification);
        }
        deliver(TAKEN, 1, State.ATTEMPTING, null);
        deliver(TAKEN, 1, State.DELIVERED, null);
        deliver(FAILS, 1, State.FAILED, "the receiver answered 503");
        deliver(DEAD, 1, State.DEAD, "the receiver answered 400");
        deliver(AGAIN, 1, State.DELIVERED, null);
        deliver(BACK, 1, State.DEAD, "the receiver answered 410");
        room.write(room.topics.deliveries().name(), "spoilt", new byte[] {'{'});
        set(BACK.key(), Json.bytes(BACK), room.topics.notifications().name(), "gone\nfor \u001b[31mgood");
        set("s1", "{\"id\":1}".getBytes(UTF_8), room.topics.silences().name(), "unreadable");
        set("big", null, room.topics.alerts().name(), "too large");
        set("k", new byte[] {1}, "tidings-alerts-groups-changelog", "unreadable");
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void eachNotificationIsListedWhereItStands() {
        assertThat(room.run("deliveries list")).isZero();

        assertThat(room.out().lines())
                .hasSize(6)
                .anyMatch(line -> line.contains("waiting    desk             " + WAITS.id()))
                .anyMatch(line -> line.contains("delivered  desk             " + TAKEN.id() + "  attempt 1"))
                .anyMatch(line -> line.contains(FAILS.id() + "  attempt 1  the receiver answered 503  next "))
                .anyMatch(line -> line.contains("dead       desk             " + DEAD.id()));
        assertThat(room.err()).contains("tidings.deliveries-");
        assertThat(room.run("deliveries list --state WAITING --json")).isZero();
        assertThat(room.out())
                .contains("{\"notification\":\"" + WAITS.id() + "\",\"receiver\":\"desk\",\"state\":\"waiting\"")
                .doesNotContain(TAKEN.id());
        assertThat(room.run("deliveries list --state failed --receiver desk --since 1d --json"))
                .isZero();
        assertThat(Json.read(room.out().strip().getBytes(UTF_8), Delivery.class).notification())
                .isEqualTo(FAILS.id());
        assertThat(room.run("deliveries list --receiver nobody")).isZero();
        assertThat(room.err()).contains("There are no such deliveries");
    }

    @Test
    void deadLettersAreListedAndWrittenBackWhereTheyCameFrom() {
        assertThat(room.run("dead-letters list")).isZero();
        assertThat(room.out().lines()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(room.out())
                .contains("tidings.notifications-0@7", "gone for \ufffd[31mgood")
                .doesNotContain("\u001b");

        var unreadable = letter("s1");
        assertThat(room.run("dead-letters replay " + unreadable + " " + unreadable))
                .isZero();
        assertThat(room.out()).contains("1 of 1 records were written back");
        assertThat(room.read(room.topics.silences().name()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.headers())
                        .singleElement()
                        .satisfies(header -> assertThat(header.key()).isEqualTo(DeadLetters.REPLAYED)));

        assertThat(room.run("dead-letters replay " + letter(BACK.key()))).isZero();
        assertThat(again(BACK)).hasSizeGreaterThan(0);
        assertThat(room.run("dead-letters replay " + letter("big") + " " + letter("k") + " 9@9 nonsense"))
                .isEqualTo(1);
        assertThat(room.out()).contains("0 of 4 records were written back");
        assertThat(room.err())
                .contains(
                        "was not kept in full", "tidings-alerts-groups-changelog, which nobody but its owner writes to")
                .contains("There is no dead letter 9@9; tidings dead-letters list", "There is no dead letter nonsense");
        assertThat(room.read(room.topics.alerts().name())).isEmpty();
    }

    @Test
    void whatWasWrittenBackIsMarkedAndRefusedUntilSomebodyInsists() {
        var topic = room.topics.feedback().name();
        set("f1", "{\"id\":2}".getBytes(UTF_8), topic, "verdict");
        var letter = letter("f1");

        assertThat(room.run("dead-letters replay --topic feedback --json")).isZero();
        assertThat(room.out().strip())
                .isEqualTo("{\"id\":\"" + letter + "\",\"topic\":\"" + topic + "\",\"written\":true}");
        assertThat(room.run("dead-letters list --topic " + topic)).isZero();
        assertThat(room.out().lines()).singleElement().asString().contains(letter, "verdict", "(written back ");
        assertThat(room.run("dead-letters replay " + letter)).isEqualTo(1);
        assertThat(room.err()).contains(letter + " was written back at ", "--again does it once more");
        assertThat(room.run("dead-letters replay --topic feedback")).isZero();
        assertThat(room.out()).contains("0 of 0 records");

        var back = room.read(topic).getFirst();
        room.write(DeadLetters.of(room.topics.deadLetters().name(), back, new IllegalStateException("still wrong")));
        assertThat(room.run("dead-letters replay --topic feedback --json")).isEqualTo(1);
        assertThat(room.out()).contains("\"written\":false", "from " + letter + ", and failed again: still wrong");
        assertThat(room.read(topic)).hasSize(1);
        assertThat(room.run("dead-letters replay --topic feedback --again")).isZero();
        assertThat(room.out()).contains("2 of 2 records were written back");
    }

    @Test
    void whatFailedInTheMiddleOfATopologyGoesBackThere() throws Exception {
        var topic = "tidings-streams-matches-repartition";
        room.create(topic);
        set("m1", "{}".getBytes(UTF_8), topic, "a bug");

        assertThat(room.run("dead-letters replay " + letter("m1"))).isZero();

        assertThat(room.read(topic)).extracting(ConsumerRecord::key).containsExactly("m1");
    }

    @Test
    void whatIsRedeliveredWaitsUnderTheSameIdUntilItIsAttempted() {
        assertThat(room.run("deliveries redeliver " + AGAIN.id() + " " + AGAIN.id() + " unknown"))
                .isEqualTo(1);
        assertThat(room.out()).contains("1 of 2 notifications will be delivered once more");
        assertThat(room.err()).contains("unknown is not on tidings.notifications");

        assertThat(again(AGAIN))
                .singleElement()
                .satisfies(entry -> assertThat(entry.value()).isEqualTo(Json.bytes(AGAIN)));
        assertThat(room.run("deliveries list --state waiting")).isZero();
        assertThat(room.out()).contains(AGAIN.id() + "  once more", WAITS.id());
        assertThat(room.run("deliveries redeliver --receiver nobody")).isZero();
        assertThat(room.out()).contains("0 of 0 notifications");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        deliveries list --state lost | 2 | Invalid value for option '--state'
        deliveries list --since soon | 1 | --since soon is neither a length such as 30m
        deliveries redeliver | 1 | Name ids of notifications, or --receiver NAME
        deliveries redeliver a --receiver desk | 1 | Name ids of notifications, or --receiver NAME
        deliveries redeliver a --since 2d | 1 | --since goes with --receiver
        dead-letters list --since 30-02-2026 | 1 | --since 30-02-2026 is neither a length
        dead-letters replay | 1 | Name ids of dead letters, or --topic NAME
        dead-letters replay 1@1 --topic feeds | 1 | Name ids of dead letters, or --topic NAME
        """)
    void whatMakesNoSenseIsRefused(String command, int status, String message) {
        assertThat(room.run(command)).isEqualTo(status);

        assertThat(room.err()).contains(message).doesNotContain("Exception", "mistake in the program");
    }

    @ParameterizedTest
    @CsvSource({"999999999d", "P9999999999D", "0000-01-01T00:00:00Z", "+999999999-12-31T00:00:00Z"})
    void timesBeyondAllReasonAreNoMistakeOfTheProgram(String since) {
        assertThat(room.run("deliveries list --since " + since)).isZero();
    }

    private static List<ConsumerRecord<String, byte[]>> again(Notification notification) {
        return room.read(room.topics.notifications().name()).stream()
                .filter(entry -> entry.headers().lastHeader(Redelivery.HEADER) != null)
                .filter(entry -> entry.key().equals(notification.key()))
                .toList();
    }

    private static String letter(String key) {
        return room.read(room.topics.deadLetters().name()).stream()
                .filter(entry -> key.equals(entry.key()))
                .map(entry -> entry.partition() + "@" + entry.offset())
                .findFirst()
                .orElseThrow();
    }

    private static void deliver(Notification notification, int attempt, State state, String reason) {
        var next = state == State.FAILED ? Instant.now().plusSeconds(60) : null;
        var delivery = new Delivery(notification.id(), "desk", attempt, state, Instant.now(), null, reason, next);
        room.write(room.topics.deliveries().name(), delivery.key(), delivery);
    }

    private static void set(String key, byte[] value, String topic, String reason) {
        var origin = new ConsumerRecord<>(topic, 0, 7, key, value);
        room.write(DeadLetters.of(room.topics.deadLetters().name(), origin, new IllegalStateException(reason)));
    }
}
