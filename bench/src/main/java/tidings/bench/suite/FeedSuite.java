package tidings.bench.suite;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.ingest.format.FeedDocument;
import tidings.ingest.format.FeedReader;
import tidings.ingest.format.HtmlText;
import tidings.ingest.format.Item;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts how often Tidings agrees with what feedparser's tests expect of titles, links, dates, authors, summaries and
 * contents. Left out, and counted: expectations of other members (language, base and type of a text, enclosures,
 * generators, rights, module details) and those that are not one comparison with a text or a date. HTML is compared as the
 * text that it shows: what feedparser's sanitiser leaves of markup is its own matter.
 */
public final class FeedSuite {
    private static final Pattern CONTENT_TYPE = Pattern.compile("(?i)Header:\\s+Content-type:\\s*([^\\r\\n]+)");
    private static final String HERE = "http://127.0.0.1:8097/";

    private final FeedReader reader = new FeedReader();
    private final Map<String, int[]> counts = new TreeMap<>();
    private int other;
    private int unjudged;

    private FeedSuite() {}

    /**
     * Runs the suite and prints a table, and each disagreement.
     *
     * @param data the folder that holds {@code feeds/feedparser}
     * @throws IOException if it cannot be read
     */
    public static void run(Path data) throws IOException {
        var folder = data.resolve("feeds/feedparser");
        var suite = new FeedSuite();
        var tests = JsonMapper.builder().build().readTree(Files.readAllBytes(folder.resolve("EXPECTATIONS.json")));
        for (var test : tests.properties()) {
            var file = folder.resolve(test.getKey());
            if (Files.isRegularFile(file)) {
                suite.judge(file, test.getValue().path("expect_python").asString(""));
            }
        }
        suite.print();
    }

    private void judge(Path file, String python) throws IOException {
        var expected = Expectation.of(python).orElse(null);
        if (expected == null) {
            unjudged++;
            return;
        }
        var kind = kind(expected);
        if (kind == null) {
            other++;
            return;
        }
        var bytes = Files.readAllBytes(file);
        var head = new String(bytes, 0, Math.min(bytes.length, 1000), StandardCharsets.ISO_8859_1);
        var type = CONTENT_TYPE.matcher(head);
        var got = reader.read(bytes, type.find() ? type.group(1).strip() : null, URI.create(HERE + file.getFileName()))
                        instanceof FeedDocument feed
                ? agrees(expected, kind, feed)
                : "refused";
        var count = counts.computeIfAbsent(kind, none -> new int[2]);
        count[0]++;
        if (got == null) {
            count[1]++;
        } else {
            System.out.println(file.getFileName() + " " + python.replace("\n", "\\n") + " | got: " + got);
        }
    }

    /** What an expectation is about, of what is judged; null if it is about something else. */
    private static @Nullable String kind(Expectation expected) {
        var of = expected.entry() < 0 ? "feed " : "";
        return switch (expected.member()) {
            case "title", "title_detail.value" -> of + "title";
            case "link" -> of + "link";
            case "description", "summary", "summary_detail.value" -> of.isEmpty() ? "summary" : null;
            case "content.value" -> of.isEmpty() ? "content" : null;
            case "author" -> of.isEmpty() ? "author" : null;
            case "author_detail.name" -> of.isEmpty() ? "author" : null;
            case "published_parsed", "updated_parsed", "created_parsed" -> of.isEmpty() ? "date" : null;
            default -> null;
        };
    }

    /** Null if it agrees, else what was got. */
    private static @Nullable String agrees(Expectation expected, String kind, FeedDocument feed) {
        if (expected.entry() < 0) {
            return kind.equals("feed title") ? text(expected, feed.title()) : link(expected, feed.site());
        }
        if (expected.entry() >= feed.items().size()) {
            return "no such entry";
        }
        var item = feed.items().get(expected.entry());
        return switch (kind) {
            case "title" -> html(expected, item.title());
            case "link" -> link(expected, item.link());
            case "summary" -> html(expected, item.summary().isEmpty() ? item.content() : item.summary());
            case "content" -> html(expected, item.content().isEmpty() ? item.summary() : item.content());
            case "author" -> author(expected, item.authors());
            default -> date(expected, item);
        };
    }

    private static @Nullable String html(Expectation expected, String html) {
        return text(expected, HtmlText.line(html));
    }

    private static @Nullable String text(Expectation expected, String text) {
        var line = plain(text);
        return line.equals(plain(HtmlText.line(expected.value()))) || line.equals(plain(expected.value()))
                ? null
                : text;
    }

    private static @Nullable String link(Expectation expected, @Nullable String link) {
        var got = link == null ? "" : link;
        return got.equals(expected.value()) || got.equals(expected.value() + "/") ? null : got;
    }

    private static @Nullable String author(Expectation expected, List<String> authors) {
        var found = authors.stream()
                .anyMatch(name -> !name.isBlank() && expected.value().contains(name));
        return found || authors.isEmpty() && expected.value().isBlank() ? null : authors.toString();
    }

    private static @Nullable String date(Expectation expected, Item item) {
        for (var date : new @Nullable Instant[] {item.published(), item.updated()}) {
            if (date != null && expected.isDate(date)) {
                return null;
            }
        }
        return item.published() + ", " + item.updated();
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ").strip();
    }

    private void print() {
        var judged = 0;
        var agreed = 0;
        System.out.printf("%n%-12s %7s %7s%n", "about", "judged", "agree");
        for (var count : counts.entrySet()) {
            judged += count.getValue()[0];
            agreed += count.getValue()[1];
            System.out.printf("%-12s %7d %7d%n", count.getKey(), count.getValue()[0], count.getValue()[1]);
        }
        System.out.printf("%-12s %7d %7d  %.2f%%%n", "all", judged, agreed, 100.0 * agreed / Math.max(1, judged));
        System.out.printf("left out: %d about other members, %d that are not one comparison%n", other, unjudged);
    }
}
