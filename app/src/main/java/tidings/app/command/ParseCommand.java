package tidings.app.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.events.Article;
import tidings.events.Feed;
import tidings.events.Ids;
import tidings.events.Origin;
import tidings.ingest.article.ArticleFactory;
import tidings.ingest.format.FeedDocument;
import tidings.ingest.format.FeedReader;
import tidings.ingest.format.Unreadable;

/** {@code parse}: feed documents to articles. */
@Command(
        name = "parse",
        description = {
            "Reads feed documents and prints their articles.",
            "Articles are printed as JSON Lines, with the file and the feed",
            "{title, url, format, language}. A feed without items gives one line with the feed alone.",
            "What is wrong with a document is said on standard error, one line each, with the file's name."
        },
        footer = {"", "Example: tidings parse feed.xml | tidings match -"},
        mixinStandardHelpOptions = true)
public final class ParseCommand implements Callable<Integer> {
    private final InstantSource clock;
    private final FeedReader reader = new FeedReader();
    private final ArticleFactory articles = new ArticleFactory();

    @Option(names = "--url", paramLabel = "URL", description = "where the documents came from, for relative links")
    private @Nullable URI url;

    @Option(names = "--content-type", paramLabel = "TYPE", description = "the header they came with, for the charset")
    private @Nullable String contentType;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "feed documents: RSS, RDF, Atom or JSON Feed")
    private List<Path> files = List.of();

    /** Made by {@code Main}. */
    public ParseCommand(InstantSource clock) {
        this.clock = clock;
    }

    /** Exit status 0, or 1 if some document could not be read. */
    @Override
    public Integer call() {
        var unread = 0;
        try (var printer = Printer.standard(true)) {
            for (var file : files) {
                unread += parse(file, printer) ? 0 : 1;
                if (!printer.isOpen()) {
                    return 0;
                }
            }
        }
        return unread == 0 ? 0 : 1;
    }

    private boolean parse(Path file, Printer printer) {
        try {
            var base = url == null ? file.toAbsolutePath().toUri() : url;
            return switch (reader.read(Files.readAllBytes(file), contentType, base)) {
                case FeedDocument document -> {
                    document.problems().forEach(problem -> printer.problem(file + ": " + problem));
                    print(file, document, printer);
                    yield true;
                }
                case Unreadable unreadable -> {
                    printer.problem(file + ": " + unreadable.reason());
                    yield false;
                }
            };
        } catch (NoSuchFileException e) {
            printer.problem(file + ": there is no such file");
        } catch (IOException e) {
            printer.problem(file + ": it cannot be read: " + e.getMessage());
        }
        return false;
    }

    private void print(Path file, FeedDocument document, Printer printer) {
        var heading = new Heading(document.title(), document.site(), document.format(), document.language());
        var found = articles.articles(document, Feed.of(Ids.feed(file.toString()), "localhost", file.toString(), Origin.COMMAND), clock.instant());
        if (found.isEmpty()) {
            printer.json(new Empty(file.toString(), heading));
        }
        found.forEach(article -> printer.json(Line.of(article, file, heading)));
    }

    /** What is printed of the feed. */
    record Heading(
            String title,
            @Nullable String url,
            String format,
            @Nullable String language) {}

    /** What is printed of a feed without items. */
    record Empty(String file, Heading feed) {}

    /** What is printed of an article. */
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
            Heading feed) {
        static Line of(Article article, Path file, Heading feed) {
            return new Line(
                    article.id(),
                    article.url(),
                    article.title(),
                    article.summary(),
                    article.text(),
                    article.authors(),
                    article.published(),
                    article.updated(),
                    article.language(),
                    article.publisher(),
                    article.categories(),
                    file.toString(),
                    feed);
        }
    }
}
