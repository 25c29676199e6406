package tidings.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.events.Article;
import tidings.events.Feed;
import tidings.events.FeedStatus.SeenItem;
import tidings.events.Ids;
import tidings.events.Origin;
import tidings.ingest.feed.Feeds;
import tidings.ingest.format.FeedDocument;
import tidings.ingest.format.FeedReader;

class ArticleFactoryTest {
    private static final Instant SEEN = Instant.parse("2025-03-10T00:00:00Z");

    private final Feed feed =
            Feeds.of("http://feeds.example.com/rss", Origin.FILE).orElseThrow();
    private final ArticleFactory factory = new ArticleFactory();

    @Test
    void addressIdentifiesTheArticleHoweverItIsSpelled() {
        var one = articles("<item><link>http://www.example.com/a/?utm_source=x</link></item>")
                .getFirst();
        var other = articles("<item><link>https://example.com/a#top</link><title>t</title></item>")
                .getFirst();

        assertThat(one.id()).isEqualTo(Ids.article("example.com/a")).isEqualTo(other.id());
        assertThat(one.url()).isEqualTo("http://www.example.com/a/");
    }

    @Test
    void publisherOfACollectedItemIsItsSource() {
        var articles =
                articles("<item><title>a</title><source url='https://www.other.example/rss'>Other</source></item>"
                        + "<item><title>b</title><source url='https://news.example.com/world.xml'>World</source></item>"
                        + "<item><title>c</title></item>");

        assertThat(articles.getFirst().publisher()).isEqualTo("Other");
        assertThat(articles.get(1).publisher())
                .isEqualTo(articles.get(2).publisher())
                .isNotEqualTo("World");
    }

    @Test
    void itemsThatShareAnAddressAreToldApartByGuid() {
        var articles = articles("<item><link>http://e.com/live</link><guid isPermaLink='false'>1</guid></item>"
                + "<item><link>http://e.com/live</link><guid isPermaLink='false'>2</guid></item>");

        assertThat(articles)
                .extracting(Article::id)
                .containsExactly(Ids.articleIn("e.com/live", "1"), Ids.articleIn("e.com/live", "2"));
    }

    @Test
    void itemKeepsItsIdWhenItsNeighbourComesOrGoes() {
        var first = "<item><link>http://e.com/live</link><guid isPermaLink='false'>1</guid><title>one</title></item>";
        var second = "<item><link>http://e.com/live</link><guid isPermaLink='false'>2</guid><title>two</title></item>";
        var alone = sightings(first, List.of());
        var both = sightings(second + first, items(alone));
        var later = sightings(second, items(both.subList(0, 1)));

        assertThat(both.get(1).article().id())
                .isEqualTo(alone.getFirst().article().id());
        assertThat(both.get(0).article().id())
                .isEqualTo(Ids.articleIn("e.com/live", "2"))
                .isEqualTo(later.getFirst().article().id());
    }

    @Test
    void frontPageIsNoArticlesOwnAddress() {
        var articles = articles("<item><link>http://example.com/</link><title>A</title></item>"
                + "<item><link>http://www.example.com/section/</link><title>B</title></item>");

        assertThat(articles)
                .extracting(Article::id)
                .containsExactly(Ids.articleIn("example.com", "A"), Ids.articleIn("example.com/section", "B"));
    }

    @Test
    void withoutAddressTheGuidIdentifiesWithinTheDomain() {
        var articles = articles("<item><guid isPermaLink='false'>g</guid></item><item><title>T</title></item>"
                + "<item><description>D</description></item>");

        assertThat(articles)
                .extracting(Article::id)
                .containsExactly(
                        Ids.articleIn("example.com", "g"),
                        Ids.articleIn(feed.id(), "T"),
                        Ids.articleIn(feed.id(), "D"));
    }

    @Test
    void repeatedItemAndEmptyItemAreLeftOut() {
        var item = "<item><link>http://e.com/1</link><title>t</title></item>";

        assertThat(articles(item + item + "<item/>")).hasSize(1);
    }

    @Test
    void textIsTheContentOrTheSummary() {
        var articles = articles("<item><guid>1</guid><description>Short</description><content:encoded>&lt;p&gt;Long, by"
                + " far&lt;/p&gt;</content:encoded></item><item><guid>2</guid><description>Only"
                + " this</description></item><item><guid>3</guid><description>All of it, and"
                + " more</description><content:encoded>All of it</content:encoded></item>");

        assertThat(articles)
                .extracting(Article::text)
                .containsExactly("Long, by far", "Only this", "All of it, and more");
        assertThat(articles).extracting(Article::summary).containsExactly("Short", "Only this", "All of it, and more");
    }

    @Test
    void impossibleDatesAreMended() {
        var articles = articles("<item><guid>1</guid><pubDate>Mon, 01 Jan 2099 00:00:00 GMT</pubDate></item>"
                + "<item><guid>2</guid><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate></item>");

        assertThat(articles).extracting(Article::published).containsExactly(SEEN, null);
    }

    @Test
    void oldAndUndatedItemsAreHistoryWhenAsked() {
        var articles = factory.sightings(
                document("<item><guid>1</guid><pubDate>Sun, 09 Mar 2025 12:00:00 GMT</pubDate></item>"
                        + "<item><guid>2</guid><pubDate>Sun, 02 Mar 2025 12:00:00 GMT</pubDate></item>"
                        + "<item><guid>3</guid></item>"),
                feed,
                SEEN,
                List.of(),
                Duration.ofDays(2));

        assertThat(articles)
                .extracting(sighting -> sighting.article().history())
                .containsExactly(false, true, true);
    }

    @Test
    void longTextsAreCutWithoutBreakingACharacter() {
        var article = articles("<item><title>" + "x".repeat(999) + "😀y</title></item>")
                .getFirst();

        assertThat(article.title()).isEqualTo("x".repeat(999));
    }

    private List<Article> articles(String items) {
        return factory.articles(document(items), feed, SEEN);
    }

    private List<Sighting> sightings(String items, List<SeenItem> known) {
        return factory.sightings(document(items), feed, SEEN, known, null);
    }

    private static List<SeenItem> items(List<Sighting> sightings) {
        return sightings.stream().map(Sighting::item).toList();
    }

    private static FeedDocument document(String items) {
        var rss = "<rss version='2.0'"
                + " xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Site</title>"
                + "<link>http://example.com/section</link>" + items + "</channel></rss>";
        return (FeedDocument)
                new FeedReader().read(rss.getBytes(UTF_8), null, URI.create("http://feeds.example.com/rss"));
    }
}
