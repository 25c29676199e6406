package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidings.events.Feed;
import tidings.events.FeedEvent.Kind;
import tidings.events.FeedStatus;
import tidings.events.Origin;
import tidings.ingest.feed.Feeds;
import tidings.ingest.fetch.FeedFetcher;
import tidings.ingest.push.Hubs;
import tidings.ingest.schedule.Bounds;
import tidings.ingest.schedule.Schedule;
import tidings.net.Hop;
import tidings.net.Outcome;
import tidings.net.Request;
import tidings.net.Response;

class FeedPollerTest {
    private static final Instant START = Instant.parse("2025-03-10T00:00:00Z");
    private static final String URL = "http://news.example.com/rss";
    private static final String ELSEWHERE = "https://feeds.example.net/news";

    private Instant now = START;
    private final Feed feed = Feeds.of(URL, Origin.FILE).orElseThrow();
    private final Schedule schedule = new Schedule(Bounds.fixed(Duration.ofMinutes(5)), new Random(1));
    private final FeedPoller poller = new FeedPoller(
            new FeedFetcher(this::send),
            new Desk(),
            schedule,
            Hubs.OFF,
            FullTextsTest.none(),
            Duration.ofDays(2),
            Duration.ofSeconds(20),
            () -> now);
    private final List<Request> requests = new ArrayList<>();
    private Outcome answer = response(200, rss("a"), Map.of());
    private @Nullable FeedStatus status;
    private @Nullable Polled last;

    @Test
    void moveIsBelievedAfterFiveConsistentAnswersOverADay() throws Exception {
        answer = movedTo(ELSEWHERE, 301);
        for (var i = 0; i < 4; i++) {
            poll();
            now = now.plus(Duration.ofHours(7));
        }
        assertThat(last().moved()).isNull();
        poll();

        assertThat(last().moved()).isNotNull().satisfies(moved -> {
            assertThat(moved.url()).isEqualTo(ELSEWHERE);
            assertThat(moved.domain()).isEqualTo("example.net");
            assertThat(moved.id()).isEqualTo(feed.id());
        });
        assertThat(last().events()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.MOVED);
            assertThat(event.reason()).contains(URL);
        });
    }

    @Test
    void moveIsNotBelievedInAHurryNorWhenAnAnswerDiffersNorWhenItIsNotForGood() throws Exception {
        answer = movedTo(ELSEWHERE, 308);
        for (var i = 0; i < 20; i++) {
            pollAfter(Duration.ofMinutes(5));
        }
        assertThat(last().moved()).isNull();
        answer = response(304, "", Map.of());
        pollAfter(Duration.ofDays(1));
        answer = movedTo(ELSEWHERE, 301);
        pollAfter(Duration.ofDays(1));
        assertThat(last().moved()).isNull();
        answer = movedTo(ELSEWHERE, 302);
        for (var i = 0; i < 9; i++) {
            pollAfter(Duration.ofDays(1));
        }
        assertThat(last().moved()).isNull();
    }

    @Test
    void moveToWhatIsNoFeedIsNotBelieved() throws Exception {
        answer = response(200, "<html>parked</html>", Map.of(), ELSEWHERE, 301);
        for (var i = 0; i < 9; i++) {
            pollAfter(Duration.ofDays(1));
        }

        assertThat(last().moved()).isNull();
        assertThat(last().status().outcome()).isEqualTo("unreadable");
    }

    @Test
    void wholeBodyIsAskedForNowAndThenAndServersThatHideChangesAreNotBelieved() throws Exception {
        answer = response(200, rss("a"), Map.of("ETag", "\"1\""));
        pollAfter(Duration.ofMinutes(5));
        answer = response(304, "", Map.of());
        for (var i = 0; i < 150; i++) {
            pollAfter(Duration.ofMinutes(5));
        }
        assertThat(requests.getLast().headers()).containsEntry("If-None-Match", "\"1\"");
        answer = response(200, rss("a", "hidden"), Map.of("ETag", "\"1\""));
        pollAfter(Duration.ofMinutes(5));

        assertThat(requests.getLast().headers()).doesNotContainKey("If-None-Match");
        assertThat(last().items().added()).isEqualTo(1);
        assertThat(last().events()).extracting(event -> event.kind()).containsExactly(Kind.LYING);
        pollAfter(Duration.ofMinutes(5));
        assertThat(requests.getLast().headers()).doesNotContainKey("If-None-Match");
        pollAfter(Duration.ofDays(8));
        pollAfter(Duration.ofMinutes(5));
        assertThat(status().condition()).isNotEqualTo(Kind.LYING);
        assertThat(requests.getLast().headers()).containsKey("If-None-Match");
    }

    @Test
    void serverThatKeepsItsWordIsBelievedAgainAfterAWholeBody() throws Exception {
        answer = response(200, rss("a"), Map.of("ETag", "\"1\""));
        pollAfter(Duration.ofMinutes(5));
        answer = response(304, "", Map.of());
        for (var i = 0; i < 150; i++) {
            pollAfter(Duration.ofMinutes(5));
        }
        answer = response(200, rss("a"), Map.of("ETag", "\"1\""));
        pollAfter(Duration.ofMinutes(5));
        pollAfter(Duration.ofMinutes(5));

        assertThat(status().condition()).isNull();
        assertThat(requests.getLast().headers()).containsKey("If-None-Match");
        assertThat(requests.stream().filter(request -> !request.headers().containsKey("If-None-Match")))
                .hasSize(2);
    }

    @Test
    void sameBodyUnderChangingValidatorsIsToldOnceAndUntilItEnds() throws Exception {
        List<Kind> told = new ArrayList<>();
        for (var i = 0; i < 20; i++) {
            answer = response(200, rss("a"), Map.of("ETag", "\"" + i + "\""));
            pollAfter(Duration.ofMinutes(5));
            last().events().forEach(event -> told.add(event.kind()));
        }
        answer = response(200, rss("a", "b"), Map.of("ETag", "\"20\""));
        pollAfter(Duration.ofMinutes(5));
        last().events().forEach(event -> told.add(event.kind()));

        assertThat(told).containsExactly(Kind.CHURNING, Kind.RECOVERED);
    }

    @Test
    void feedThatFailsForDaysIsDeadAndStillPolledAndRecovers() throws Exception {
        poll();
        answer = response(404, "", Map.of());
        List<Kind> told = new ArrayList<>();
        for (var i = 0; i < 100; i++) {
            now = status().nextPoll();
            poll();
            last().events().forEach(event -> told.add(event.kind()));
        }
        assertThat(told).containsExactly(Kind.DEAD);
        assertThat(status().nextPoll()).isBefore(now.plus(Duration.ofHours(2)));
        answer = response(200, rss("a", "b"), Map.of());
        pollAfter(Duration.ofMinutes(5));

        assertThat(last().events()).extracting(event -> event.kind()).containsExactly(Kind.RECOVERED);
        assertThat(last().items().added()).isEqualTo(1);
        assertThat(status().reason()).isNull();
    }

    @Test
    void feedThatFallsSilentAgainstItsOwnHistoryIsQuiet() throws Exception {
        List<Kind> told = new ArrayList<>();
        for (var hour = 0; hour < 24 * 6; hour++) {
            answer = response(
                    200, rss(hour < 48 ? new String[] {"a" + hour, "b"} : new String[] {"a47", "b"}), Map.of());
            pollAfter(Duration.ofHours(1));
            last().events().forEach(event -> told.add(event.kind()));
        }
        answer = response(200, rss("news"), Map.of());
        pollAfter(Duration.ofHours(1));
        last().events().forEach(event -> told.add(event.kind()));

        assertThat(told).containsExactly(Kind.QUIET, Kind.RECOVERED);
    }

    @Test
    void goneFeedIsToldAndNotDueAgain() throws Exception {
        answer = response(410, "", Map.of());
        poll();

        assertThat(last().events()).extracting(event -> event.kind()).containsExactly(Kind.GONE);
        assertThat(status().nextPoll()).isEqualTo(Schedule.NEVER);
    }

    @Test
    void serverThatAsksForPatienceHoldsItsDomainUntilThen() throws Exception {
        answer = response(429, "", Map.of("Retry-After", "Mon, 10 Mar 2025 02:00:00 GMT"));
        poll();
        assertThat(status().trouble().hold()).isEqualTo(START.plus(Duration.ofHours(2)));
        answer = response(503, "", Map.of("Retry-After", "120"));
        pollAfter(Duration.ofHours(3));
        assertThat(status().trouble().hold()).isEqualTo(now.plusSeconds(120));
        answer = response(503, "", Map.of());
        pollAfter(Duration.ofHours(3));
        assertThat(status().trouble().hold()).isNull();
    }

    @Test
    void documentAndServerSayHowOftenTheyMayBeAsked() throws Exception {
        var ttl = rss("a").replace("<title>T</title>", "<title>T</title><ttl>45</ttl>");
        answer = response(200, ttl, Map.of("Cache-Control", "public, max-age=600"));
        poll();
        assertThat(status().pace().asked()).isEqualTo(Duration.ofMinutes(45));
        assertThat(status().nextPoll()).isAfter(now.plus(Duration.ofMinutes(40)));
        answer = response(200, rss("b"), Map.of("Cache-Control", "max-age=900, public", "Age", "660"));
        pollAfter(Duration.ofHours(1));
        assertThat(status().pace().asked()).isEqualTo(Duration.ofMinutes(4));
        answer = response(200, rss("c"), Map.of("Cache-Control", "no-cache, max-age=900"));
        pollAfter(Duration.ofHours(1));
        assertThat(status().pace().asked()).isNull();
    }

    private void pollAfter(Duration time) throws InterruptedException {
        now = now.plus(time);
        poll();
    }

    private void poll() throws InterruptedException {
        var polled = poller.poll(feed, status);
        last = polled;
        status = polled.status();
    }

    private Polled last() {
        return java.util.Objects.requireNonNull(last);
    }

    private FeedStatus status() {
        return java.util.Objects.requireNonNull(status);
    }

    private Outcome send(Request request) {
        requests.add(request);
        return answer;
    }

    private Response movedTo(String to, int status) {
        return response(200, rss("a"), Map.of(), to, status);
    }

    private Response response(int status, String body, Map<String, String> headers) {
        return response(status, body, headers, URL, 0);
    }

    private Response response(int status, String body, Map<String, String> headers, String at, int redirect) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        var hops = redirect == 0 ? List.<Hop>of() : List.of(new Hop(redirect, URI.create(URL), URI.create(at)));
        return new Response(status, all, body.getBytes(UTF_8), URI.create(at), hops, START, Duration.ZERO, false);
    }

    private static String rss(String... titles) {
        var items = new StringBuilder();
        for (var title : titles) {
            items.append("<item><title>" + title + "</title><link>http://news.example.com/" + title + "</link></item>");
        }
        return "<rss version='2.0'><channel><title>T</title>" + items + "</channel></rss>";
    }
}
