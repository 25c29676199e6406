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
    private final Schedule schedule = new Schedule(USUAL, Duration.ofMinutes(1), Duration.ofHours(6), new Random(1));

    @Test
    void feedThatWorksIsPolledAtItsInterval() {
        assertThat(schedule.afterSuccess(feed, NOW)).isBetween(NOW.plusSeconds(270), NOW.plusSeconds(330));
    }

    @Test
    void failuresDoubleTheWaitUpToABound() {
        assertThat(schedule.afterFailure(feed, 1, null, NOW)).isBetween(NOW.plusSeconds(270), NOW.plusSeconds(330));
        assertThat(schedule.afterFailure(feed, 3, null, NOW)).isBetween(NOW.plusSeconds(1080), NOW.plusSeconds(1320));
        assertThat(schedule.afterFailure(feed, 1000, null, NOW))
                .isBetween(NOW.plus(Duration.ofMinutes(324)), NOW.plus(Duration.ofMinutes(396)));
    }

    @Test
    void serverMayAskForALongerWaitUpToADay() {
        assertThat(schedule.afterFailure(feed, 1, Duration.ofHours(2), NOW)).isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(schedule.afterFailure(feed, 1, Duration.ofDays(300), NOW)).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(schedule.afterFailure(feed, 1, Duration.ofSeconds(1), NOW)).isAfter(NOW.plusSeconds(200));
    }

    @Test
    void fewNewFeedsBeginAtOnceAndManyAreSpread() {
        assertThat(schedule.first(feed, 0, NOW)).isEqualTo(NOW);
        var many = IntStream.range(100, 1_000)
                .mapToObj(waiting -> schedule.first(feed, waiting, NOW))
                .toList();

        assertThat(many).allSatisfy(due -> assertThat(due).isBetween(NOW, NOW.plus(USUAL.dividedBy(2))));
        assertThat(many.stream().distinct().count()).isGreaterThan(800);
    }

    @Test
    void shorterIntervalTakesEffectForWaitsThatBeganBefore() {
        assertThat(schedule.due(feed, status(feed.url(), 0, NOW.plus(Duration.ofHours(6))), NOW))
                .isEqualTo(NOW.plusSeconds(330));
    }

    @Test
    void waitAfterFailuresAndForeverAreKept() {
        var later = NOW.plus(Duration.ofHours(5));

        assertThat(schedule.due(feed, status(feed.url(), 7, later), NOW)).isEqualTo(later);
        assertThat(schedule.due(feed, status(feed.url(), 0, Schedule.NEVER), NOW))
                .isEqualTo(Schedule.NEVER);
    }

    @Test
    void changedAddressIsPolledAtOnce() {
        assertThat(schedule.due(feed, status("http://example.com/old", 0, Schedule.NEVER), NOW))
                .isEqualTo(NOW);
    }

    @Test
    void turnsOfAHostAreLimited() {
        var turns = new Turns(2);

        assertThat(turns.take("http://a.example/1")).isTrue();
        assertThat(turns.take("http://A.example/2")).isTrue();
        assertThat(turns.take("http://a.example/3")).isFalse();
        assertThat(turns.take("http://a.example:8080/3")).isTrue();
        turns.give("http://a.example/1");
        assertThat(turns.take("http://a.example/3")).isTrue();
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

    private FeedStatus status(String url, int failures, Instant next) {
        return new FeedStatus(feed.id(), url, null, null, null, NOW, NOW, next, failures, null, null, List.of());
    }
}
