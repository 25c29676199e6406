package tidings.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** Real documents of other projects' tests, where they lie beside the repository. */
class SuitesTest {
    private static final Path DATA =
            Path.of("../../shared/data").toAbsolutePath().normalize();
    private static final Path FEEDS = DATA.resolve("feeds");
    private static final Duration LONG = Duration.ofSeconds(20); // a hang, on any machine

    private final FeedReader reader = new FeedReader();

    @ParameterizedTest
    @ValueSource(strings = {"feeds/rome", "feeds/feedparser", "feeds/listparser", "misc/crawler-commons"})
    void everyDocumentIsReadOrRefusedWithAReason(String suite) throws IOException {
        var folder = DATA.resolve(suite);
        assumeTrue(Files.isDirectory(folder), () -> folder + " is not here: nothing to read");
        var read = 0;
        List<String> refused = new ArrayList<>();
        for (var file : documents(folder)) {
            var bytes = Files.readAllBytes(file);
            switch (Assertions.assertTimeoutPreemptively(
                    LONG, () -> reader.read(bytes, null, URI.create("http://example.com/feed")), file.toString())) {
                case FeedDocument feed -> read++;
                case Unreadable no -> refused.add(folder.relativize(file) + ": " + no.reason());
            }
        }
        System.out.println(suite + ": " + read + " read, " + refused.size() + " refused");
        assertThat(refused).allSatisfy(line -> assertThat(line).matches(".+: .{10,}"));
        assertThat(refused.stream().filter(line -> line.contains("<rss>") || line.contains("<feed>")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rome", "feedparser"})
    void wellFormedFeedIsReadWithoutRepair(String suite) throws Exception {
        var folder = FEEDS.resolve(suite);
        assumeTrue(Files.isDirectory(folder), () -> folder + " is not here: nothing to read");
        List<String> repaired = new ArrayList<>();
        for (var file : documents(folder)) {
            var bytes = Files.readAllBytes(file);
            if (isWellFormed(bytes)
                    && reader.read(bytes, null, URI.create("http://example.com/feed")) instanceof FeedDocument feed
                    && feed.problems().stream().anyMatch(problem -> !problem.contains("is not defined"))) {
                repaired.add(folder.relativize(file) + ": " + feed.problems());
            }
        }
        System.out.println(suite + ": well-formed, yet repaired: " + repaired);
        assertThat(repaired).hasSizeLessThan(8);
    }

    private static List<Path> documents(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.getParent() != null && !file.getParent().equals(folder))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isWellFormed(byte[] bytes) throws Exception {
        var factory = SAXParserFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        try {
            factory.newSAXParser().parse(new java.io.ByteArrayInputStream(bytes), new DefaultHandler() {
                @Override
                public InputSource resolveEntity(String publicId, String systemId) {
                    return new InputSource(new StringReader(""));
                }
            });
            return true;
        } catch (org.xml.sax.SAXException | IOException e) {
            return false;
        }
    }
}
