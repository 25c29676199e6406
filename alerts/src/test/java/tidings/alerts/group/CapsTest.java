package tidings.alerts.group;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.Samples.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tidings.alerts.Samples;
import tidings.alerts.mute.MuteReason;
import tidings.events.Alert;
import tidings.events.Counts;
import tidings.events.Notification;
import tidings.events.Occasion;

class CapsTest implements GroupTally {
    private final MapShelf<Capped> receivers = new MapShelf<>();
    private final MapShelf<Waiting> kept = new MapShelf<>();
    private final List<Notification> sent = new ArrayList<>();
    private Map<String, Cap> limits = Map.of("desk", new Cap(3, Duration.ofHours(1)));
    private Caps caps = caps();
    private Instant now = Samples.START;
    private int counted;

    @Test
    void whatIsBeyondTheCapIsSummedUpWhenThereIsRoom() {
        for (var n = 0; n < 10; n++) {
            take(message("desk", "a" + n, 1));
            pass(Duration.ofMinutes(1));
        }
        assertThat(sent).hasSize(3);
        assertThat(counted).isEqualTo(7);

        pass(Duration.ofMinutes(49));
        assertThat(sent).hasSize(3);
        pass(Duration.ofMinutes(1));

        assertThat(sent).hasSize(4);
        var sum = sent.getLast();
        assertThat(sum.occasion()).isEqualTo(Occasion.HELD_BACK);
        assertThat(sum.counts()).isEqualTo(new Counts(7, 0, 0, 7, 0, 7));
        assertThat(sum.alerts()).hasSize(7);
        assertThat(kept.size()).isZero();
    }

    @Test
    void inNoHourAreThereMoreThanTheCapAndNothingIsDropped() {
        for (var minute = 0; minute < 600; minute++) {
            take(message("desk", "a" + minute, 1));
            pass(Duration.ofMinutes(1));
        }
        pass(Duration.ofHours(2));

        for (var first = 0; first + 3 < sent.size(); first++) {
            var gap = Duration.between(
                    sent.get(first).created(), sent.get(first + 3).created());
            assertThat(gap).isGreaterThanOrEqualTo(Duration.ofHours(1));
        }
        assertThat(sent.stream().mapToInt(each -> each.counts().alerts()).sum()).isEqualTo(600);
        assertThat(sent.stream().flatMap(each -> each.alerts().stream()).map(Alert::versionId))
                .doesNotHaveDuplicates()
                .hasSize(600);
    }

    @Test
    void laterVersionsOfWhatIsHeldReplaceItAndCountOnce() {
        IntStream.range(0, 3).forEach(n -> take(message("desk", "a" + n, 1)));
        take(message("desk", "b", 1));
        take(new Notification(
                "u",
                "desk",
                "g",
                List.of(alert("b").version(2).build()),
                now,
                Occasion.GROUP,
                new Counts(0, 1, 0, 1, 0, 0),
                List.of(),
                Map.of()));
        pass(Duration.ofHours(1));

        assertThat(sent.getLast().alerts()).extracting(Alert::version).containsExactly(2);
        assertThat(sent.getLast().counts()).isEqualTo(new Counts(1, 0, 0, 2, 0, 2));
    }

    @Test
    void whatAMessageOnlyNamesIsNamedAndCounted() {
        IntStream.range(0, 3).forEach(n -> take(message("desk", "a" + n, 1)));
        take(new Notification(
                "m",
                "desk",
                "g",
                List.of(alert("b").build()),
                now,
                Occasion.GROUP,
                Counts.fresh(3),
                List.of("x.1", "y.2"),
                Map.of()));
        pass(Duration.ofHours(1));

        assertThat(sent.getLast().more()).containsExactlyInAnyOrder("x.1", "y.2");
        assertThat(sent.getLast().counts().alerts()).isEqualTo(3);
    }

    @Test
    void otherReceiversAreNotHeldBack() {
        IntStream.range(0, 10).forEach(n -> take(message("phone", "a" + n, 1)));

        assertThat(sent).hasSize(10);
        assertThat(counted).isZero();
    }

    @Test
    void aRestartKeepsWhatIsHeldAndAReceiverWithoutItsCapGetsItAtOnce() {
        IntStream.range(0, 5).forEach(n -> take(message("desk", "a" + n, 1)));
        caps = caps();
        pass(Duration.ofMinutes(1));
        assertThat(sent).hasSize(3);

        limits = Map.of();
        caps = caps();
        pass(Duration.ofMinutes(1));

        assertThat(sent).hasSize(4);
        assertThat(sent.getLast().counts().alerts()).isEqualTo(2);
    }

    private void take(Notification notification) {
        caps.take(notification, now);
    }

    private void pass(Duration time) {
        for (var end = now.plus(time); now.isBefore(end); ) {
            now = now.plusSeconds(30);
            caps.tick(now);
        }
    }

    private Caps caps() {
        return new Caps(limits, receivers, kept, this, message -> sent.add(message));
    }

    private Notification message(String receiver, String article, int version) {
        var alert = alert(article).version(version).build();
        return new Notification(article + version, receiver, "g", List.of(alert), now);
    }

    @Override
    public void muted(MuteReason reason) {
        throw new AssertionError("caps mute nothing");
    }

    @Override
    public void held(String receiver, HoldReason reason) {
        counted++;
    }
}
