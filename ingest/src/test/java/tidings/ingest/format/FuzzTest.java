package tidings.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.ingest.page.PageReader;

/** Documents of every format, cut off and changed at random places (from fixed seeds), are read or refused. */
@Timeout(120)
class FuzzTest {
    private static final URI BASE = URI.create("http://example.com/feed");
    private static final Path SUITES =
            Path.of("../../shared/data/feeds").toAbsolutePath().normalize();
    private static final int ROUNDS = 100;
    private static final int STEP = 3;
    private static final int LARGE = 50_000;

    /** What breaks parsers: openings without ends, references, marks of character sets, deep nesting. */
    private static final List<String> PIECES = List.of(
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<!DOCTYPE x [<!ENTITY a \"b\">",
            "]>",
            "<?xml encoding='utf-16'?>",
            "&#0;",
            "&#xD800;",
            "&lt;",
            "&nosuch;",
            "\"",
            "'",
            "<",
            ">",
            "</item>",
            "<item>",
            "<entry>",
            "</",
            "{",
            "}",
            "[",
            "]",
            "\\ud800",
            "\u0000",
            "\ufeff",
            "\u202e",
            "xmlns:a='b'",
            "<b>".repeat(200),
            "%",
            "://",
            "9".repeat(400),
            ",",
            "Thu, 99 Foo 99999 99:99:99 +9999",
            "<script>",
            "<iframe src='x",
            "<table><tr><td>",
            "\r\n\r\n",
            "\u00e9");

    private final FeedReader reader = new FeedReader();
    private final PageReader pages = new PageReader();

    static Stream<String> documents() {
        return Stream.of(
                rss("<item><title>t%1$d</title><link>http://example.com/%1$d</link><description><![CDATA[<p>d &amp;"
                        + " %1$d</p>]]></description><pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate>"
                        + "<source url='http://o.example/'>O</source></item>"),
                "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://example.com/'><title>T</title>"
                        + many("<entry><title type='html'>t%1$d</title><link href='/%1$d'/><id>tag:%1$d</id>"
                                + "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>d</div></content>"
                                + "<updated>2025-03-04T10:00:00Z</updated></entry>")
                        + "</feed>",
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
                        + "<channel><title>T</title></channel>"
                        + many("<item rdf:about='http://example.com/%1$d'><title>t%1$d</title></item>")
                        + "</rdf:RDF>",
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                        + many("<url><loc>http://example.com/%1$d</loc><news:news><news:title>t%1$d</news:title>"
                                + "</news:news></url>")
                        + "</urlset>",
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":["
                        + many("{\"id\":\"%1$d\",\"url\":\"http://example.com/%1$d\",\"title\":\"t%1$d\","
                                        + "\"content_html\":\"<p>d</p>\"},")
                                .replaceFirst(",$", "")
                        + "]}");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void wholeItemsBeforeAnyCutStayAndTheCutOneGoes(String document) {
        var whole = titles(reader.read(document.getBytes(UTF_8), null, BASE));
        assertThat(whole).containsExactly("t0", "t1", "t2", "t3", "t4");
        for (var length = 0; length < document.length(); length += STEP) {
            var cut = titles(reader.read(document.substring(0, length).getBytes(UTF_8), null, BASE));

            assertThat(cut).as("cut at " + length).hasSizeGreaterThanOrEqualTo(wholeItems(document, length));
            assertThat(cut).as("cut at " + length).isEqualTo(whole.subList(0, cut.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void noChangeMakesItThrow(String document) {
        var random = new Random(document.hashCode());
        for (var round = 0; round < ROUNDS; round++) {
            readAll(changed(document.getBytes(UTF_8), random));
        }
    }

    @Test
    void packedDocumentMayBeCutOrBroken() throws IOException {
        var random = new Random(11);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(documents().findFirst().orElseThrow().getBytes(UTF_8));
        }
        for (var round = 0; round < ROUNDS; round++) {
            readAll(changed(packed.toByteArray(), random));
        }
    }

    /** Documents that nobody here wrote, where they lie beside the repository. */
    @ParameterizedTest
    @ValueSource(strings = {"rome", "feedparser", "listparser"})
    void noChangeOfARealDocumentMakesItThrow(String suite) throws IOException {
        var folder = SUITES.resolve(suite);
        assumeTrue(Files.isDirectory(folder), () -> folder + " is not here: nothing to change");
        var random = new Random(5);
        for (var file : some(folder)) {
            readAll(changed(Files.readAllBytes(file), random));
        }
    }

    /** Some small files, always the same ones. */
    private static List<Path> some(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var all = files.filter(
                            file -> Files.isRegularFile(file) && file.toFile().length() < LARGE)
                    .sorted()
                    .toList();
            var every = Math.max(1, all.size() / ROUNDS);
            return IntStream.range(0, all.size())
                    .filter(i -> i % every == 0)
                    .mapToObj(all::get)
                    .toList();
        }
    }

    private void readAll(byte[] bytes) {
        assertThatCode(() -> {
                    if (reader.read(bytes, null, BASE) instanceof FeedDocument feed) {
                        feed.items().forEach(item -> HtmlText.text(item.content()));
                    }
                    pages.read(bytes, null, BASE);
                })
                .as(() -> new String(bytes, UTF_8))
                .doesNotThrowAnyException();
    }

    /** How many items end before a place, to go by how the documents above are written. */
    private static int wholeItems(String document, int length) {
        var count = 0;
        for (var end : List.of("</item>", "</entry>", "</url>", "},{", "}]}")) {
            for (var at = document.indexOf(end); at >= 0; at = document.indexOf(end, at + 1)) {
                count += at + (end.startsWith("<") ? end.length() : 1) <= length ? 1 : 0;
            }
        }
        return count;
    }

    private static List<String> titles(Reading reading) {
        return reading instanceof FeedDocument feed
                ? feed.items().stream().map(Item::title).toList()
                : List.of();
    }

    private static byte[] changed(byte[] bytes, Random random) {
        var now = bytes;
        for (var change = random.nextInt(5); change >= 0; change--) {
            now = changedOnce(now, random);
        }
        return now;
    }

    private static byte[] changedOnce(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
        }
        var from = random.nextInt(bytes.length);
        var to = Math.min(bytes.length, from + random.nextInt(60));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, from);
            case 1 -> joined(bytes, from, new byte[0], to);
            case 2 -> joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
            case 3 -> joined(bytes, from, new byte[] {(byte) random.nextInt(256)}, from + 1);
            case 4 -> Arrays.copyOfRange(bytes, from, bytes.length);
            default ->
                joined(bytes, from, PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8), from);
        };
    }

    /** The bytes up to one place, others, and the bytes from another place. */
    private static byte[] joined(byte[] bytes, int upTo, byte[] between, int from) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, upTo);
        out.writeBytes(between);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }

    private static String rss(String item) {
        return "<?xml version='1.0'?><rss version='2.0'><channel><title>T</title>" + many(item) + "</channel></rss>";
    }

    private static String many(String item) {
        List<String> items = new ArrayList<>();
        for (var i = 0; i < 5; i++) {
            items.add(item.formatted(i));
        }
        return String.join("", items);
    }
}
