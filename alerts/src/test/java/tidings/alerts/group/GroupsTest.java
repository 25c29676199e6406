package tidings.alerts.group;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.Samples.alert;
import static tidings.alerts.group.GroupRoom.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidings.alerts.Samples;
import tidings.events.Alert;
import tidings.events.Change;
import tidings.events.Counts;
import tidings.events.Feedback;
import tidings.events.Ids;
import tidings.events.Notification;
import tidings.events.Occasion;
import tidings.events.Severity;
import tidings.events.topic.Json;

class GroupsTest {
    private static final Duration NEVER = Duration.ZERO;
    private static final Policy USUAL = policy(Duration.ofSeconds(30), Duration.ofMinutes(5), NEVER);
    private static final Policy REPEATING = policy(Duration.ZERO, Duration.ofMinutes(5), Duration.ofHours(1));

    private final GroupRoom room = new GroupRoom();

    @Test
    void aNewGroupWaitsForMoreOfTheSame() {
        room.raise(USUAL, alert("a").build());
        room.pass(Duration.ofSeconds(20));
        room.raise(USUAL, alert("b").build());
        room.pass(Duration.ofSeconds(9));
        assertThat(room.sent).isEmpty();
        assertThat(room.open()).isEqualTo(1);

        room.pass(Duration.ofSeconds(1));

        assertThat(room.sent).hasSize(1);
        var message = room.sent.getFirst();
        assertThat(message.alerts()).extracting(Alert::id).containsExactlyInAnyOrder(id("a"), id("b"));
        assertThat(message.counts()).isEqualTo(new Counts(2, 0, 0, 2, 0, 0));
        assertThat(message.group()).isEqualTo("theme=embassy");
        assertThat(message.occasion()).isEqualTo(Occasion.GROUP);
        assertThat(room.open()).isZero();
    }

    @Test
    void betweenTwoMessagesOfAGroupLiesItsInterval() {
        room.raise(USUAL, alert("a").build());
        room.pass(Duration.ofSeconds(31));
        room.raise(USUAL, alert("b").build());
        room.pass(Duration.ofMinutes(10));
        room.raise(USUAL, alert("c").build());
        room.pass(Duration.ofMinutes(10));

        assertThat(room.times()).containsExactly(30L, 330L, 661L);
    }

    @Test
    void otherGroupsAreToldByThemselves() {
        room.raise(USUAL, alert("a").build());
        room.pass(Duration.ofSeconds(10));
        room.raise(USUAL, alert("a").theme("taiwan", "Taiwan").build());
        room.pass(Duration.ofMinutes(1));

        assertThat(room.sent).extracting(Notification::group).containsExactly("theme=embassy", "theme=taiwan");
        assertThat(room.times()).containsExactly(30L, 40L);
    }

    @Test
    void laterVersionsAreOneUpdateInTheNextInterval() {
        room.raise(USUAL, alert("a").build());
        room.pass(Duration.ofSeconds(40));
        room.raise(USUAL, alert("a").version(2).build(), alert("a").version(3).build());
        room.pass(Duration.ofMinutes(10));

        assertThat(room.times()).containsExactly(30L, 330L);
        var update = room.sent.getLast();
        assertThat(update.alerts()).extracting(Alert::version).containsExactly(3);
        assertThat(update.counts()).isEqualTo(new Counts(0, 1, 0, 2, 0, 0));
    }

    @Test
    void aVersionThatIsNoNewerChangesNothing() {
        room.raise(
                USUAL,
                alert("a").version(2).build(),
                alert("a").build(),
                alert("a").version(2).build());
        room.pass(Duration.ofSeconds(30));
        room.raise(USUAL, alert("a").version(2).build(), alert("a").version(1).build());
        room.pass(Duration.ofHours(1));

        assertThat(room.sent).hasSize(1);
        assertThat(room.sent.getFirst().counts()).isEqualTo(Counts.fresh(1));
    }

    @Test
    void atOnceMeansEachVersionIsAMessageAtOnce() {
        var first = alert("a").build();
        var second = alert("a").version(2).build();

        room.raise(Policy.AT_ONCE, first, second);

        assertThat(room.sent)
                .extracting(Notification::id)
                .containsExactly(
                        Ids.notification("desk", first.id(), List.of(first.versionId())),
                        Ids.notification("desk", first.id(), List.of(second.versionId())));
        assertThat(room.sent).extracting(Notification::group).containsOnly(first.id());
    }

    @Test
    void whatNobodyAcknowledgedIsRepeatedForThreeDays() {
        room.raise(REPEATING, alert("a").build());
        room.pass(Duration.ofDays(4));

        assertThat(room.sent).hasSize(73);
        assertThat(room.times().subList(0, 3)).containsExactly(0L, 3600L, 7200L);
        assertThat(room.sent.get(1).occasion()).isEqualTo(Occasion.REPEAT);
        assertThat(room.sent.get(1).counts()).isEqualTo(new Counts(0, 0, 1, 0, 0, 0));
        assertThat(room.sent).extracting(Notification::id).doesNotHaveDuplicates();
    }

    @Test
    void acknowledgedIsNotRepeatedButItsNewsIsTold() {
        room.raise(REPEATING, alert("a").build());
        room.pass(Duration.ofMinutes(90));
        room.mutes.heard(Feedback.of(id("a"), 1, "embassy", Feedback.Verdict.ACKNOWLEDGED, "Kim", null, room.now));
        room.pass(Duration.ofHours(5));
        assertThat(room.times()).containsExactly(0L, 3600L);

        room.raise(REPEATING, alert("a").version(2).build());

        assertThat(room.sent.getLast().counts().updates()).isEqualTo(1);
    }

    @Test
    void aStoryThatWentQuietIsNotRepeated() {
        room.raise(REPEATING, alert("a").build());
        room.pass(Duration.ofMinutes(10));
        room.raise(REPEATING, alert("a").version(2).change(Change.QUIET).build());
        room.pass(Duration.ofHours(5));

        assertThat(room.times()).containsExactly(0L, 600L);
    }

    @Test
    void repeatsAndNewsKeepTheirInterval() {
        var policy = policy(Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofHours(1));
        room.raise(policy, alert("a").build());
        room.pass(Duration.ofMinutes(61));
        room.raise(policy, alert("b").build());
        room.pass(Duration.ofMinutes(20));

        assertThat(room.times()).containsExactly(120L, 3720L, 4020L);
        assertThat(room.sent.getLast().alerts()).extracting(Alert::id).containsExactly(id("b"));
    }

    @Test
    void aStormOfFiveThousandIsOneMessageForEachIntervalAndCountedExactly() {
        var told = new ArrayList<String>();
        for (var second = 0; second < 60; second++) {
            var from = second * 5_000 / 60;
            var to = (second + 1) * 5_000 / 60;
            IntStream.range(from, to).forEach(n -> room.raise(USUAL, storm(n)));
            room.pass(Duration.ofSeconds(1));
        }
        room.pass(Duration.ofMinutes(30));

        assertThat(room.times()).containsExactly(30L, 330L);
        assertThat(room.sent).extracting(message -> message.counts().alerts()).containsExactly(2_500, 2_500);
        room.sent.forEach(message -> {
            assertThat(message.counts().versions()).isEqualTo(2_500);
            assertThat(message.alerts())
                    .hasSize(100)
                    .isSortedAccordingTo(
                            java.util.Comparator.comparing(Alert::raised).thenComparing(Alert::id));
            assertThat(message.omitted()).isEqualTo(2_400);
            assertThat(Json.bytes(message).length).isLessThan(950_000);
            message.alerts().forEach(alert -> told.add(alert.versionId()));
            told.addAll(message.more());
        });
        assertThat(told).doesNotHaveDuplicates().hasSize(5_000);
        assertThat(Set.copyOf(told))
                .isEqualTo(IntStream.range(0, 5_000)
                        .mapToObj(n -> storm(n).versionId())
                        .collect(Collectors.toSet()));
    }

    @Test
    void theWeightiestAreCarriedInFull() {
        var alerts = Stream.concat(
                IntStream.range(0, 200).mapToObj(n -> alert("low-" + n).severity(Severity.LOW)),
                Stream.of(alert("top").severity(Severity.CRITICAL)));

        room.raise(USUAL, alerts.map(Samples.Draft::build).toArray(Alert[]::new));
        room.pass(Duration.ofSeconds(30));

        assertThat(room.sent.getFirst().alerts())
                .hasSize(100)
                .extracting(Alert::id)
                .contains(id("top"));
        assertThat(room.sent.getFirst().counts()).isEqualTo(Counts.fresh(201));
    }

    @Test
    void largeAlertsAreNamedRatherThanMadeIntoAMessageThatNoBrokerTakes() {
        IntStream.range(0, 30)
                .forEach(n -> room.raise(
                        USUAL, alert("big-" + n).title("x".repeat(60_000)).build()));
        room.pass(Duration.ofSeconds(30));

        var message = room.sent.getFirst();
        assertThat(message.counts()).isEqualTo(Counts.fresh(30));
        assertThat(message.alerts()).hasSizeBetween(1, 15);
        assertThat(message.more()).hasSize(30 - message.alerts().size());
        assertThat(Json.bytes(message).length).isLessThan(950_000);
    }

    @Test
    void aRestartKeepsWhatWaitsAndItsTime() {
        room.raise(USUAL, alert("a").build());
        room.pass(Duration.ofSeconds(20));
        room.restart();
        assertThat(room.open()).isEqualTo(1);
        room.raise(USUAL, alert("b").build());
        room.pass(Duration.ofSeconds(11));
        room.restart();
        room.raise(USUAL, alert("a").version(2).build());
        room.pass(Duration.ofMinutes(10));

        assertThat(room.times()).containsExactly(30L, 330L);
        assertThat(room.sent.getLast().counts()).isEqualTo(new Counts(0, 1, 0, 1, 0, 0));
    }

    @Test
    void aGroupWithoutNewsIsForgottenAfterAWeek() {
        room.raise(USUAL, alert("a").build());
        room.pass(Duration.ofMinutes(1));
        room.jump(room.now.plus(Duration.ofDays(6)));
        assertThat(room.groups.size()).isEqualTo(1);

        room.jump(room.now.plus(Duration.ofDays(2)));

        assertThat(room.groups.size() + room.waiting.size() + room.told.size()).isZero();
    }

    @Test
    void aBusyGroupForgetsWhatItToldLongAgo() {
        for (var day = 0; day < 30; day++) {
            room.raise(USUAL, alert("day-" + day).build());
            room.pass(Duration.ofMinutes(1));
            room.jump(room.now.plus(Duration.ofDays(1)));
        }

        assertThat(room.sent).hasSize(30);
        assertThat(room.told.size()).isBetween(7, 9);
    }

    @Test
    void digestsComeAtTheirTimeWithAllThatIsNew() {
        var morning = policy(Digest.daily("Europe/Vienna", "07:30"));
        room.raise(morning, alert("a").build());
        room.jump(Instant.parse("2026-03-01T22:00:00Z"));
        room.raise(morning, alert("b").build(), alert("a").version(2).build());
        room.jump(Instant.parse("2026-03-02T06:29:59Z"));
        assertThat(room.sent).isEmpty();

        room.jump(Instant.parse("2026-03-02T06:30:00Z"));
        room.jump(Instant.parse("2026-03-05T06:30:00Z"));

        assertThat(room.sent).hasSize(1);
        assertThat(room.sent.getFirst().occasion()).isEqualTo(Occasion.DIGEST);
        assertThat(room.sent.getFirst().counts()).isEqualTo(new Counts(2, 0, 0, 3, 0, 0));
    }

    private static Alert storm(int number) {
        return alert("storm-" + number).build();
    }

    private static String id(String article) {
        return alert(article).build().id();
    }
}
