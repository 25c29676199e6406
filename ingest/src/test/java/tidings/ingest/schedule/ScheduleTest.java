package tidings.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tidings.events.Feed;
import tidings.events.FeedStatus;
import tidings.events.Origin;
import tidings.ingest.feed.Feeds;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2025-03-10T00:00:00Z");
    private static final Duration USUAL = Duration.ofMinutes(5);

    private final Feed feed = Feeds.of("http://example.com/rss", Origin.FILE).orElseThrow();
    private final Schedule schedule = new Schedule(
            new Bounds(USUAL, Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(6)), new Random(1));

    @Test
    void feedThatWorksIsPolledAtItsInterval() {
        assertThat(schedule.interval(feed, null, false, NOW)).isEqualTo(USUAL);
        assertThat(schedule.after(USUAL, NOW)).isBetween(NOW.plusSeconds(270), NOW.plusSeconds(330));
    }

    @Test
    void failuresDoubleTheWaitUpToABound() {
        assertThat(schedule.afterFailure(feed, 1, false, null, NOW))
                .isBetween(NOW.plusSeconds(270), NOW.plusSeconds(330));
        assertThat(schedule.afterFailure(feed, 3, false, null, NOW))
                .isBetween(NOW.plusSeconds(1080), NOW.plusSeconds(1320));
        assertThat(schedule.afterFailure(feed, 1000, false, null, NOW))
                .isBetween(NOW.plus(Duration.ofMinutes(324)), NOW.plus(Duration.ofMinutes(396)));
    }

    @Test
    void serverMayAskForALongerWaitUpToADay() {
        assertThat(schedule.afterFailure(feed, 1, false, Duration.ofHours(2), NOW))
                .isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(schedule.afterFailure(feed, 1, false, Duration.ofDays(300), NOW))
                .isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(schedule.afterFailure(feed, 1, false, Duration.ofSeconds(1), NOW))
                .isAfter(NOW.plusSeconds(200));
    }

    @Test
    void fewNewFeedsBeginAtOnceAndManyAreSpread() {
        assertThat(schedule.first(0, NOW)).isEqualTo(NOW);
        var many = IntStream.range(100, 1_000)
                .mapToObj(waiting -> schedule.first(waiting, NOW))
                .toList();

        assertThat(many).allSatisfy(due -> assertThat(due).isBetween(NOW, NOW.plus(USUAL.dividedBy(2))));
        assertThat(many.stream().distinct().count()).isGreaterThan(800);
    }

    @Test
    void shorterIntervalTakesEffectForWaitsThatBeganBefore() {
        assertThat(schedule.due(feed, status(feed.url(), 0, NOW.plus(Duration.ofHours(6))), false, NOW))
                .isEqualTo(NOW.plusSeconds(330));
    }

    @Test
    void waitAfterFailuresAndForeverAreKept() {
        var later = NOW.plus(Duration.ofHours(5));

        assertThat(schedule.due(feed, status(feed.url(), 7, later), false, NOW)).isEqualTo(later);
        assertThat(schedule.due(feed, status(feed.url(), 0, Schedule.NEVER), false, NOW))
                .isEqualTo(Schedule.NEVER);
    }

    @Test
    void changedAddressIsPolledAtOnce() {
        assertThat(schedule.due(feed, status("http://example.com/old", 0, Schedule.NEVER), false, NOW))
                .isEqualTo(NOW);
    }

    @Test
    void busyFeedsArePolledMoreOftenAndSlowOnesLessWithinBounds() {
        assertThat(interval(Duration.ofMinutes(6), NOW)).isEqualTo(Duration.ofMinutes(3));
        assertThat(interval(Duration.ofSeconds(10), NOW)).isEqualTo(Duration.ofMinutes(1));
        assertThat(interval(Duration.ofDays(3), NOW)).isEqualTo(Duration.ofHours(1));
        assertThat(interval(Duration.ofMinutes(6), NOW.minus(Duration.ofHours(2))))
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void feedsAndServersMayAskForLongerWaits() {
        var document = schedule.asked(Duration.ofHours(2), Duration.ofMinutes(15));

        assertThat(document).isEqualTo(Duration.ofHours(2));
        assertThat(schedule.asked(Duration.ofDays(30), null)).isEqualTo(Duration.ofHours(6));
        assertThat(schedule.asked(null, Duration.ofDays(365))).isEqualTo(Duration.ofHours(1));
        assertThat(schedule.asked(null, null)).isNull();
        var pace = new FeedStatus.Pace(NOW, Duration.ofMinutes(4), document, null, null);
        assertThat(schedule.interval(feed, pace, false, NOW)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void announcedFeedIsPolledAsSeldomAsAQuietOne() {
        var pace = new FeedStatus.Pace(NOW, Duration.ofMinutes(4), null, null, null);

        assertThat(schedule.interval(feed, pace, true, NOW)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void nameThatIsNotFoundCountsLessThanAPageThatIsNot() {
        assertThat(schedule.afterFailure(feed, 5, true, null, NOW)).isBefore(NOW.plusSeconds(1_330));
        assertThat(schedule.afterFailure(feed, 5, false, null, NOW)).isAfter(NOW.plusSeconds(4_300));
        assertThat(schedule.afterFailure(feed, 99, true, null, NOW)).isBefore(NOW.plus(Duration.ofMinutes(67)));
    }

    @Test
    void paceIsLearntFromDatesAndFromWhatComes() {
        var dates =
                List.of(NOW.minusSeconds(600), NOW.minusSeconds(1_200), NOW.minusSeconds(4_800), NOW.plusSeconds(9));
        var first = Pacing.first(dates, NOW);
        assertThat(first.gap()).isEqualTo(Duration.ofHours(1));
        assertThat(first.newest()).isEqualTo(NOW.minusSeconds(600));

        var next = Pacing.brought(first, 2, Duration.ofSeconds(30), NOW.plusSeconds(600));
        assertThat(next.gap()).isEqualTo(Duration.ofSeconds(2_700));
        assertThat(next.lag()).isEqualTo(Duration.ofSeconds(30));
        assertThat(Pacing.first(List.of(), NOW).gap()).isNull();
        assertThat(Pacing.first(List.of(NOW, NOW, NOW), NOW).gap()).isNull();
    }

    @Test
    void silenceCountsAgainstTheFeedsOwnHistory() {
        var daily = new FeedStatus.Pace(NOW, Duration.ofDays(1), null, null, null);
        var hourly = new FeedStatus.Pace(NOW, Duration.ofHours(1), null, null, null);
        var later = NOW.plus(Duration.ofDays(3));

        assertThat(Pacing.isQuiet(hourly, later)).isTrue();
        assertThat(Pacing.isQuiet(daily, later)).isFalse();
        assertThat(Pacing.isQuiet(daily, NOW.plus(Duration.ofDays(11)))).isTrue();
        assertThat(Pacing.isQuiet(hourly, NOW.plus(Duration.ofHours(40)))).isFalse();
    }

    @Test
    void turnsOfAHostAreLimited() {
        var turns = new Turns(2, Duration.ZERO);
        var host = Place.of("http://a.example/1");

        assertThat(turns.take(host, NOW)).isNull();
        assertThat(turns.take(Place.of("http://A.example:80/2"), NOW)).isNull();
        assertThat(turns.take(host, NOW)).isEqualTo(NOW);
        assertThat(turns.take(Place.of("http://a.example:8080/3"), NOW)).isNull();
        turns.give(host, NOW);
        assertThat(turns.take(host, NOW)).isNull();
    }

    @Test
    void pollsOfAHostBeginASpacingApart() {
        var turns = new Turns(2, Duration.ofSeconds(1));
        var host = Place.of("https://a.example/1");
        turns.take(host, NOW);

        assertThat(turns.take(host, NOW.plusMillis(400))).isEqualTo(NOW.plusSeconds(1));
        assertThat(turns.take(Place.of("https://b.example/"), NOW)).isNull();
        assertThat(turns.take(host, NOW.plusSeconds(1))).isNull();
    }

    @Test
    void patienceIsForAllHostsOfAPublicDomainAndForOneOfAPrivateNetwork() {
        var turns = new Turns(2, Duration.ZERO);
        var until = NOW.plusSeconds(60);
        turns.hold(Place.of("https://www.example.com/1"), until, NOW);
        turns.hold(Place.of("http://127.0.0.1:8080/"), until, NOW);
        turns.hold(Place.of("https://www.example.com/1"), NOW.plusSeconds(5), NOW);

        assertThat(turns.take(Place.of("https://feeds.example.com/2"), NOW)).isEqualTo(until);
        assertThat(turns.take(Place.of("https://example.org/2"), NOW)).isNull();
        assertThat(turns.take(Place.of("http://127.0.0.1:8080/b"), NOW)).isEqualTo(until);
        assertThat(turns.take(Place.of("http://127.0.0.1:8081/"), NOW)).isNull();
        assertThat(turns.take(Place.of("https://feeds.example.com/2"), until)).isNull();
    }

    @Test
    void timetableGivesWhatIsDueLongestOverdueFirst() {
        var timetable = new Timetable();
        timetable.put("b", NOW.minusSeconds(1));
        timetable.put("a", NOW.minusSeconds(2));
        timetable.put("c", NOW.plusSeconds(1));
        timetable.put("d", NOW.minusSeconds(9));
        timetable.put("d", NOW.plusSeconds(9));

        assertThat(timetable.take(NOW, 10, key -> !key.equals("a"))).containsExactly("b");
        assertThat(timetable.take(NOW, 10, key -> true)).containsExactly("a");
        assertThat(timetable.take(NOW.plusSeconds(99), 1, key -> true)).containsExactly("c");
    }

    private Duration interval(Duration gap, Instant newest) {
        return schedule.interval(feed, new FeedStatus.Pace(newest, gap, null, null, null), false, NOW);
    }

    private FeedStatus status(String url, int failures, Instant next) {
        return new FeedStatus(feed.id(), url, null, null, null, NOW, NOW, next, failures, null, null, List.of());
    }
}
