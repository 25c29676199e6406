package tidings.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidings.ingest.xml.Problems;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON Feed 1.0 and 1.1, item by item, so that a document that is cut off keeps its whole items. */
final class JsonFeeds {
    private static final String VERSION = "jsonfeed.org/version/";
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(FeedReader.LARGEST)
                            .build())
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .build())
            .build();

    private final String base;
    private final Problems problems;
    private final List<Item> items = new ArrayList<>();
    private @Nullable String version;
    private String title = "";
    private @Nullable String site;
    private @Nullable String language;
    private List<String> authors = List.of();
    private List<String> hubs = List.of();
    private @Nullable String self;
    private boolean hasItems;

    /**
     * @param base the document's own absolute address
     * @param problems told of what could not be read
     */
    JsonFeeds(String base, Problems problems) {
        this.base = base;
        this.problems = problems;
    }

    Reading read(String text) {
        try (var parser = MAPPER.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Unreadable("it is JSON, but not an object, as a JSON Feed is");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                member(parser);
            }
        } catch (JacksonException e) {
            problems.add("the JSON is broken: " + e.getOriginalMessage());
        }
        if (version == null && !hasItems) {
            return new Unreadable("it is JSON, but not a JSON Feed: it has neither a version nor items");
        }
        var format = format(version == null ? "" : version);
        return new FeedDocument(
                title, site, language, format, withAuthors(), problems.list(), new Hints(null, hubs, self));
    }

    private void member(JsonParser parser) {
        var name = parser.currentName();
        parser.nextToken();
        switch (name) {
            case "version" -> version = text(tree(parser));
            case "title" -> title = HtmlText.line(HtmlText.escape(text(tree(parser))));
            case "home_page_url" -> site = Links.resolve(base, text(tree(parser)));
            case "feed_url" -> self = Links.resolve(base, text(tree(parser)));
            case "hubs" -> hubs = hubs(tree(parser));
            case "language" -> language = Languages.normalize(text(tree(parser)));
            case "author", "authors" -> authors = authors.isEmpty() ? people(tree(parser)) : authors;
            case "items" -> items(parser);
            default -> parser.skipChildren();
        }
    }

    private List<String> hubs(JsonNode node) {
        return node.values().stream()
                .map(hub -> Links.resolve(base, text(hub.path("url"))))
                .filter(Objects::nonNull)
                .distinct()
                .limit(5)
                .toList();
    }

    private void items(JsonParser parser) {
        hasItems = true;
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        for (var token = parser.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            var node = tree(parser);
            if (node.isObject()) {
                items.add(item(node));
            } else {
                problems.add("an item is no object");
            }
        }
    }

    private static JsonNode tree(JsonParser parser) {
        return parser.readValueAsTree();
    }

    private Item item(JsonNode node) {
        var html = text(node.path("content_html"));
        var link = Links.resolve(base, text(node.path("url")));
        var id = text(node.path("id"));
        if (link == null) {
            link = Links.resolve(null, id);
        }
        return new Item(
                link == null ? Links.resolve(base, text(node.path("external_url"))) : link,
                id.isEmpty() ? null : id,
                HtmlText.escape(text(node.path("title"))),
                HtmlText.escape(text(node.path("summary"))),
                html.isEmpty() ? paragraphs(text(node.path("content_text"))) : html,
                people(node.path(node.has("authors") ? "authors" : "author")),
                Dates.parse(text(node.path("date_published"))),
                Dates.parse(text(node.path("date_modified"))),
                tags(node.path("tags")),
                Languages.normalize(text(node.path("language"))));
    }

    private List<Item> withAuthors() {
        return items.stream()
                .map(item -> item.authors().isEmpty() && !authors.isEmpty() ? withAuthors(item) : item)
                .toList();
    }

    private Item withAuthors(Item item) {
        return new Item(
                item.link(),
                item.guid(),
                item.title(),
                item.summary(),
                item.content(),
                authors,
                item.published(),
                item.updated(),
                item.categories(),
                item.language());
    }

    private static String paragraphs(String text) {
        return HtmlText.escape(text).replaceAll("\\R\\h*\\R\\s*", "<p>").replaceAll("\\R", "<br>");
    }

    private static List<String> people(JsonNode node) {
        var names = new LinkedHashSet<String>();
        for (var person : node.isArray() ? node.values() : List.of(node)) {
            var name = person.isObject() ? text(person.path("name")) : text(person);
            if (!name.isBlank()) {
                names.add(People.name(HtmlText.escape(name)));
            }
        }
        return List.copyOf(names);
    }

    private static List<String> tags(JsonNode node) {
        var tags = new LinkedHashSet<String>();
        node.values().forEach(tag -> tags.add(HtmlText.line(HtmlText.escape(text(tag)))));
        tags.remove("");
        return List.copyOf(tags);
    }

    /** Text of a scalar: numbers occur as ids. Anything else is empty; half a surrogate pair is a question mark. */
    private static String text(JsonNode node) {
        var text = node.isString() || node.isNumber() ? node.asString().strip() : "";
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private String format(String stated) {
        var at = stated.indexOf(VERSION);
        if (at < 0) {
            problems.add("it does not name the version of JSON Feed that it follows");
            return "JSON Feed";
        }
        var number = stated.substring(at + VERSION.length()).strip();
        return number.equals("1")
                ? "JSON Feed 1.0"
                : number.matches("[0-9.]{1,5}") ? "JSON Feed " + number : "JSON Feed";
    }
}
