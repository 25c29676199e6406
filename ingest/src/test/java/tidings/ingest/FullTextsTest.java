package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tidings.events.Article;
import tidings.events.Origin;
import tidings.ingest.feed.Feeds;
import tidings.ingest.fetch.FeedFetcher;
import tidings.ingest.push.Hubs;
import tidings.ingest.robots.SiteRules;
import tidings.ingest.robots.Visits;
import tidings.ingest.schedule.Bounds;
import tidings.ingest.schedule.Schedule;
import tidings.net.Failure;
import tidings.net.Outcome;
import tidings.net.Reason;
import tidings.net.Request;
import tidings.net.Response;

final class FullTextsTest {
    private static final Instant SEEN = Instant.parse("2025-03-04T05:06:07Z");
    private static final String PARAGRAPH =
            "The ferry between the two islands, which had stopped for three weeks, runs again from Monday, said the"
                    + " port. ";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<URI> asked = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private Instant now = SEEN;
    private String feed = rss("one");

    @Test
    void shortArticleHasTheTextOfItsPageAndKeepsItsSummary() {
        var completed = texts(true).complete(List.of(article("one", "Runs again.")));

        assertThat(completed).singleElement().satisfies(article -> {
            assertThat(article.text()).startsWith("The ferry").contains("\n\n");
            assertThat(article.summary()).isEqualTo("Runs again.");
            assertThat(article.authors()).containsExactly("Ann Lee");
            assertThat(article.id()).isEqualTo("one");
        });
        assertThat(pages("read")).isEqualTo(1);
    }

    @Test
    void pageThatItsSiteKeepsProgramsFromIsNotFetched() {
        var before = List.of(article("one", "Runs again."));

        assertThat(texts(false).complete(before)).isEqualTo(before);

        assertThat(asked).isEmpty();
        assertThat(pages("robots")).isEqualTo(1);
    }

    @Test
    void articleStaysAsItIsWhereThePageFailsOrShowsNothing() {
        var before = List.of(article("missing", "Runs again."), article("down", "Runs."), article("empty", "Again."));

        assertThat(texts(true).complete(before)).isEqualTo(before);

        assertThat(pages("failed")).isEqualTo(2);
        assertThat(pages("no-text")).isEqualTo(1);
    }

    @Test
    void fullTextsAndHistoryAreLeftAlone() {
        var before = List.of(
                article("one", PARAGRAPH.repeat(20)), article("two", "Old.").asHistory());

        assertThat(texts(true).complete(before)).isEqualTo(before);

        assertThat(asked).isEmpty();
    }

    @Test
    void onlyTheNewestOfVeryManyAreFetchedAndTheOrderStays() {
        List<Article> before = new ArrayList<>();
        for (var i = 0; i < FullTexts.MOST + 5; i++) {
            before.add(article("a" + i, "Runs again."));
        }

        var completed = texts(true).complete(before);

        assertThat(completed)
                .extracting(Article::id)
                .isEqualTo(before.stream().map(Article::id).toList());
        assertThat(asked).hasSize(FullTexts.MOST).doesNotContain(URI.create("https://example.org/a0"));
        assertThat(pages("left")).isEqualTo(5);
    }

    @Test
    void pagesOfAHostAreFetchedAsSlowlyAsItAsksFor() {
        var articles = List.of(article("one", "Runs."), article("two", "Runs."), article("three", "Runs."));

        texts(new Rules(true, Duration.ofSeconds(25))).complete(articles);

        assertThat(waits).containsExactly(Duration.ZERO, Duration.ofSeconds(25), Duration.ofSeconds(25));
        assertThat(asked).hasSize(3);
    }

    @Test
    void hostThatAsksForNothingIsStillGivenASecond() {
        texts(true).complete(List.of(article("one", "Runs."), article("two", "Runs.")));

        assertThat(waits).containsExactly(Duration.ZERO, Duration.ofSeconds(1));
    }

    @Test
    void pagesThatWouldKeepTheirFeedForMoreThanAMinuteAreLeft() {
        var before = List.of(article("one", "Runs."), article("two", "Runs."), article("three", "Runs."));

        var completed = texts(new Rules(true, Duration.ofSeconds(45))).complete(before);

        assertThat(completed.getFirst()).isEqualTo(before.getFirst());
        assertThat(asked).extracting(URI::getPath).containsExactly("/three", "/two");
        assertThat(pages("left")).isEqualTo(1);
    }

    @Test
    void completedArticleIsNotPublishedAgainWhenItsFeedSaysTheSame() throws Exception {
        var poller = poller();
        var full =
                Feeds.of("https://example.org/feed", Origin.FILE).orElseThrow().withFullText(true);
        var first = poller.poll(full, null);
        feed = rss("one", "two");
        var second = poller.poll(full, first.status());

        assertThat(first.items().publish())
                .singleElement()
                .satisfies(article -> assertThat(article.text()).startsWith("The ferry"));
        assertThat(second.items().publish()).extracting(Article::title).containsExactly("two");
        assertThat(second.items().unchanged()).isEqualTo(1);
    }

    @Test
    void pagesAreFetchedOnlyForFeedsThatAskForIt() throws Exception {
        var polled =
                poller().poll(Feeds.of("https://example.org/feed", Origin.FILE).orElseThrow(), null);

        assertThat(polled.items().publish()).hasSize(1);
        assertThat(asked).containsExactly(URI.create("https://example.org/feed"));
    }

    /** For polls of feeds that ask for no pages. */
    static FullTexts none() {
        return new FullTexts(
                request -> new Failure(Reason.CONNECT, "no page expected", false),
                new Desk(),
                new Rules(false, Duration.ZERO),
                new Visits(Duration.ZERO, () -> SEEN),
                () -> SEEN,
                time -> {},
                new IngestMetrics(new SimpleMeterRegistry()));
    }

    private FeedPoller poller() {
        var schedule = new Schedule(Bounds.fixed(Duration.ofMinutes(5)), new Random(1));
        return new FeedPoller(
                new FeedFetcher(this::answer),
                new Desk(),
                schedule,
                Hubs.OFF,
                texts(true),
                Duration.ofDays(2),
                Duration.ofSeconds(20),
                () -> SEEN);
    }

    private FullTexts texts(boolean allowed) {
        return texts(new Rules(allowed, Duration.ZERO));
    }

    private FullTexts texts(SiteRules rules) {
        FullTexts.Pause pause = time -> {
            waits.add(Duration.between(now, time));
            now = time.isAfter(now) ? time : now;
        };
        var visits = new Visits(Duration.ofSeconds(1), () -> now);
        return new FullTexts(this::answer, new Desk(), rules, visits, () -> now, pause, new IngestMetrics(meters));
    }

    private record Rules(boolean allow, Duration delay) implements SiteRules {
        @Override
        public boolean allow(URI page) {
            return allow;
        }

        @Override
        public Duration delay(URI page) {
            return delay;
        }
    }

    private Outcome answer(Request request) {
        asked.add(request.url());
        return switch (request.url().getPath()) {
            case "/down" -> new Failure(Reason.CONNECT, "refused", true);
            case "/missing" -> response(request, 404, "");
            case "/empty" -> response(request, 200, "<p></p>");
            case "/feed" -> response(request, 200, feed);
            default -> response(request, 200, page());
        };
    }

    private static Response response(Request request, int status, String body) {
        return new Response(
                status,
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8),
                request.url(),
                List.of(),
                SEEN,
                Duration.ZERO,
                false);
    }

    private static String page() {
        return "<meta name=author content='Ann Lee'><article>" + ("<p>" + PARAGRAPH.repeat(3) + "</p>").repeat(4)
                + "</article>";
    }

    private static String rss(String... names) {
        var items = new StringBuilder("<rss version='2.0'><channel>");
        for (var name : names) {
            items.append("<item><title>")
                    .append(name)
                    .append("</title><link>https://example.org/")
                    .append(name)
                    .append("</link><description>Runs.</description><pubDate>Tue, 04 Mar 2025 05:00:00"
                            + " GMT</pubDate></item>");
        }
        return items + "</channel></rss>";
    }

    private static Article article(String name, String summary) {
        return Article.builder(name, SEEN)
                .url("https://example.org/" + name)
                .title(name)
                .summary(summary)
                .feed("f")
                .build();
    }

    private double pages(String outcome) {
        return meters.get("tidings.ingest.pages")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
