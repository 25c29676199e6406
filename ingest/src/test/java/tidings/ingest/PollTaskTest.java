package tidings.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tidings.events.Article;
import tidings.events.Feed;
import tidings.events.FeedStatus;
import tidings.events.Origin;
import tidings.events.topic.Json;
import tidings.events.topic.Topics;
import tidings.events.worker.Result;
import tidings.ingest.feed.Feeds;
import tidings.ingest.fetch.FeedFetcher;
import tidings.ingest.push.HubNotice;
import tidings.ingest.push.Hubs;
import tidings.ingest.schedule.Bounds;
import tidings.ingest.schedule.Schedule;
import tidings.ingest.schedule.Turns;
import tidings.net.Failure;
import tidings.net.Hop;
import tidings.net.Outcome;
import tidings.net.Reason;
import tidings.net.Request;
import tidings.net.Response;

class PollTaskTest {
    private static final Instant START = Instant.parse("2025-03-10T00:00:00Z");
    private static final String URL = "http://example.com/rss";

    private final Topics topics = new Topics("t.");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, Outcome> server = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();
    private Instant now = START;
    private PollTask task = task(0, 1);

    @Test
    void newItemsArePublishedOnceWithTheTimeAtWhichTheyWereSeen() throws Exception {
        task.input(entry(feed(URL)));
        server.put(URL, body(item(2, "b"), item(1, "a")));
        var first = poll();
        later();
        server.put(URL, body(item(3, "c"), item(2, "b"), item(1, "a")));
        var second = poll();

        assertThat(articles(first)).extracting(Article::title).containsExactly("a", "b");
        assertThat(articles(second)).extracting(Article::title).containsExactly("c");
        assertThat(second)
                .filteredOn(record -> record.topic().equals("t.articles"))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.timestamp()).isEqualTo(now.toEpochMilli());
                    assertThat(record.key())
                            .isEqualTo(articles(second).getFirst().id());
                });
        assertThat(items("unchanged")).isEqualTo(2);
        assertThat(items("new")).isEqualTo(3);
    }

    @Test
    void changedTextIsARevisionOfTheSameArticle() throws Exception {
        task.input(entry(feed(URL)));
        server.put(URL, body(item(1, "a")));
        var before = articles(poll()).getFirst();
        later();
        server.put(URL, body(item(1, "corrected")));
        var after = articles(poll()).getFirst();

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.revision()).isNotEqualTo(before.revision());
        assertThat(items("changed")).isEqualTo(1);
    }

    @Test
    void validatorsAreSentBackAndEqualBodiesAreNotReadAgain() throws Exception {
        task.input(entry(feed(URL)));
        server.put(URL, body(item(1, "a")));
        poll();
        later();
        var same = status(poll());
        later();
        server.put(URL, response(304, ""));
        var notModified = status(poll());

        assertThat(requests.get(1).headers()).containsEntry("If-None-Match", "\"1\"");
        assertThat(same.outcome()).isEqualTo("unchanged");
        assertThat(notModified.outcome()).isEqualTo("not-modified");
        assertThat(notModified.items()).hasSize(1);
        assertThat(notModified.etag()).isEqualTo("\"1\"");
    }

    @Test
    void restartPublishesNothingAgain() throws Exception {
        task.input(entry(feed(URL)));
        server.put(URL, body(item(1, "a")));
        var status = status(poll());
        task = task(0, 1);
        task.state(entry(status));
        task.input(entry(feed(URL)));
        assertThat(task.due(now, 10)).isEmpty();
        later();
        server.put(URL, body(item(2, "b"), item(1, "a")));

        assertThat(articles(poll())).extracting(Article::title).containsExactly("b");
    }

    @Test
    void oldItemsOfANewFeedAreHistoryAndLaterOnesAreNot() throws Exception {
        task.input(entry(feed(URL)));
        server.put(URL, body(item(1, "old", "Sat, 01 Feb 2025 00:00:00 GMT"), item(2, "undated", "")));
        var first = articles(poll());
        later();
        server.put(URL, body(item(3, "late", "Sat, 01 Feb 2025 00:00:00 GMT")));

        assertThat(first).allMatch(Article::history);
        assertThat(articles(poll())).noneMatch(Article::history);
    }

    @Test
    void failuresBackOffAndSayWhy() throws Exception {
        task.input(entry(feed(URL)));
        server.put(URL, response(503, ""));
        var first = status(poll());
        now = first.nextPoll();
        server.put(URL, new Failure(Reason.TIMEOUT, "no end after PT20S", true));
        var second = status(poll());

        assertThat(first.outcome()).isEqualTo("http-5xx");
        assertThat(second.failures()).isEqualTo(2);
        assertThat(second.outcome()).isEqualTo("timeout");
        assertThat(Duration.between(now, second.nextPoll())).isGreaterThan(Duration.ofMinutes(8));
        assertThat(meters.get("tidings.ingest.polls")
                        .tag("outcome", "timeout")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void unreadableDocumentIsAFailureWithItsReason() throws Exception {
        task.input(entry(feed(URL)));
        server.put(URL, response(200, "<html>login</html>"));
        var status = status(poll());

        assertThat(status.outcome()).isEqualTo("unreadable");
        assertThat(status.reason()).contains("HTML");
        assertThat(status.etag()).isNull();
    }

    @Test
    void goneFeedIsNotPolledAgainUnlessItsAddressChanges() throws Exception {
        task.input(entry(feed(URL)));
        server.put(URL, response(410, ""));
        poll();
        now = now.plus(Duration.ofDays(365));
        assertThat(task.due(now, 10)).isEmpty();
        var moved = moved("http://example.com/new");
        server.put("http://example.com/new", body(item(1, "a")));
        task.input(entry(moved));

        assertThat(articles(poll())).hasSize(1);
    }

    @Test
    void changedAddressResetsValidatorsAndKeepsWhatWasSeen() throws Exception {
        task.input(entry(feed(URL)));
        server.put(URL, body(item(1, "a")));
        poll();
        server.put("http://example.com/new", body(item(2, "b"), item(1, "a")));
        task.input(entry(moved("http://example.com/new")));
        var records = poll();

        assertThat(requests.getLast().headers()).doesNotContainKey("If-None-Match");
        assertThat(articles(records)).extracting(Article::title).containsExactly("b");
    }

    @Test
    void removedFeedIsForgottenWithItsStatus() throws Exception {
        task.input(entry(feed(URL)));
        server.put(URL, body(item(1, "a")));
        poll();
        task.input(tombstone(feed(URL).key()));

        assertThat(poll()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("t.feed-status");
            assertThat(record.key()).isEqualTo(feed(URL).key());
            assertThat(record.value()).isNull();
        });
        later();
        assertThat(task.due(now, 10)).isEmpty();
    }

    @Test
    void statusWithoutAFeedIsRemovedAfterARestart() throws Exception {
        task.input(entry(feed(URL)));
        server.put(URL, body(item(1, "a")));
        var status = status(poll());
        task = task(0, 1);
        task.state(entry(status));

        assertThat(poll())
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isNull());
    }

    @Test
    void feedRemovedDuringItsPollLeavesNoStatus() throws Exception {
        task.input(entry(feed(URL)));
        server.put(URL, body(item(1, "a")));
        var underWay = task.due(now, 10);
        task.input(tombstone(feed(URL).key()));
        assertThat(task.due(now, 10)).isEmpty();
        apply(underWay.getFirst().run());

        assertThat(poll())
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isNull());
    }

    @Test
    void pausedFeedIsNotPolled() {
        var feed = feed(URL);
        task.input(entry(new Feed(
                feed.id(),
                feed.domain(),
                URL,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                Origin.COMMAND)));

        assertThat(task.due(now, 10)).isEmpty();
    }

    @Test
    void oneHostGetsNoMoreThanItsTurns() throws Exception {
        for (var i = 0; i < 5; i++) {
            task.input(entry(feed("http://example.com/" + i)));
        }
        task.input(entry(feed("http://other.example.com/")));
        var first = task.due(now, 10);

        assertThat(first).hasSize(3);
        assertThat(task.due(now, 10)).isEmpty();
        apply(first.getFirst().run());
        assertThat(task.due(now, 10)).hasSize(1);
    }

    @Test
    void strayFeedIsMovedToItsPartitionUnlessItWasMovedBefore() throws Exception {
        task = task(0, 50);
        var stray = feed("http://stray.example.org/");
        task.input(entry(stray));

        assertThat(poll())
                .extracting(ProducerRecord::partition, ProducerRecord::value)
                .satisfiesExactly(
                        moved -> assertThat(moved.toList()).first().isNull(),
                        tombstone -> assertThat(tombstone.toList()).containsExactly(0, null));
        task.input(entry(stray));
        task.input(tombstone(stray.key()));
        assertThat(task.due(now, 10)).isEmpty();
    }

    @Test
    void mistakeInTheProgramBacksOffToo() throws Exception {
        task.input(entry(feed(URL)));
        var job = task.due(now, 10).getFirst();
        var status = status(apply(job.failed(new IllegalStateException("broken"))));

        assertThat(status.failures()).isEqualTo(1);
        assertThat(status.reason()).contains("broken");
        assertThat(task.due(now, 10)).isEmpty();
    }

    @Test
    void longDocumentIsRememberedWhole() throws Exception {
        var items = new String[2_500];
        for (var i = 0; i < items.length; i++) {
            items[i] = item(i, "title " + i);
        }
        task.input(entry(feed(URL)));
        server.put(URL, body(items));
        var first = poll();
        later();
        server.put(URL, body(items.clone()));
        items[0] = item(0, "corrected");
        server.put(URL, body(items));

        assertThat(articles(first)).hasSize(Finder.MOST_ITEMS);
        assertThat(articles(poll())).extracting(Article::title).containsExactly("corrected");
    }

    @Test
    void announcedChangeMakesAFeedDueAndASubscriptionLetsItBePolledLess() throws Exception {
        task.input(entry(feed(URL)));
        server.put(URL, body(item(1, "a")));
        poll();
        now = now.plusSeconds(30);
        assertThat(task.due(now, 10)).isEmpty();
        task.input(entry(new HubNotice(feed(URL).key(), HubNotice.Kind.PUSHED, now, null)));

        assertThat(poll()).isNotEmpty();
        assertThat(task.due(now.plusSeconds(1), 10)).isEmpty();
    }

    @Test
    void changeThatIsAnnouncedDuringAPollIsLookedAfterAtOnce() throws Exception {
        task.input(entry(feed(URL)));
        server.put(URL, body(item(1, "a")));
        var underWay = task.due(now, 10);
        task.input(entry(new HubNotice(feed(URL).key(), HubNotice.Kind.PUSHED, now, null)));
        now = now.plusSeconds(5);
        apply(underWay.getFirst().run());

        assertThat(task.due(now, 10)).isEmpty();
        assertThat(task.due(now.plusSeconds(10), 10)).hasSize(1);
    }

    @Test
    void noticeOfAFeedThatIsNotHereIsRemoved() throws Exception {
        task.input(entry(new HubNotice("gone.example|1", HubNotice.Kind.PUSHED, now, null)));

        assertThat(poll())
                .extracting(ProducerRecord::key)
                .containsExactly("gone.example|1", "gone.example|1|hub", "gone.example|1|push");
        assertThat(poll()).isEmpty();
    }

    @Test
    void feedThatMovesToAnotherDomainIsRekeyedInOneTransactionAndPublishesNothingAgain() throws Exception {
        var there = URI.create("https://feeds.example.net/rss");
        task.input(entry(feed(URL)));
        server.put(
                URL,
                new Response(
                        200,
                        Map.of(),
                        body(item(1, "a")).body(),
                        there,
                        List.of(new Hop(301, URI.create(URL), there)),
                        now,
                        Duration.ZERO,
                        false));
        List<ProducerRecord<String, byte[]>> last = List.of();
        for (var i = 0; i < 5; i++) {
            last = poll();
            now = now.plus(Duration.ofHours(7));
        }
        var moved = feed(URL).at("example.net", there.toString());
        assertThat(last)
                .extracting(ProducerRecord::topic, ProducerRecord::key, record -> record.value() == null)
                .contains(
                        tuple("t.feeds", moved.key(), false),
                        tuple("t.feeds", feed(URL).key(), true),
                        tuple("t.feed-status", moved.key(), false),
                        tuple("t.feed-status", feed(URL).key(), true));
        task.input(tombstone(feed(URL).key()));
        task.input(entry(moved));
        server.put(there.toString(), body(item(2, "b"), item(1, "a")));

        assertThat(articles(poll())).extracting(Article::title).containsExactly("b");
    }

    @Test
    void serverThatAsksForPatienceIsLeftAloneByAllFeedsOfItsDomain() throws Exception {
        task.input(entry(feed(URL)));
        task.input(entry(feed("http://feeds.example.com/other")));
        server.put(URL, patience());
        server.put("http://feeds.example.com/other", patience());
        poll();
        requests.clear();
        now = now.plus(Duration.ofMinutes(59));
        assertThat(task.due(now, 10)).isEmpty();
        now = now.plus(Duration.ofMinutes(2));

        assertThat(task.due(now, 10)).hasSize(2);
    }

    private Response patience() {
        return new Response(
                429,
                Map.of("Retry-After", List.of("3600")),
                new byte[0],
                URI.create(URL),
                List.of(),
                now,
                Duration.ZERO,
                false);
    }

    private static ConsumerRecord<String, byte[]> entry(HubNotice notice) {
        return new ConsumerRecord<>("t.feeds", 0, 0, notice.key(), Json.bytes(notice));
    }

    private List<ProducerRecord<String, byte[]>> poll() throws InterruptedException {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (var job : task.due(now, 10)) {
            records.addAll(apply(job.run()));
        }
        return records;
    }

    private static List<ProducerRecord<String, byte[]>> apply(Result result) {
        result.applied().run();
        return result.records();
    }

    private void later() {
        now = now.plus(Duration.ofMinutes(10));
    }

    private PollTask task(int partition, int partitions) {
        var schedule = new Schedule(Bounds.fixed(Duration.ofMinutes(5)), new Random(1));
        var poller = new FeedPoller(
                new FeedFetcher(this::answer),
                new Desk(),
                schedule,
                Hubs.OFF,
                FullTextsTest.none(),
                Duration.ofDays(2),
                Duration.ofSeconds(20),
                () -> now);
        var turns = new Turns(2, Duration.ZERO);
        return new PollTask(partition, partitions, topics, poller, schedule, turns, new IngestMetrics(meters));
    }

    private Outcome answer(Request request) {
        requests.add(request);
        return server.getOrDefault(request.url().toString(), response(404, ""));
    }

    private Response response(int status, String body) {
        return new Response(
                status,
                Map.of("ETag", List.of("\"1\"")),
                body.getBytes(UTF_8),
                URI.create(URL),
                List.of(),
                now,
                Duration.ZERO,
                false);
    }

    private Response body(String... items) {
        return response(
                200, "<rss version='2.0'><channel><title>T</title>" + String.join("", items) + "</channel></rss>");
    }

    private static String item(int number, String title) {
        return item(number, title, "Sun, 09 Mar 2025 12:00:00 GMT");
    }

    private static String item(int number, String title, String date) {
        return "<item><link>http://example.com/a/" + number + "</link><title>" + title + "</title><pubDate>" + date
                + "</pubDate></item>";
    }

    private static Feed feed(String url) {
        return Feeds.of(url, Origin.FILE).orElseThrow();
    }

    private static Feed moved(String url) {
        var feed = feed(URL);
        return new Feed(
                feed.id(), feed.domain(), url, null, List.of(), null, null, null, null, false, null, null, Origin.FILE);
    }

    private double items(String disposition) {
        return meters.get("tidings.ingest.items")
                .tag("disposition", disposition)
                .counter()
                .count();
    }

    private static List<Article> articles(List<ProducerRecord<String, byte[]>> records) {
        return records.stream()
                .filter(record -> record.topic().equals("t.articles"))
                .map(record -> Json.read(record.value(), Article.class))
                .toList();
    }

    private static FeedStatus status(List<ProducerRecord<String, byte[]>> records) {
        return Json.read(records.getLast().value(), FeedStatus.class);
    }

    private static ConsumerRecord<String, byte[]> entry(Feed feed) {
        return new ConsumerRecord<>("t.feeds", 0, 0, feed.key(), Json.bytes(feed));
    }

    private static ConsumerRecord<String, byte[]> entry(FeedStatus status) {
        return new ConsumerRecord<>("t.feed-status", 0, 0, feed(URL).key(), Json.bytes(status));
    }

    private static ConsumerRecord<String, byte[]> tombstone(String key) {
        return new ConsumerRecord<>("t.feeds", 0, 0, key, null);
    }
}
