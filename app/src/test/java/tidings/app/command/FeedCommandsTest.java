package tidings.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.app.Newsroom;
import tidings.app.problem.Problem;
import tidings.app.settings.Role;
import tidings.app.settings.SettingsFile;
import tidings.events.Feed;
import tidings.events.Origin;
import tidings.ingest.feed.Feeds;

/** Feeds are added, paused and removed while the program polls, and its feed files survive what people do to them. */
final class FeedCommandsTest {
    private static final Duration LONG = Duration.ofSeconds(40);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, Integer> polls = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    private HttpServer site;

    @BeforeEach
    void openSite() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            try (exchange) {
                polls.merge(exchange.getRequestURI().getPath(), 1, Integer::sum);
                var body = "<rss version='2.0'><channel><title>T</title></channel></rss>".getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        site.start();
    }

    @AfterEach
    void closeSite() {
        site.stop(0);
    }

    @Test
    void changesTakeEffectWhilePollingAndBadFilesDoNoHarm() throws Exception {
        write(opml("/a"));
        try (var newsroom = newsroom()) {
            newsroom.start();
            awaitPolls("/a");
            var feeds = new RunningFeeds(newsroom.clients(), newsroom.topics());

            feeds.put(List.of(Feeds.of(url("/b"), Origin.COMMAND).orElseThrow()));
            awaitPolls("/b");
            new ChangeFeeds.Pause().change(feeds, List.of(url("/a")), printer());
            write("<html>sign in</html>");
            awaitPolls("/b");
            write(opml("/a", "/c"));
            awaitPolls("/c");

            assertThat(feeds.all()).extracting(Feed::paused).containsExactly(true, false, false);
            new ChangeFeeds.Remove()
                    .change(feeds, List.of(url("/b"), feeds.all().getLast().id()), printer());
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(feeds.statuses().values())
                            .extracting(status -> status.url())
                            .containsExactly(url("/a")));
            assertThat(out.toString()).contains("paused " + url("/a"), "removed " + url("/b"));
            assertThat(err.toString()).contains(url("/c") + " comes from an OPML file");
            assertThatThrownBy(() -> feeds.named(List.of(url("/b"), "nonsense")))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("nonsense");
            ListFeeds.print(
                    feeds.all().getFirst(),
                    feeds.statuses().get(feeds.all().getFirst().id()),
                    printer());
            assertThat(out.toString()).contains("paused               ");
        }
    }

    @Test
    void durationsAreShort() {
        assertThat(List.of(
                        ListFeeds.shortly(Duration.ofSeconds(90)),
                        ListFeeds.shortly(Duration.ofMinutes(12)),
                        ListFeeds.shortly(Duration.ofHours(5)),
                        ListFeeds.shortly(Duration.ofDays(3)),
                        ListFeeds.shortly(null)))
                .containsExactly("90s", "12m", "5h", "3d", "-");
    }

    private Newsroom newsroom() throws IOException {
        var file = Files.writeString(folder.resolve("tidings.yaml"), """
            data-dir: data
            kafka: {partitions: 2}
            feeds: {interval: 1s, quiet-interval: 1s, host-spacing: 0s}
            net: {allow: [127.0.0.0/8]}
            """);
        return new Newsroom(SettingsFile.read(file, Map.of()), Set.of(Role.INGEST), InstantSource.system());
    }

    private void write(String opml) throws IOException {
        Files.writeString(folder.resolve("feeds.opml"), opml);
    }

    private String opml(String... paths) {
        var outlines = new StringBuilder();
        for (var path : paths) {
            outlines.append("<outline type=\"rss\" text=\"T\" xmlUrl=\"" + url(path) + "\"/>");
        }
        return "<opml version=\"2.0\"><body>" + outlines + "</body></opml>";
    }

    private String url(String path) {
        return "http://127.0.0.1:" + site.getAddress().getPort() + path;
    }

    private void awaitPolls(String path) {
        var before = polls.getOrDefault(path, 0);
        await().atMost(LONG).until(() -> polls.getOrDefault(path, 0) > before);
    }

    private Printer printer() {
        return new Printer(new PrintWriter(out, true), new PrintWriter(err, true), false);
    }
}
