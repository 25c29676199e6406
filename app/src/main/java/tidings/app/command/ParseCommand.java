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
import tidings.events.Feed;
import tidings.events.Ids;
import tidings.events.Origin;
import tidings.events.topic.Json;
import tidings.ingest.article.ArticleFactory;
import tidings.ingest.format.FeedDocument;
import tidings.ingest.format.FeedReader;
import tidings.ingest.format.Unreadable;
import tidings.ingest.page.PageReader;
import tools.jackson.databind.node.ObjectNode;

/** {@code parse}: feed documents to articles. */
@Command(
        name = "parse",
        description = {
            "Reads feed documents and prints their articles.",
            "Articles are printed as JSON Lines, with the file and the feed",
            "{title, url, format, language}. A feed without items gives one line with the feed alone.",
            "A web page that is no feed gives the article that it shows.",
            "What is wrong with a document is said on standard error, one line each, with the file's name."
        },
        footer = {"", "Example: tidings parse feed.xml | tidings match -"},
        mixinStandardHelpOptions = true)
public final class ParseCommand implements Callable<Integer> {
    private final InstantSource clock;
    private final FeedReader reader = new FeedReader();
    private final PageReader pages = new PageReader();
    private final ArticleFactory articles = new ArticleFactory();

    @Option(names = "--url", paramLabel = "URL", description = "where the documents came from, for relative links")
    private @Nullable URI url;

    @Option(names = "--content-type", paramLabel = "TYPE", description = "the header they came with, for the charset")
    private @Nullable String contentType;

    @Option(names = "--json", description = "JSON Lines, as always")
    private boolean json;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "feed documents: RSS, RDF, Atom, JSON Feed or news sitemap; - is standard input")
    private List<Path> files = List.of();

    /** Made by {@code Main}. */
    public ParseCommand(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    /** Exit status 0, or 1 if some document could not be read. */
    @Override
    public Integer call() {
        try (var printer = Printer.standard(true)) {
            return run(System.in, printer);
        }
    }

    int run(InputStream input, Printer printer) {
        return new DocumentFiles(input, printer).each(files, (file, bytes) -> parse(file, bytes, printer));
    }

    private boolean parse(Path file, byte[] bytes, Printer printer) {
        var base = url == null ? file.toAbsolutePath().toUri() : url;
        return switch (reader.read(bytes, contentType, base)) {
            case FeedDocument document -> {
                document.problems().forEach(problem -> printer.problem(file + ": " + problem));
                print(file, document, printer);
                yield true;
            }
            case Unreadable unreadable -> {
                printer.problem(file + ": " + unreadable.reason());
                yield unreadable.page() && printPage(file, bytes, base, printer);
            }
        };
    }

    private void print(Path file, FeedDocument document, Printer printer) {
        var heading = new Heading(document.title(), document.site(), document.format(), document.language());
        var feed = Feed.of(Ids.feed(file.toString()), "localhost", file.toString(), Origin.COMMAND);
        var found = articles.articles(document, feed, clock.instant());
        if (found.isEmpty()) {
            printer.json(line(Json.mapper().createObjectNode().put("file", file.toString()), heading));
        }
        found.forEach(article -> printer.json(line(ArticleLine.write(article).put("file", file.toString()), heading)));
    }

    /** A page that marks no items gives what it can: its one article. */
    private boolean printPage(Path file, byte[] bytes, URI base, Printer printer) {
        var page = pages.read(bytes, contentType, base);
        if (page.title().isEmpty() || page.text().isEmpty()) {
            return false;
        }
        var title = page.publisher() == null ? "" : page.publisher();
        printer.json(
                line(PageLine.of(page, file, clock.instant()), new Heading(title, null, "Web page", page.language())));
        return true;
    }

    private static ObjectNode line(ObjectNode line, Heading heading) {
        line.set("feed", Json.mapper().valueToTree(heading));
        return line;
    }

    /** What is printed of the feed. */
    record Heading(
            String title,
            @Nullable String url,
            String format,
            @Nullable String language) {}
}
