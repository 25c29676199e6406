package tidings.app.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Ids;
import tidings.events.topic.Json;
import tidings.ingest.article.CanonicalUrl;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line of JSON Lines as an article, in the one schema of all commands. {@code lang} is taken for {@code language} and
 * {@code source} for {@code publisher}; an article without {@code id} gets the one that its {@code url}, or else its
 * text, makes. Unknown members are ignored. Pure functions, safe from any thread.
 */
final class ArticleLine {
    private static final List<String> SCHEMA = List.of(
            "id",
            "url",
            "title",
            "summary",
            "text",
            "authors",
            "published",
            "updated",
            "language",
            "publisher",
            "categories");

    private ArticleLine() {}

    /** A line that cannot be read. */
    static final class BadLine extends Exception {
        private static final long serialVersionUID = 1L;

        private BadLine(String message) {
            super(message);
        }
    }

    /**
     * Reads a line.
     *
     * @param seen when the article counts as seen
     * @return the article; null for an object without title, summary and text, such as {@code parse} prints for a feed
     *     without items
     * @throws BadLine if it is no JSON object
     */
    static @Nullable Article read(String line, Instant seen) throws BadLine {
        try {
            var node = Json.mapper().readTree(line);
            if (node.isObject()) {
                return article(node, seen);
            }
            throw new BadLine("expected a JSON object with title and text");
        } catch (JacksonException e) {
            throw new BadLine("this line is not JSON: " + e.getOriginalMessage());
        }
    }

    /** An article's members of the schema, in its order; those that are absent are left out. */
    static ObjectNode write(Article article) {
        ObjectNode all = Json.mapper().valueToTree(article);
        return all.retain(SCHEMA);
    }

    private static @Nullable Article article(JsonNode node, Instant seen) {
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
}
