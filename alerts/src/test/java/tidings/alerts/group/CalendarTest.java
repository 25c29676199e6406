package tidings.alerts.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Digests and time intervals, above all on the days on which clocks change. Vienna: 29 March and 25 October 2026. */
class CalendarTest {
    @ParameterizedTest
    @CsvSource({
        // an ordinary day
        "2026-03-10T05:00:00Z, 07:30, 2026-03-10T06:30:00Z",
        "2026-03-10T06:30:00Z, 07:30, 2026-03-11T06:30:00Z",
        // over the night in which clocks are set forward, the day has 23 hours
        "2026-03-28T06:30:00Z, 07:30, 2026-03-29T05:30:00Z",
        "2026-03-29T05:30:00Z, 07:30, 2026-03-30T05:30:00Z",
        // a time that does not exist is an hour later
        "2026-03-28T12:00:00Z, 02:30, 2026-03-29T01:30:00Z",
        "2026-03-29T01:30:00Z, 02:30, 2026-03-30T00:30:00Z",
        // over the night in which they are set back, it has 25
        "2026-10-24T05:30:00Z, 07:30, 2026-10-25T06:30:00Z",
        // a time that comes twice is told the first time only
        "2026-10-24T12:00:00Z, 02:30, 2026-10-25T00:30:00Z",
        "2026-10-25T00:30:00Z, 02:30, 2026-10-26T01:30:00Z"
    })
    void dailyDigestsKeepTheirTimeOnTheClock(Instant now, String at, Instant expected) {
        assertThat(Digest.daily("Europe/Vienna", at).next(now)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-28T00:00:00Z, 3", "2026-10-24T00:00:00Z, 3"})
    void aDailyDigestComesOnceADayWheneverTheClocksChange(Instant from, int days) {
        var digest = Digest.daily("Europe/Vienna", "02:30");
        List<Instant> times = new ArrayList<>();
        for (var at = digest.next(from); at.isBefore(from.plus(Duration.ofDays(days))); at = digest.next(at)) {
            times.add(at);
        }

        assertThat(times).hasSize(days);
    }

    @Test
    void ofSeveralTimesTheNextOneCounts() {
        var digest = Digest.daily("Asia/Kolkata", "17:00", "08:00");

        assertThat(digest.next(Instant.parse("2026-03-10T04:00:00Z"))).isEqualTo("2026-03-10T11:30:00Z");
        assertThat(digest.next(Instant.parse("2026-03-10T11:30:00Z"))).isEqualTo("2026-03-11T02:30:00Z");
    }

    @Test
    void hourlyDigestsComeEveryHourAlsoWhenTheClocksChange() {
        var digest = Digest.hourly("Europe/Vienna");
        var at = Instant.parse("2026-10-24T23:59:59Z");

        for (var hour = 0; hour < 4; hour++) {
            at = digest.next(at);
            assertThat(at).isEqualTo(Instant.parse("2026-10-25T00:00:00Z").plus(Duration.ofHours(hour)));
        }
        assertThat(Digest.hourly("Asia/Kolkata").next(Instant.parse("2026-03-10T04:00:00Z")))
                .isEqualTo("2026-03-10T04:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        // 22:00 to 07:00 is nine hours, eight when clocks go forward, ten when they go back
        "2026-03-10T20:59:59Z, ",
        "2026-03-10T21:00:00Z, 2026-03-11T06:00:00Z",
        "2026-03-11T05:59:59Z, 2026-03-11T06:00:00Z",
        "2026-03-11T06:00:00Z, ",
        "2026-03-28T21:00:00Z, 2026-03-29T05:00:00Z",
        "2026-03-29T05:00:00Z, ",
        "2026-10-24T20:00:00Z, 2026-10-25T06:00:00Z",
        "2026-10-25T05:59:59Z, 2026-10-25T06:00:00Z"
    })
    void nightsPassMidnightAndChangesOfClocks(Instant now, Instant end) {
        var night = new TimeInterval("night", List.of("22:00-07:00"), List.of(), "Europe/Vienna");

        assertThat(night.until(now)).isEqualTo(java.util.Optional.ofNullable(end));
    }

    @Test
    void aNightBelongsToTheDayOnWhichItBegins() {
        var nights = new TimeInterval("nights", List.of("22:00-07:00"), List.of("fri", "sat"), "UTC");

        assertThat(nights.until(Instant.parse("2026-03-06T23:00:00Z"))).contains(Instant.parse("2026-03-07T07:00:00Z"));
        assertThat(nights.until(Instant.parse("2026-03-08T06:00:00Z"))).contains(Instant.parse("2026-03-08T07:00:00Z"));
        assertThat(nights.until(Instant.parse("2026-03-08T23:00:00Z"))).isEmpty();
    }

    @Test
    void daysWithoutTimesAreWholeDays() {
        var weekend = new TimeInterval("weekend", List.of(), List.of("sat-sun"), "America/New_York");

        assertThat(weekend.until(Instant.parse("2026-03-07T05:00:00Z")))
                .contains(Instant.parse("2026-03-08T05:00:00Z"));
        assertThat(weekend.until(Instant.parse("2026-03-07T04:59:59Z"))).isEmpty();
    }

    @Test
    void rangesOfDaysMayPassSunday() {
        var days = new TimeInterval("days", List.of(), List.of("sat-mon"), "UTC");

        assertThat(days.until(Instant.parse("2026-03-09T12:00:00Z"))).isPresent();
        assertThat(days.until(Instant.parse("2026-03-10T12:00:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        22:00      | mon     | UTC  | 22:00' is not a range of times; write it as 22:00-07:00
        25:00-07:00| mon     | UTC  | is not a range of times
        22:00-07:00| m       | UTC  | m' are no days; allowed: mon
        22:00-07:00| mon-    | UTC  | are no days
        22:00-07:00| a-b-c   | UTC  | are no days
        22:00-07:00| mon     | Mars | Mars' is not a zone; write it as Europe/Vienna
        22:00-07:00| mon     |      | needs a zone
        """)
    void intervalsThatCannotBeReadAreRefused(String times, String days, String zone, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeInterval("night", List.of(times), List.of(days), zone))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        day  |       | UTC | needs its times
        day  | 07:30 |     | needs a zone
        hour | 07:30 | UTC | comes at the full hour
        week | 07:30 | UTC | week' is not one of hour, day
        day  | 7:30  | UTC | 7:30' is not a time of day; write it as 07:30
        """)
    void digestsThatCannotBeReadAreRefused(String every, String at, String zone, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Digest(every, at == null ? List.of() : List.of(at), zone))
                .withMessageContaining(message);
    }
}
