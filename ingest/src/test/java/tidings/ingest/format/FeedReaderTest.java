package tidings.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class FeedReaderTest {
    private static final URI BASE = URI.create("http://example.com/feeds/world.xml");

    private final FeedReader reader = new FeedReader();

    @Test
    void rssItemHasAllItsParts() {
        var feed = feed("""
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel><title>News &amp; views</title><link>http://example.com/</link><language>en_gb</language>
            <item><title>Talks resume</title><link>/a/1?x=1&amp;y=2</link><guid isPermaLink="false">id-1</guid>
            <description>Short.</description><content:encoded><![CDATA[<p>Long.</p>]]></content:encoded>
            <dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ek</dc:creator><category>World</category>
            <pubDate>Tue, 04 Mar 2025 10:00:00 +0100</pubDate></item></channel></rss>\
            """);
        var item = feed.items().getFirst();

        assertThat(feed.format()).isEqualTo("RSS 2.0");
        assertThat(feed.title()).isEqualTo("News & views");
        assertThat(feed.site()).isEqualTo("http://example.com/");
        assertThat(feed.language()).isEqualTo("en-GB");
        assertThat(feed.problems()).isEmpty();
        assertThat(item.link()).isEqualTo("http://example.com/a/1?x=1&y=2");
        assertThat(item.guid()).isEqualTo("id-1");
        assertThat(item.title()).isEqualTo("Talks resume");
        assertThat(item.summary()).isEqualTo("Short.");
        assertThat(item.content()).isEqualTo("<p>Long.</p>");
        assertThat(item.authors()).containsExactly("Ann Lee", "Bo Ek");
        assertThat(item.categories()).containsExactly("World");
        assertThat(item.published()).isEqualTo(Instant.parse("2025-03-04T09:00:00Z"));
    }

    @Test
    void newsSitemapsAddressesAreItems() {
        var feed = feed("""
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>http://example.com/a</loc><lastmod>2025-03-04T11:00:00Z</lastmod>
            <news:news><news:publication><news:name>Island News</news:name><news:language>en</news:language>
            </news:publication><news:publication_date>2025-03-04T10:00:00+01:00</news:publication_date>
            <news:title>Ferry &amp; port</news:title><news:keywords>ferry, port</news:keywords></news:news></url>
            <url><loc>http://example.com/b</loc></url>
            <url><loc>http://example.com/cut\
            """);
        var item = feed.items().getFirst();

        assertThat(feed.format()).isEqualTo("News sitemap");
        assertThat(feed.title()).isEqualTo("Island News");
        assertThat(feed.items()).extracting(Item::link).containsExactly("http://example.com/a", "http://example.com/b");
        assertThat(HtmlText.line(item.title())).isEqualTo("Ferry & port");
        assertThat(item.published()).isEqualTo(Instant.parse("2025-03-04T09:00:00Z"));
        assertThat(item.updated()).isEqualTo(Instant.parse("2025-03-04T11:00:00Z"));
        assertThat(item.language()).isEqualTo("en");
        assertThat(item.categories()).containsExactly("ferry", "port");
    }

    @Test
    void packedSitemapIsUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("<urlset><url><loc>http://example.com/a</loc></url></urlset>".getBytes(UTF_8));
        }

        assertThat(((FeedDocument) reader.read(packed.toByteArray(), "application/gzip", BASE)).items())
                .extracting(Item::link)
                .containsExactly("http://example.com/a");
        assertThat(((Unreadable) reader.read(new byte[] {0x1f, (byte) 0x8b, 8}, null, BASE)).reason())
                .isEqualTo("it is empty");
    }

    @Test
    void indexOfSitemapsNamesThemNewsFirst() {
        var index = (Unreadable) read("""
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <sitemap><loc>/2023.xml.gz</loc><lastmod>2023-12-31</lastmod></sitemap>
            <sitemap><loc>/2025.xml.gz</loc><lastmod>2025-03-04</lastmod></sitemap>
            <sitemap><loc>http://example.com/news.xml</loc></sitemap><sitemap/></sitemapindex>\
            """);

        assertThat(index.named())
                .containsExactly(
                        "http://example.com/news.xml",
                        "http://example.com/2025.xml.gz",
                        "http://example.com/2023.xml.gz");
        assertThat(index.reason()).contains("index of 3 sitemaps", "http://example.com/news.xml");
    }

    @Test
    void itemOfACollectingFeedNamesItsSource() {
        var rss = feed("<rss><channel><item><title>t</title><source url='http://other.example/rss'>The Other</source>"
                + "</item><item><title>u</title><source>nameless</source></item></channel></rss>");
        var atom = feed("<feed"
            + " xmlns='http://www.w3.org/2005/Atom'><title>Planet</title><author><name>Us</name></author><entry><title>t</title><source><title"
            + " type='html'>The &lt;b&gt;Other&lt;/b&gt;</title><link href='http://other.example/'/><author><name>Ann"
            + " Lee</name></author></source></entry></feed>");

        assertThat(rss.items())
                .extracting(Item::source)
                .containsExactly(new Item.Source("The Other", "http://other.example/rss"), null);
        assertThat(atom.items().getFirst().source()).isEqualTo(new Item.Source("The Other", "http://other.example/"));
        assertThat(atom.items().getFirst().authors()).containsExactly("Ann Lee");
    }

    @Test
    void keywordsOfOtherModulesAreCategories() {
        var feed = feed("<rss><channel><item><title>t</title><media:keywords>ferry, port</media:keywords>"
                + "<media:category>Sea</media:category><itunes:keywords>ferry,boat</itunes:keywords></item>"
                + "</channel></rss>");

        assertThat(feed.items().getFirst().categories()).containsExactly("ferry", "port", "boat", "Sea");
    }

    @Test
    void pageThatMarksItsEntriesIsAFeed() {
        var feed = feed("""
            <!DOCTYPE html><html lang="en"><title>Notes</title><body><div class="h-feed">
            <article class="h-entry"><a class="u-url" href="/n/1"><h2 class="p-name">Ferry runs</h2></a>
            <time class="dt-published" datetime="2025-03-04T10:00:00Z">today</time><p class="p-author h-card">Ann Lee</p>
            <div class="e-content"><p>It runs.</p><div class="h-entry"><p class="p-name">quoted</p></div></div></article>
            </div></body></html>\
            """);

        assertThat(feed.format()).isEqualTo("h-feed");
        assertThat(feed.items()).singleElement().satisfies(item -> {
            assertThat(item.link()).isEqualTo("http://example.com/n/1");
            assertThat(item.title()).isEqualTo("Ferry runs");
            assertThat(item.authors()).containsExactly("Ann Lee");
            assertThat(item.published()).isEqualTo(Instant.parse("2025-03-04T10:00:00Z"));
        });
    }

    @Test
    void atomEntryHasAllItsParts() {
        var feed = feed("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="http://example.org/blog/">
            <title type="html">A &amp;lt;b&amp;gt; C</title><link href="."/><author><name>Desk</name></author>
            <entry xml:lang="fr"><title type="text">1 &lt; 2</title><id>tag:1</id>
            <link rel="self" href="self"/><link rel="alternate" type="text/html" href="post/1"/>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Two</p></div></content>
            <published>2025-03-04T10:00:00Z</published><updated>2025-03-05T10:00:00Z</updated></entry></feed>\
            """);
        var item = feed.items().getFirst();

        assertThat(feed.format()).isEqualTo("Atom 1.0");
        assertThat(feed.title()).isEqualTo("A <b> C");
        assertThat(feed.site()).isEqualTo("http://example.org/blog/");
        assertThat(item.link()).isEqualTo("http://example.org/blog/post/1");
        assertThat(HtmlText.line(item.title())).isEqualTo("1 < 2");
        assertThat(HtmlText.text(item.content())).isEqualTo("One\n\nTwo");
        assertThat(item.authors()).containsExactly("Desk");
        assertThat(item.language()).isEqualTo("fr");
        assertThat(item.published()).isEqualTo(Instant.parse("2025-03-04T10:00:00Z"));
        assertThat(item.updated()).isEqualTo(Instant.parse("2025-03-05T10:00:00Z"));
    }

    @Test
    void rdfItemsLieBesideTheChannel() {
        var feed = feed("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="http://example.com/"><title>RDF</title><link>http://example.com/</link></channel>
            <item rdf:about="http://example.com/1"><title>One</title><link>http://example.com/1</link>
            <dc:date>2025-03-04T10:00+01:00</dc:date></item></rdf:RDF>\
            """);

        assertThat(feed.format()).isEqualTo("RSS 1.0");
        assertThat(feed.title()).isEqualTo("RDF");
        assertThat(feed.items()).singleElement().satisfies(item -> {
            assertThat(item.title()).isEqualTo("One");
            assertThat(item.guid()).isEqualTo("http://example.com/1");
            assertThat(item.published()).isEqualTo(Instant.parse("2025-03-04T09:00:00Z"));
        });
    }

    @Test
    void oldVersionsAreRead() {
        assertThat(feed("<rss version='0.91'><channel><title>a</title><item><title>t</title></item></channel></rss>")
                        .format())
                .isEqualTo("RSS 0.91");
        assertThat(feed("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            + " xmlns='http://my.netscape.com/rdf/"
            + "simple/0.9/'><channel><title>a</title></channel><item><title>t</title></item></rdf:RDF>")
                        .items())
                .extracting(Item::title)
                .containsExactly("t");
        assertThat(feed("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>a</title><entry><title>t</title>"
                                + "<issued>2004-01-01T00:00:00Z</issued></entry></feed>")
                        .items())
                .singleElement()
                .satisfies(item -> assertThat(item.published()).isEqualTo(Instant.parse("2004-01-01T00:00:00Z")));
    }

    @Test
    void jsonFeedIsRead() {
        var feed = feed("""
            {"version":"https://jsonfeed.org/version/1.1","title":"J < K","home_page_url":"http://example.com/",
             "language":"en","authors":[{"name":"Desk"}],"items":[{"id":7,"url":"/a","title":"A & B",
             "content_text":"One\\n\\nTwo","date_published":"2025-03-04T10:00:00-05:00","tags":["x","y"]}]}\
            """);
        var item = feed.items().getFirst();

        assertThat(feed.format()).isEqualTo("JSON Feed 1.1");
        assertThat(feed.title()).isEqualTo("J < K");
        assertThat(item.guid()).isEqualTo("7");
        assertThat(item.link()).isEqualTo("http://example.com/a");
        assertThat(HtmlText.line(item.title())).isEqualTo("A & B");
        assertThat(HtmlText.text(item.content())).isEqualTo("One\n\nTwo");
        assertThat(item.authors()).containsExactly("Desk");
        assertThat(item.categories()).containsExactly("x", "y");
        assertThat(item.published()).isEqualTo(Instant.parse("2025-03-04T15:00:00Z"));
    }

    @Test
    void jsonThatIsCutOffKeepsWholeItems() {
        var feed = feed(
                "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"title\":\"one\"},{\"id\":\"2\",\"ti");

        assertThat(feed.items()).extracting(Item::title).containsExactly("one");
        assertThat(feed.problems()).isNotEmpty();
    }

    @Test
    void plainMistakesAreRepairedAndTold() {
        var feed = feed("\n junk <?xml version='1.0'?><rss><channel><title>Q&A &nbsp;\u0003<b>x</title>"
                + "<item><title>one<item><title>two</title><dc:creator>Ann</dc:creator></item></channel></rss>");

        assertThat(feed.title()).isEqualTo("Q&A x");
        assertThat(feed.items()).extracting(Item::title).containsExactly("one", "two");
        assertThat(feed.items().getLast().authors()).containsExactly("Ann");
        assertThat(feed.problems()).hasSizeGreaterThan(4);
    }

    @Test
    void whatIsNoFeedIsRefusedWithAReason() {
        assertThat(refusal("")).contains("empty");
        assertThat(refusal("<!DOCTYPE html><html><body>No</body></html>")).contains("HTML");
        assertThat(refusal("hello")).contains("neither XML nor JSON");
        assertThat(refusal("<catalog/>")).contains("<catalog>");
        assertThat(refusal("<sitemapindex/>")).contains("index of 0 sitemaps");
        assertThat(refusal("{\"a\":1}")).contains("JSON");
        assertThat(refusal("[]")).contains("JSON");
    }

    @Test
    void addressesFollowXmlBase() {
        var feed = feed("<rss xml:base='http://a.example/x/'><channel><item xml:base='y/'><link>z?q=a b</link></item>"
                + "<item><guid>http://b.example/permanent</guid></item><item><link>javascript:alert(1)</link></item>"
                + "</channel></rss>");

        assertThat(feed.items())
                .extracting(Item::link)
                .containsExactly("http://a.example/x/y/z?q=a%20b", "http://b.example/permanent", null);
    }

    private Reading read(String document) {
        return reader.read(document.getBytes(UTF_8), null, BASE);
    }

    private FeedDocument feed(String document) {
        return (FeedDocument) reader.read(document.getBytes(UTF_8), null, BASE);
    }

    private String refusal(String document) {
        return ((Unreadable) reader.read(document.getBytes(UTF_8), null, BASE)).reason();
    }
}
