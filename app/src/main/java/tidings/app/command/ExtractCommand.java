package tidings.app.command;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.ingest.format.Charsets;
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
    private final InstantSource clock;
    private final PageReader reader = new PageReader();

    @Option(names = "--url", paramLabel = "URL", description = "where the page came from; for one file only")
    private @Nullable URI url;

    @Option(names = "--content-type", paramLabel = "TYPE", description = "the header it came with, for the charset")
    private @Nullable String contentType;

    @Option(names = "--json", description = "JSON Lines, as always")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "web pages: HTML; - is standard input")
    private List<Path> files = List.of();

    /** Made by {@code Main}. */
    public ExtractCommand(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    /** Exit status 0, or 1 if some page could not be read or shows nothing. */
    @Override
    public Integer call() {
        try (var printer = Printer.standard(true)) {
            return run(System.in, printer);
        }
    }

    int run(InputStream input, Printer printer) {
        if (url != null && files.size() > 1) {
            printer.problem("--url names the page of one file; " + files.size() + " files are given");
            return 2;
        }
        return new DocumentFiles(input, printer).each(files, (file, bytes) -> extract(file, bytes, printer));
    }

    private boolean extract(Path file, byte[] bytes, Printer printer) {
        if (Charsets.isBinary(bytes)) {
            printer.problem(file + ": it is no web page: its bytes are no text");
            return false;
        }
        var base = url == null ? file.toAbsolutePath().toUri() : url;
        var page = reader.read(bytes, contentType, base);
        if (page.title().isEmpty() && page.text().isEmpty()) {
            printer.problem(file + ": it shows neither a title nor a text");
            return false;
        }
        var confidence = Math.round(page.confidence() * 100) / 100.0;
        printer.json(PageLine.of(page, file, clock.instant()).put("confidence", confidence));
        return true;
    }
}
