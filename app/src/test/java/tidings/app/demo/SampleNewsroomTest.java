package tidings.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.ingest.feed.Opml;
import tidings.ingest.feed.Outline;
import tidings.ingest.format.FeedDocument;
import tidings.ingest.format.FeedReader;
import tidings.ingest.format.Item;

final class SampleNewsroomTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T12:00:00Z"));
    private final SampleNewsroom newsroom = new SampleNewsroom(now::get);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        newsroom.close();
        client.close();
    }

    @Test
    void everyFeedButTheOneOutOfOrderIsReadWithItsArticles() throws Exception {
        List<String> unread = new ArrayList<>();
        Set<String> formats = new HashSet<>();
        for (var outline : outlines()) {
            var response = get(outline.url());
            if (response.statusCode() != 200) {
                unread.add(outline.url());
            } else {
                var document = read(outline, response);
                formats.add(document.format());
                assertThat(document.items()).as(outline.url()).isNotEmpty();
                assertThat(document.items())
                        .allSatisfy(item -> assertThat(item.link()).startsWith("http://127.0.0.1:"));
            }
        }

        assertThat(unread).singleElement().asString().endsWith("/silent-tower");
        assertThat(formats).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void laterArticlesAppearAndCorrectionsReplaceTexts() throws Exception {
        var before = titles();
        now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(10)));
        var after = titles();

        assertThat(after).hasSizeGreaterThan(before.size());
        assertThat(after).contains("Washington to issue visas to 20 Russian embassy staff");
        assertThat(before).contains("Washington to issue visas to 30 Russian embassy staff");
        assertThat(after).doesNotContain("Washington to issue visas to 30 Russian embassy staff");
    }

    @Test
    void anUnchangedFeedWithAValidatorIsNotSentAgain() throws Exception {
        var url = outlines().getFirst().url();
        var etag = get(url).headers().firstValue("ETag").orElseThrow();

        var again = client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("If-None-Match", etag)
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(again.statusCode()).isEqualTo(304);
    }

    private Set<String> titles() throws Exception {
        Set<String> titles = new HashSet<>();
        for (var outline : outlines()) {
            var response = get(outline.url());
            if (response.statusCode() == 200) {
                read(outline, response).items().stream().map(Item::title).forEach(titles::add);
            }
        }
        return titles;
    }

    private List<Outline> outlines() throws Opml.NoOpml {
        var document = Opml.read(newsroom.opml().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(document.problems()).isEmpty();
        return document.outlines();
    }

    private FeedDocument read(Outline outline, HttpResponse<byte[]> response) throws Exception {
        var zipped =
                response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        var body = zipped
                ? new GZIPInputStream(new java.io.ByteArrayInputStream(response.body())).readAllBytes()
                : response.body();
        var type = response.headers().firstValue("Content-Type").orElse(null);
        return (FeedDocument) new FeedReader().read(body, type, URI.create(outline.url()));
    }

    private HttpResponse<byte[]> get(String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    }
}
