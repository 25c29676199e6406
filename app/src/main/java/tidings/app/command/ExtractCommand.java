package tidings.app.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.events.Ids;
import tidings.ingest.article.CanonicalUrl;
import tidings.ingest.page.Page;
import tidings.ingest.page.PageReader;

/** {@code extract}: web pages to articles. */
@Command(
        name = "extract",
        description = {
            "Reads web pages (HTML) and prints the articles that they show.",
            "Articles are printed as JSON Lines, with the file and the confidence in their text, 0 to 1.",
            "A page without title and text is said on standard error, with the file's name."
        },
        footer = {"", "Example: tidings extract --url https://example.com/news/1 page.html | tidings match -"},
        mixinStandardHelpOptions = true)
public final class ExtractCommand implements Callable<Integer> {
    private final PageReader reader = new PageReader();

    @Option(names = "--url", paramLabel = "URL", description = "where the page came from; for one file only")
    private @Nullable URI url;

    @Option(names = "--content-type", paramLabel = "TYPE", description = "the header it came with, for the charset")
    private @Nullable String contentType;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "web pages: HTML")
    private List<Path> files = List.of();

    /** Made by {@code Main}. */
    public ExtractCommand() {}

    /** Exit status 0, or 1 if some page could not be read or shows nothing. */
    @Override
    public Integer call() {
        var unread = 0;
        try (var printer = Printer.standard(true)) {
            if (url != null && files.size() > 1) {
                printer.problem("--url names the page of one file; " + files.size() + " files are given");
                return 2;
            }
            for (var file : files) {
                unread += extract(file, printer) ? 0 : 1;
                if (!printer.isOpen()) {
                    return 0;
                }
            }
        }
        return unread == 0 ? 0 : 1;
    }

    private boolean extract(Path file, Printer printer) {
        try {
            var base = url == null ? file.toAbsolutePath().toUri() : url;
            var page = reader.read(Files.readAllBytes(file), contentType, base);
            if (page.title().isEmpty() && page.text().isEmpty()) {
                printer.problem(file + ": it shows neither a title nor a text");
                return false;
            }
            printer.json(Line.of(page, file));
            return true;
        } catch (NoSuchFileException e) {
            printer.problem(file + ": there is no such file");
        } catch (IOException e) {
            printer.problem(file + ": it cannot be read: " + e.getMessage());
        }
        return false;
    }

    /** What is printed of a page. */
    record Line(
            String id,
            String url,
            String title,
            String summary,
            String text,
            List<String> authors,
            @Nullable Instant published,
            @Nullable Instant updated,
            @Nullable String language,
            @Nullable String publisher,
            List<String> categories,
            String file,
            double confidence) {
        static Line of(Page page, Path file) {
            var address = CanonicalUrl.of(page.url());
            return new Line(
                    address.map(one -> Ids.article(one.identity()))
                            .orElseGet(() -> Ids.articleIn("localhost", file.toString())),
                    address.map(CanonicalUrl::url).orElse(""),
                    page.title(),
                    page.summary(),
                    page.text(),
                    page.authors(),
                    page.published(),
                    page.updated(),
                    page.language(),
                    page.publisher(),
                    page.categories(),
                    file.toString(),
                    Math.round(page.confidence() * 100) / 100.0);
        }
    }
}
