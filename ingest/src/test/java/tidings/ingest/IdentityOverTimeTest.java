package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidings.events.FeedStatus;
import tidings.events.Origin;
import tidings.events.topic.Json;
import tidings.ingest.feed.Feeds;
import tidings.ingest.fetch.FeedFetcher;
import tidings.ingest.push.Hubs;
import tidings.ingest.schedule.Bounds;
import tidings.ingest.schedule.Schedule;
import tidings.net.Failure;
import tidings.net.Outcome;
import tidings.net.Reason;
import tidings.net.Request;
import tidings.net.Response;

/**
 * Feeds that are reordered, edited, re-dated and thinned for 100 polls, by publishers with all kinds of ways. What is
 * remembered goes through JSON after each poll, as over a restart. {@code -Dtidings.seed=N} tries another seed, {@code
 * -Dtidings.seeds=N} so many from there on.
 */
class IdentityOverTimeTest {
    private static final int POLLS = 100;
    private static final long SEED = Long.getLong("tidings.seed", 1);
    private static final int SEEDS = Integer.getInteger("tidings.seeds", 1);

    @ParameterizedTest
    @EnumSource
    void noItemIsMissedAndNoneIsNewTwice(Publisher.Way way) throws Exception {
        for (var seed : IntStream.range(0, SEEDS).mapToLong(i -> SEED + i).toArray()) {
            new Run(way, seed).check();
        }
    }

    /** A feed, polled by the real poller, and what was published of it. */
    private static final class Run {
        private final String name;
        private final Publisher publisher;
        private final Random random;
        private final Map<String, Set<String>> ids = new HashMap<>();
        private final Map<String, Integer> timesNew = new HashMap<>();
        private Instant now = Instant.parse("2025-03-10T00:00:00Z");
        private boolean down;

        Run(Publisher.Way way, long seed) {
            this.name = way + " with seed " + seed;
            this.random = new Random(seed);
            this.publisher = new Publisher(way, random);
        }

        void check() throws InterruptedException {
            poll();
            assertThat(publisher.made()).as(name).isGreaterThan(POLLS);
            assertThat(timesNew).as("%s: items that were new", name).hasSize(publisher.made());
            assertThat(timesNew.entrySet())
                    .as("%s: how often each was new", name)
                    .filteredOn(item -> item.getValue() != 1)
                    .isEmpty();
            assertThat(ids.entrySet())
                    .as("%s: ids of each", name)
                    .filteredOn(item -> item.getValue().size() != 1)
                    .isEmpty();
            assertThat(ids.values().stream().flatMap(Set::stream).distinct())
                    .as("%s: ids", name)
                    .hasSize(publisher.made());
        }

        private void poll() throws InterruptedException {
            var poller = new FeedPoller(
                    new FeedFetcher(this::answer),
                    new Desk(),
                    new Schedule(Bounds.fixed(Duration.ofMinutes(5)), random),
                    Hubs.OFF,
                    FullTextsTest.none(),
                    Duration.ofDays(2),
                    Duration.ofSeconds(20),
                    () -> now);
            var feed = Feeds.of("https://example.org/feed", Origin.FILE).orElseThrow();
            FeedStatus status = null;
            for (var poll = 0; poll <= POLLS; poll++) {
                now = now.plus(Duration.ofMinutes(5));
                down = poll < POLLS && poll % 17 == 16;
                publisher.change();
                var polled = poller.poll(feed, status);
                count(polled, status);
                status = Json.read(Json.bytes(polled.status()), FeedStatus.class);
            }
        }

        /** What is published under an id that is not remembered is new. */
        private void count(Polled polled, @Nullable FeedStatus before) {
            var known = new HashSet<String>();
            if (before != null) {
                before.items().forEach(item -> known.add(item.article()));
            }
            for (var article : polled.items().publish()) {
                var item = article.title().substring(0, article.title().indexOf(' '));
                ids.computeIfAbsent(item, none -> new HashSet<>()).add(article.id());
                if (!known.contains(article.id())) {
                    timesNew.merge(item, 1, Integer::sum);
                }
            }
        }

        private Outcome answer(Request request) {
            if (down) {
                return new Failure(Reason.TIMEOUT, "no end", true);
            }
            return new Response(
                    200,
                    Map.of(),
                    publisher.document(now).getBytes(StandardCharsets.UTF_8),
                    request.url(),
                    List.of(),
                    now,
                    Duration.ZERO,
                    false);
        }
    }
}
