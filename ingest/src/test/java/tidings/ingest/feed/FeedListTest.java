package tidings.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedListTest {
    private static final String GOOD = "<opml version='2.0'><body><outline text='A' xmlUrl='http://a.example/rss'/>"
            + "<outline text='B' xmlUrl='http://b.example/rss'/></body></opml>";

    @TempDir
    Path folder;

    @Test
    void lastGoodContentOutlivesEveryBadOneAndTheNextGoodOneCounts() throws IOException {
        var file = folder.resolve("feeds.opml");
        var list = new FeedList(file);
        assertThat(list.refresh()).isFalse();
        assertThat(list.outlines()).isNull();

        write(file, GOOD);
        assertThat(list.refresh()).isTrue();
        for (var bad : List.of(
                "",
                "\0\1\2\3",
                "<html><body>Sign in</body></html>",
                "{\"feeds\":[]}",
                GOOD.substring(0, GOOD.length() - 30),
                "<opml><body>" + "<outline>".repeat(200_000),
                "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><opml>&a;",
                "\ud83d".repeat(100))) {
            write(file, bad);
            assertThat(list.refresh())
                    .as(bad.length() > 60 ? bad.substring(0, 60) : bad)
                    .isFalse();
            assertThat(list.outlines()).hasSize(2);
        }
        Files.delete(file);
        assertThat(list.refresh()).isFalse();
        Files.createDirectory(file);
        assertThat(list.refresh()).isFalse();
        Files.delete(file);
        try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(3L << 30);
        }
        assertThat(list.refresh()).isFalse();
        assertThat(list.outlines()).hasSize(2);
        Files.delete(file);
        write(file, GOOD.replace("http://b.example/rss", "http://c.example/rss"));
        assertThat(list.refresh()).isTrue();
        assertThat(list.outlines()).extracting(Outline::url).contains("http://c.example/rss");
    }

    @Test
    void badOutlinesAreLeftOutAndTheOthersKept() throws IOException {
        var file = folder.resolve("feeds.opml");
        write(file, GOOD.replace("http://a.example/rss", "javascript:alert(1)"));
        var list = new FeedList(file);

        assertThat(list.refresh()).isTrue();
        assertThat(list.outlines()).extracting(Outline::url).containsExactly("http://b.example/rss");
        assertThat(list.refresh()).isFalse();
    }

    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(UTF_8));
    }
}
