package tidings.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidings.net.Failure;
import tidings.net.Hop;
import tidings.net.Outcome;
import tidings.net.Reason;
import tidings.net.Response;

class FeedCheckTest {
    private static final String URL = "http://example.com/rss";

    @Test
    void feedIsDescribed() {
        var report = check(response(
                200,
                "<rss version='2.0'><channel><title>T & U</title><item><title>a</title><pubDate>Tue, 04 Mar"
                        + " 2025 10:00:00 GMT</pubDate></item><item><title>b</title></item></channel></rss>"));

        assertThat(report.ok()).isTrue();
        assertThat(report.format()).isEqualTo("RSS 2.0");
        assertThat(report.title()).isEqualTo("T & U");
        assertThat(report.items()).isEqualTo(2);
        assertThat(report.newest()).isEqualTo(Instant.parse("2025-03-04T10:00:00Z"));
        assertThat(report.problems()).hasSize(1);
    }

    @Test
    void permanentMoveIsNamed() {
        var there = URI.create("http://example.com/new");
        var moved = new Response(
                200,
                Map.of(),
                "<rss><channel/></rss>".getBytes(UTF_8),
                there,
                List.of(new Hop(301, URI.create(URL), there)),
                Instant.EPOCH,
                Duration.ZERO,
                false);

        assertThat(check(moved).movedTo()).isEqualTo("http://example.com/new");
    }

    @Test
    void pageNamesItsFeeds() {
        var report = check(response(
                200,
                "<!DOCTYPE html><html><head><link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
                        + "<link rel='alternate' hreflang='de' href='/de'></head></html>"));

        assertThat(report.ok()).isFalse();
        assertThat(report.reason()).contains("HTML");
        assertThat(report.feeds()).containsExactly("http://example.com/feed.xml");
    }

    @Test
    void feedsOfASiteAreFoundBehindLinksAndAtUsualAddresses() {
        var linked = Map.of(
                URL,
                "<html><a href='/about'>x</a><a href='/news/rss/all'>y</a><a href='/feeds'>z</a></html>",
                "http://example.com/news/rss/all",
                "<rss><channel/></rss>",
                "http://example.com/feeds",
                "<html></html>");
        var usual = Map.of(URL, "<html></html>", "http://example.com/atom.xml", "<rss><channel/></rss>");

        assertThat(site(linked).feeds()).containsExactly("http://example.com/news/rss/all");
        assertThat(site(usual).feeds()).containsExactly("http://example.com/atom.xml");
        assertThat(site(Map.of(URL, "<html>" + "<a href='/rss/x'>".repeat(10_000)))
                        .feeds())
                .isEmpty();
    }

    @Test
    void homePageWithMarkedEntriesCanBePolledAndStillNamesItsFeeds() {
        var report = check(response(
                200,
                "<!DOCTYPE html><html><head><title>Notes</title><link rel='alternate' type='application/atom+xml'"
                        + " href='/feed.xml'></head><div class='h-entry'><a class='u-url p-name' href='/1'>One</a>"
                        + "</div></html>"));

        assertThat(report.ok()).isTrue();
        assertThat(report.format()).isEqualTo("h-feed");
        assertThat(report.items()).isEqualTo(1);
        assertThat(report.feeds()).containsExactly("http://example.com/feed.xml");
    }

    @Test
    void indexOfSitemapsNamesThem() {
        var report = check(response(
                200, "<sitemapindex><sitemap><loc>http://example.com/news.xml</loc></sitemap></sitemapindex>"));

        assertThat(report.ok()).isFalse();
        assertThat(report.feeds()).containsExactly("http://example.com/news.xml");
    }

    @Test
    void troubleIsTold() {
        assertThat(check(response(404, "")).reason()).contains("404").contains("example.com");
        assertThat(check(new Failure(Reason.DNS, "no address for example.com", true))
                        .reason())
                .contains("no address");
        assertThat(new FeedCheck(request -> response(200, "")).check("ftp://x").reason())
                .contains("http");
    }

    private static FeedReport site(Map<String, String> pages) {
        return new FeedCheck(request -> {
                    var page = pages.get(request.url().toString());
                    return page == null ? response(404, "") : response(200, page);
                })
                .check(URL);
    }

    private static FeedReport check(Outcome outcome) {
        return new FeedCheck(request -> outcome).check(URL);
    }

    private static Response response(int status, String body) {
        return new Response(
                status,
                Map.of(),
                body.getBytes(UTF_8),
                URI.create(URL),
                List.of(),
                Instant.EPOCH,
                Duration.ZERO,
                false);
    }
}
