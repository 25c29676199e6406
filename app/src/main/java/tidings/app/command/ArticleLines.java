package tidings.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tidings.app.problem.Problem;
import tidings.events.Article;
import tidings.events.Ids;
import tidings.events.topic.Json;
import tidings.ingest.article.CanonicalUrl;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads articles from JSON Lines, in the one schema of all commands. {@code lang} is taken for {@code language} and
 * {@code source} for {@code publisher}; an article without {@code id} gets the one that its {@code url}, or else its
 * text, makes. Unknown members are ignored. Lines without title, summary and text, such as those that {@code parse}
 * prints for a feed without items, are passed over.
 *
 * <p>For one thread.
 */
final class ArticleLines {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final InputStream input;
    private final Instant seen;
    private final Consumer<String> problems;
    private int bad;

    /**
     * @param input what {@code -} stands for
     * @param seen when the articles count as seen
     * @param problems told of each line that cannot be read, with file and line
     */
    ArticleLines(InputStream input, Instant seen, Consumer<String> problems) {
        this.input = input;
        this.seen = seen;
        this.problems = problems;
    }

    /** Hands every article of the files to the sink, one at a time, until it has had enough. */
    void read(List<Path> files, Sink sink) {
        for (var file : files) {
            try (var reader = open(file)) {
                if (!read(file, reader, sink)) {
                    return;
                }
            } catch (NoSuchFileException e) {
                throw new Problem(file + " is not there", e);
            } catch (IOException | UncheckedIOException e) {
                throw new Problem(file + " cannot be read: " + e.getMessage(), e);
            }
        }
    }

    /** How many lines could not be read. */
    int bad() {
        return bad;
    }

    private BufferedReader open(Path file) throws IOException {
        var bytes = file.equals(STANDARD_INPUT) ? input : Files.newInputStream(file);
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }

    private boolean read(Path file, BufferedReader reader, Sink sink) throws IOException {
        var number = 0;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            var article = line.isBlank() ? null : article(file + ":" + number, line);
            if (article != null && !sink.take(article)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Article article(String place, String line) {
        try {
            var node = Json.mapper().readTree(line);
            if (node.isObject()) {
                return article(node);
            }
            complain(place, "expected a JSON object with title and text");
        } catch (JacksonException e) {
            complain(place, "this line is not JSON: " + e.getOriginalMessage());
        }
        return null;
    }

    private void complain(String place, String message) {
        bad++;
        problems.accept(place + ": " + message);
    }

    private @Nullable Article article(JsonNode node) {
        var title = text(node, "title");
        var summary = text(node, "summary");
        var text = text(node, "text");
        if (title.isBlank() && summary.isBlank() && text.isBlank()) {
            return null;
        }
        return Article.builder(id(node, title, text), seen)
                .url(text(node, "url"))
                .title(title)
                .summary(summary)
                .text(text)
                .authors(texts(node, "authors"))
                .published(time(node, "published"))
                .updated(time(node, "updated"))
                .language(either(node, "language", "lang"))
                .publisher(either(node, "publisher", "source"))
                .categories(texts(node, "categories"))
                .country(either(node, "country", "country"))
                .tags(texts(node, "tags"))
                .build();
    }

    private static String id(JsonNode node, String title, String text) {
        var id = text(node, "id");
        if (!id.isEmpty()) {
            return id;
        }
        return CanonicalUrl.of(text(node, "url"))
                .map(url -> Ids.article(url.identity()))
                .orElseGet(() -> Ids.text(title + "\n" + text));
    }

    private static String text(JsonNode node, String name) {
        var member = node.path(name);
        return member.isValueNode() && !member.isNull() ? member.asString("") : "";
    }

    private static @Nullable String either(JsonNode node, String name, String other) {
        var text = text(node, name);
        text = text.isEmpty() ? text(node, other) : text;
        return text.isEmpty() ? null : text;
    }

    private static List<String> texts(JsonNode node, String name) {
        var member = node.path(name);
        List<String> texts = new ArrayList<>();
        if (member.isArray()) {
            member.forEach(one -> texts.add(one.asString("")));
        } else if (member.isString()) {
            texts.add(member.asString());
        }
        texts.removeIf(String::isBlank);
        return texts;
    }

    /** A date that is not a point in time, such as a year alone, is as good as none. */
    private static @Nullable Instant time(JsonNode node, String name) {
        var text = text(node, name);
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Takes articles. */
    interface Sink {
        /**
         * Takes one.
         *
         * @return false if no more are wanted
         */
        boolean take(Article article);
    }
}
