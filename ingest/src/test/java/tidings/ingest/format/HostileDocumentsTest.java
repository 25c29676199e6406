package tidings.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileDocumentsTest {
    private static final URI BASE = URI.create("http://example.com/feed");
    private static final Duration LONG = Duration.ofSeconds(20); // a hang, on any machine

    private final FeedReader reader = new FeedReader();

    @Test
    void entityOfTheDocumentTypeStaysUnexpanded() {
        var feed = feed(
                "<!DOCTYPE rss [<!ENTITY word \"expanded\">]><rss><channel><title>a &word; b</title></channel></rss>");

        assertThat(feed.title()).isEqualTo("a &word; b");
    }

    @Test
    void billionLaughsStaySmall() {
        var entities = new StringBuilder("<!ENTITY l0 \"lol\">");
        for (var i = 1; i < 10; i++) {
            entities.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        var feed = feed("<!DOCTYPE rss [" + entities + "]><rss><channel><title>&l9;</title></channel></rss>");

        assertThat(feed.title()).isEqualTo("&l9;");
    }

    @Test
    void externalEntityIsNeitherReadNorFetched(@TempDir Path folder) throws IOException {
        var canary = Files.writeString(folder.resolve("canary.txt"), "canary sings");
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            var feed = feed("<!DOCTYPE rss SYSTEM \"" + address + "a.dtd\" [<!ENTITY f SYSTEM \"" + canary.toUri()
                    + "\"><!ENTITY % p SYSTEM \"" + address + "p\"> %p; <!ENTITY h SYSTEM \"" + address + "h\">]>"
                    + "<rss xmlns:xi='http://www.w3.org/2001/XInclude'><channel><title>&f;&h;</title>"
                    + "<xi:include href='" + canary.toUri() + "' parse='text'/></channel></rss>");

            assertThat(feed.toString()).doesNotContain("sings");
            listener.setSoTimeout(200);
            Assertions.assertThrows(SocketTimeoutException.class, listener::accept);
        }
    }

    @Test
    void deepNestingIsFlattened() {
        var deep = 200_000;
        var feed = feed("<rss><channel><item><title>deep</title><description>" + "<b>".repeat(deep) + "words"
                + "</b>".repeat(deep) + "</description></item><item><title>after</title></item></channel></rss>");

        assertThat(feed.items()).extracting(Item::title).containsExactly("deep", "after");
        assertThat(feed.items().getFirst().summary()).contains("words");
        assertThat(feed.problems()).anyMatch(problem -> problem.contains("nested deeper"));
    }

    @Test
    void deepJsonIsRefusedOrKeepsItsItems() {
        var json =
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"kept\"},{\"x\":"
                        + "[".repeat(200_000) + "]".repeat(200_000) + "}]}";

        assertThat(feed(json).items()).extracting(Item::title).containsExactly("kept");
    }

    @Test
    void timeGrowsNoFasterThanTheDocument() {
        for (var piece : new String[] {
            "<!",
            "<![",
            "<!--",
            "<?",
            "<![CDATA[",
            "<a ",
            "<a b=\"",
            "&",
            "&amp",
            "]]>",
            "</a>",
            "<item>",
            "<a xmlns:b='c'>",
            "<!DOCTYPE [",
            "<!DOCTYPE x '",
            "{",
            "[",
            "\"",
            "<p><table>",
            "<b><i><p>",
            "\u0000"
        }) {
            var document = "<rss><channel><item><description>" + piece.repeat(100_000);
            Assertions.assertTimeoutPreemptively(LONG, () -> reader.read(document.getBytes(UTF_8), null, BASE), piece);
            Assertions.assertTimeoutPreemptively(
                    LONG, () -> reader.read(piece.repeat(100_000).getBytes(UTF_8), null, BASE), piece);
        }
    }

    @Test
    void manyAttributesAndNamespacesAreBounded() {
        var attributes = new StringBuilder();
        for (var i = 0; i < 300_000; i++) {
            attributes
                    .append(" xmlns:p")
                    .append(i)
                    .append("='urn:")
                    .append(i)
                    .append("' a")
                    .append(i)
                    .append("='b'");
        }
        var feed = feed("<rss" + attributes + "><channel><title>still here</title></channel></rss>");

        assertThat(feed.title()).isEqualTo("still here");
    }

    @Test
    void truncationAnywhereKeepsTheWholeItemsBefore() {
        var document = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Tïtle</title>"
                + "<item><title>one</title><link>http://example.com/1</link></item>"
                + "<item><title>two</title><description><![CDATA[<p>text</p>]]></description></item></channel></rss>";
        var bytes = document.getBytes(UTF_8);
        var firstEnds = document.substring(0, document.indexOf("</item>") + 7).getBytes(UTF_8).length;
        for (var length = 0; length <= bytes.length; length++) {
            var reading = reader.read(java.util.Arrays.copyOf(bytes, length), null, BASE);
            if (length >= firstEnds) {
                assertThat(((FeedDocument) reading).items())
                        .extracting(Item::title)
                        .startsWith("one");
            }
            if (reading instanceof FeedDocument feed) {
                assertThat(feed.items()).allMatch(item -> !item.title().isEmpty());
            }
        }
    }

    @Test
    void noBytesMakeItThrow() {
        var random = new Random(7);
        var seed = ("<?xml version='1.0'?><rss"
                        + " xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item><title>a&amp;b</title>"
                        + "<dc:date>2024-01-01</dc:date><link>http://e/</link></item></channel></rss>")
                .getBytes(UTF_8);
        for (var i = 0; i < 5_000; i++) {
            var bytes = seed.clone();
            for (var change = random.nextInt(8); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(reader.read(bytes, "text/xml; charset=" + (char) random.nextInt(128), BASE))
                    .isNotNull();
        }
        for (var i = 0; i < 2_000; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThat(reader.read(bytes, null, BASE)).isNotNull();
        }
    }

    @Test
    void htmlTextSurvivesDepthAndBrokenTags() {
        var depth = 200_000;

        assertThat(HtmlText.text("<div>".repeat(depth) + "core" + "</div>".repeat(depth)))
                .isEqualTo("core");
        assertThat(HtmlText.text("<b><i>".repeat(20_000) + "<p>core")).isEqualTo("core");
        assertThat(HtmlText.text("<a ".repeat(depth))).isNotNull();
    }

    private FeedDocument feed(String document) {
        return (FeedDocument) reader.read(document.getBytes(UTF_8), null, BASE);
    }
}
