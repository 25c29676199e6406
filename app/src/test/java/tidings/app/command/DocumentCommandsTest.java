package tidings.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tidings.events.topic.Json;
import tools.jackson.databind.JsonNode;

/** {@code parse} and {@code extract} print articles of what they can read, and name each file that they cannot. */
@Timeout(60)
final class DocumentCommandsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2025-03-10T00:00:00Z"));
    private static final String FEED = "<rss version='2.0'><channel><title>News</title><language>en</language>"
            + "<item><title>Ferry runs</title><link>https://a.example/1?utm_source=x</link>"
            + "<pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate><category>Sea</category></item></channel></rss>";
    private static final String PAGE =
            "<html lang=en><head><title>Ferry runs</title><meta name=author content='Ann Lee'><meta"
                    + " property=article:published_time content=2025-03-04T10:00:00Z></head><body><article><p>"
                    + "The ferry between the islands runs again, the harbour office said on Monday. ".repeat(8)
                    + "</p></article></body></html>";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void feedGivesItsArticlesInTheOneSchema() throws IOException {
        assertThat(parse(write("feed.xml", FEED))).isZero();

        var line = lines().getFirst();
        assertThat(line.propertyNames())
                .containsExactly(
                        "id",
                        "url",
                        "title",
                        "summary",
                        "text",
                        "authors",
                        "published",
                        "language",
                        "publisher",
                        "categories",
                        "file",
                        "feed");
        assertThat(line.path("url").asString()).isEqualTo("https://a.example/1");
        assertThat(line.path("published").asString()).isEqualTo("2025-03-04T10:00:00Z");
        assertThat(line.path("file").asString()).endsWith("feed.xml");
        assertThat(line.path("feed").path("format").asString()).isEqualTo("RSS 2.0");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void feedWithoutItemsGivesOneLineWithTheFeedAlone() throws IOException {
        assertThat(parse(write("empty.xml", "<rss><channel><title>Quiet</title></channel></rss>")))
                .isZero();

        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.propertyNames()).containsExactly("file", "feed");
            assertThat(line.path("feed").path("title").asString()).isEqualTo("Quiet");
        });
    }

    @Test
    void pageGivesItsArticleWithConfidence() throws IOException {
        assertThat(extract(write("page.html", PAGE), "--json", "--url", "https://a.example/ferry"))
                .isZero();

        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.propertyNames())
                    .containsExactly(
                            "id",
                            "url",
                            "title",
                            "summary",
                            "text",
                            "authors",
                            "published",
                            "language",
                            "categories",
                            "file",
                            "confidence");
            assertThat(line.path("url").asString()).isEqualTo("https://a.example/ferry");
            assertThat(line.path("authors").get(0).asString()).isEqualTo("Ann Lee");
            assertThat(line.path("confidence").asDouble()).isBetween(0.3, 1.0);
        });
    }

    @Test
    void pageThatIsNoFeedGivesTheArticleThatItShows() throws IOException {
        assertThat(parse(write("page.html", PAGE))).isZero();

        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.path("title").asString()).isEqualTo("Ferry runs");
            assertThat(line.path("feed").path("format").asString()).isEqualTo("Web page");
        });
        assertThat(err.toString()).contains("page.html: it is a web page (HTML), not a feed");
    }

    @Test
    void standardInputIsADocumentToo() {
        assertThat(run(new ParseCommand(CLOCK), FEED, "-")).isZero();
        assertThat(run(new ExtractCommand(CLOCK), PAGE, "-")).isZero();

        assertThat(lines()).extracting(line -> line.path("file").asString()).containsExactly("-", "-");
    }

    @Test
    void badFilesAreNamedAndTheOthersRead() throws IOException {
        var good = write("good.xml", FEED);
        var garbage = Files.write(folder.resolve("garbage.bin"), random(50_000));
        var empty = write("empty", "");
        var absent = folder.resolve("absent.xml");

        var status = run(
                new ParseCommand(CLOCK),
                "",
                absent.toString(),
                folder.toString(),
                garbage.toString(),
                empty.toString(),
                good.toString());

        assertThat(status).isEqualTo(1);
        assertThat(lines()).hasSize(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        absent + ": there is no such file",
                        folder + ": it is a folder; name the files in it",
                        garbage + ": its bytes are no text, and so no feed",
                        empty + ": it is empty");
    }

    @Test
    void badPagesAreNamedAndTheOthersRead() throws IOException {
        var garbage = Files.write(folder.resolve("garbage.bin"), random(50_000));
        var empty = write("empty.html", "");
        var good = write("good.html", PAGE);

        var status = run(
                new ExtractCommand(CLOCK),
                "",
                garbage.toString(),
                folder.toString(),
                empty.toString(),
                good.toString());

        assertThat(status).isEqualTo(1);
        assertThat(lines()).hasSize(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        garbage + ": it is no web page: its bytes are no text",
                        folder + ": it is a folder; name the files in it",
                        empty + ": it shows neither a title nor a text");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hugeFileIsRefusedUnread(boolean feeds) throws IOException {
        var huge = folder.resolve("huge");
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(5L << 30); // takes no room on the disk
        }

        assertThat(feeds ? parse(huge) : extract(huge)).isEqualTo(1);

        assertThat(err.toString()).contains(huge + ": it has 5368709120 bytes; at most");
    }

    @Test
    void endlessInputIsReadUpToItsLimit() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                java.util.Arrays.fill(bytes, from, from + length, (byte) 'x');
                return length;
            }
        };

        assertThat(run(new ParseCommand(CLOCK), endless, "-")).isEqualTo(1);

        assertThat(err.toString()).startsWith("-: it has more than ");
    }

    @Test
    void addressOfThePageIsForOneFile() throws IOException {
        var page = write("page.html", PAGE).toString();

        assertThat(run(new ExtractCommand(CLOCK), "", "--url", "https://a.example/", page, page))
                .isEqualTo(2);
        assertThat(err.toString()).contains("2 files are given");
    }

    @Test
    void charactersAreThoseOfTheHeader() throws IOException {
        var file = Files.write(
                folder.resolve("latin.xml"),
                "<rss><channel><title>Fähre</title></channel></rss>"
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        assertThat(parse(file, "--content-type", "text/xml; charset=iso-8859-1"))
                .isZero();
        assertThat(lines().getFirst().path("feed").path("title").asString()).isEqualTo("Fähre");
    }

    private int parse(Path file, String... options) {
        return run(new ParseCommand(CLOCK), "", with(file, options));
    }

    private int extract(Path file, String... options) {
        return run(new ExtractCommand(CLOCK), "", with(file, options));
    }

    private static String[] with(Path file, String... options) {
        var arguments = java.util.Arrays.copyOf(options, options.length + 1);
        arguments[options.length] = file.toString();
        return arguments;
    }

    private int run(Object command, String input, String... arguments) {
        return run(command, new ByteArrayInputStream(input.getBytes(UTF_8)), arguments);
    }

    private int run(Object command, InputStream input, String... arguments) {
        new CommandLine(command).parseArgs(arguments);
        try (var printer = new Printer(new PrintWriter(out), new PrintWriter(err), true)) {
            return command instanceof ParseCommand parse
                    ? parse.run(input, printer)
                    : ((ExtractCommand) command).run(input, printer);
        }
    }

    private List<JsonNode> lines() {
        return out.toString()
                .lines()
                .map(line -> (JsonNode) Json.mapper().readTree(line))
                .toList();
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
