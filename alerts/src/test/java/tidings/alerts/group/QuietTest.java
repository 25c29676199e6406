package tidings.alerts.group;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.Samples.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidings.alerts.mute.InhibitSettings;
import tidings.events.Alert;
import tidings.events.Counts;
import tidings.events.Ids;
import tidings.events.Match;
import tidings.events.Severity;
import tidings.events.Silence;

/** What keeps a group from being told: quiet hours, mute times, silences, inhibition. */
class QuietTest {
    private static final TimeInterval NIGHT = interval("22:00-07:00", "Europe/Vienna");
    private static final Policy WAITS = GroupRoom.policy(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ZERO);

    private GroupRoom room = new GroupRoom();

    @Test
    void quietHoursHoldMessagesUntilTheirEnd() {
        var quiet = new Policy(
                List.of(GroupBy.THEME), Duration.ZERO, Duration.ZERO, Duration.ZERO, null, List.of(NIGHT), List.of());
        room.jump(Instant.parse("2026-03-01T20:59:59Z"));
        room.raise(quiet, alert("a").build());
        room.jump(Instant.parse("2026-03-01T21:00:00Z"));
        room.raise(quiet, alert("b").build());
        room.raise(quiet, alert("c").build());
        room.jump(Instant.parse("2026-03-02T05:59:59Z"));
        assertThat(room.sent).hasSize(1);

        room.jump(Instant.parse("2026-03-02T06:00:00Z"));

        assertThat(room.sent).hasSize(2);
        assertThat(room.sent.getLast().counts()).isEqualTo(Counts.fresh(2));
        assertThat(room.counted).isEqualTo(Map.of("quiet-hours", 1));
    }

    @Test
    void quietHoursThatFollowEachOtherAreOneWait() {
        var quiet = new Policy(
                List.of(),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                null,
                List.of(NIGHT, interval("07:00-09:00", "Europe/Vienna")),
                List.of());

        assertThat(quiet.quietUntil(Instant.parse("2026-03-01T23:00:00Z")))
                .contains(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(quiet.quietUntil(Instant.parse("2026-03-02T08:00:00Z"))).isEmpty();
    }

    @Test
    void hoursThatNeverEndAreLookedAtAgainAndDoNotHang() {
        var always = new Policy(
                List.of(),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                null,
                List.of(new TimeInterval("always", List.of(), List.of(), "UTC")),
                List.of());

        assertThat(always.quietUntil(GroupRoom.START)).isPresent();
    }

    @Test
    void muteTimesTellNothingAndCountIt() {
        var mute = new Policy(
                List.of(GroupBy.THEME), Duration.ZERO, Duration.ZERO, Duration.ZERO, null, List.of(), List.of(NIGHT));
        room.jump(Instant.parse("2026-03-01T22:00:00Z"));
        room.raise(mute, alert("a").build(), alert("b").build());
        room.jump(Instant.parse("2026-03-02T12:00:00Z"));
        assertThat(room.sent).isEmpty();

        room.raise(mute, alert("a").version(2).build());

        assertThat(room.sent).hasSize(1);
        assertThat(room.sent.getFirst().counts()).isEqualTo(new Counts(1, 0, 0, 3, 2, 0));
        assertThat(room.counted).isEqualTo(Map.of("mute-time", 2));
    }

    @Test
    void silencesMuteWhatComesAndWhatWaitsAlready() {
        room.raise(WAITS, alert("a").build());
        room.mutes.put(silence("embassy", Duration.ofHours(1)));
        room.raise(WAITS, alert("b").build());
        room.raise(WAITS, alert("c").theme("taiwan", "Taiwan").build());
        room.pass(Duration.ofMinutes(61));
        assertThat(room.sent).hasSize(1);
        assertThat(room.sent.getFirst().group()).isEqualTo("theme=taiwan");
        assertThat(room.counted).isEqualTo(Map.of("silence", 2));
        assertThat(room.open()).isZero();

        room.raise(WAITS, alert("b").version(2).build());
        room.pass(Duration.ofMinutes(1));

        assertThat(room.sent.getLast().alerts()).extracting(Alert::versionId).containsExactly(id("b") + ".2");
        assertThat(room.sent.getLast().counts()).isEqualTo(new Counts(1, 0, 0, 3, 2, 0));
    }

    @Test
    void anExpiredSilenceMutesNothing() {
        var silence = silence("embassy", Duration.ofHours(1));
        room.mutes.put(silence);
        room.mutes.put(silence.endingAt(GroupRoom.START.plusSeconds(1)));
        room.pass(Duration.ofSeconds(1));

        room.raise(Policy.AT_ONCE, alert("a").build());

        assertThat(room.sent).hasSize(1);
    }

    @Test
    void anAlertOnTheSummitMutesOtherThemesThatShareItsArticle() {
        room = new GroupRoom(new InhibitSettings(Match.themes("summit"), Match.ALL));
        room.raise(WAITS, alert("a").build());
        room.pass(Duration.ofSeconds(5));

        room.raise(WAITS, alert("a").theme("summit", "Summit").build());
        room.raise(WAITS, alert("b").article("a2").build());
        room.pass(Duration.ofMinutes(1));

        assertThat(room.sent)
                .extracting(message -> message.alerts().getFirst().id())
                .containsExactlyInAnyOrder(
                        Ids.alert("summit", "a"), alert("b").build().id());
        assertThat(room.counted).isEqualTo(Map.of("inhibition", 1));
    }

    @Test
    void onlyTargetsAreInhibited() {
        room = new GroupRoom(new InhibitSettings(Match.themes("summit"), Match.themes("taiwan")));
        room.raise(WAITS, alert("a").theme("summit", "Summit").build());
        room.raise(
                WAITS, alert("a").build(), alert("a").theme("taiwan", "Taiwan").build());
        room.pass(Duration.ofMinutes(1));

        assertThat(room.sent)
                .extracting(message -> message.alerts().getFirst().theme())
                .containsExactlyInAnyOrder("summit", "embassy");
    }

    @Test
    void inhibitionEndsWhenItsSourceIsAWeekOld() {
        room = new GroupRoom(new InhibitSettings(Match.atLeast(Severity.CRITICAL), Match.ALL));
        room.mutes.saw(
                alert("a").theme("summit", "Summit").severity(Severity.CRITICAL).build());
        room.mutes.forget(GroupRoom.START.plus(Duration.ofDays(8)));

        room.raise(Policy.AT_ONCE, alert("a").build());

        assertThat(room.sent).hasSize(1);
    }

    private static Silence silence(String theme, Duration length) {
        return new Silence(
                "s",
                "Kim",
                "Known",
                Match.themes(theme),
                GroupRoom.START,
                GroupRoom.START.plus(length),
                GroupRoom.START);
    }

    private static TimeInterval interval(String times, String zone) {
        return new TimeInterval(times, List.of(times), List.of(), zone);
    }

    private static String id(String article) {
        return alert(article).build().id();
    }
}
