package tidings.bench.suite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.dankito.readability4j.Readability4J;
import org.jspecify.annotations.Nullable;
import tidings.ingest.format.HtmlText;
import tidings.ingest.page.PageReader;

/**
 * Extracts articles from pages with Tidings and with Readability4J in the same run, and prints for each: mean F1 of the
 * text's words, share of titles that are the same (letters and digits compared, without regard to case, punctuation, white
 * space and width; in brackets also those that are expected to end with a separator and the name of the site or the author
 * that the expectation itself gives), share of dates that are within a day, mean F1 of the authors' names.
 * Nothing is left out: a page that a reader cannot read counts 0.
 */
public final class PageSuite {
    private static final String ROW = "%-12s %-14s %5d %8.4f %8.4f %14s %9s %9s %8.1f%n";

    private PageSuite() {}

    /**
     * Runs both suites.
     *
     * @param data the folder that holds {@code extraction/fundus} and {@code extraction/readability}
     */
    public static void run(Path data) {
        System.out.printf(
                "%n%-12s %-14s %5s %8s %8s %14s %9s %9s %8s%n",
                "suite", "reader", "pages", "text F1", "median", "titles", "dates", "authors", "ms/page");
        compare("fundus", PageCase.fundus(data.resolve("extraction/fundus")));
        compare("readability", PageCase.readability(data.resolve("extraction/readability")));
    }

    private static void compare(String suite, List<PageCase> cases) {
        var reader = new PageReader();
        print(suite, "Tidings", cases, one -> {
            var page = reader.read(one.body(), null, one.url());
            return new Found(page.text(), page.title(), page.published(), page.authors());
        });
        print(suite, "Readability4J", cases, one -> {
            var html = new String(one.body(), StandardCharsets.UTF_8);
            var article = new Readability4J(one.url().toString(), html).parse();
            var content = article.getContent();
            var title = article.getTitle();
            var byline = article.getByline();
            return new Found(
                    content == null ? "" : HtmlText.text(content),
                    title == null ? "" : title,
                    null,
                    byline == null ? List.of() : List.of(byline));
        });
    }

    private static void print(String suite, String name, List<PageCase> cases, Reader reader) {
        var tally = new Tally();
        for (var one : cases) {
            var began = System.nanoTime();
            Found found;
            try {
                found = reader.read(one);
            } catch (RuntimeException e) {
                System.out.println(one.name() + ": " + name + " says " + e);
                found = new Found("", "", null, List.of());
            }
            tally.add(one, found, Duration.ofNanos(System.nanoTime() - began));
        }
        System.out.printf(
                ROW,
                suite,
                name,
                cases.size(),
                tally.mean(),
                tally.median(),
                tally.titles(),
                tally.dates(),
                tally.authors(),
                tally.millis());
    }

    /** Reads a page in some way. */
    private interface Reader {
        Found read(PageCase page);
    }

    /** What was read. */
    record Found(String text, String title, @Nullable Instant published, List<String> authors) {}
}
