package tidings.ingest.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import tidings.ingest.article.CanonicalUrl;
import tidings.ingest.format.Dates;
import tidings.ingest.format.HtmlText;
import tidings.ingest.format.Languages;
import tidings.ingest.format.Links;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page says of its article in JSON-LD, in the words of schema.org. Broken documents and those deeper than 50 levels
 * are passed over; objects that are only referred to by {@code @id} are looked up on the same page.
 */
final class JsonLd {
    private static final int LARGEST = 4_000_000;
    private static final int MOST_OBJECTS = 5_000;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(LARGEST)
                            .build())
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .build())
            .build();
    private static final Set<String> MORE_ARTICLES = Set.of(
            "blogposting",
            "liveblogposting",
            "report",
            "review",
            "reportage",
            "webpage",
            "videoobject",
            "podcastepisode");

    private final List<JsonNode> objects = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();
    private final String page;

    private JsonLd(String page) {
        this.page = page;
    }

    /**
     * Reads the page's scripts.
     *
     * @param url the page's own address, which tells its article from others that it lists
     */
    static Statement of(Document document, String url) {
        var found = new JsonLd(CanonicalUrl.of(url).map(CanonicalUrl::identity).orElse(""));
        var left = LARGEST;
        for (var script : document.select("script[type*=ld+json]")) {
            var text = script.data();
            left -= text.length();
            if (left >= 0) {
                found.read(text);
            }
        }
        var statement = new Statement();
        var article = found.article();
        if (article != null) {
            found.describe(article, statement);
        }
        return statement;
    }

    private void read(String script) {
        var json = script.strip()
                .replaceFirst("^(?:<!--|//\\s*<!\\[CDATA\\[|<!\\[CDATA\\[|/\\*\\s*<!\\[CDATA\\[\\s*\\*/)", "")
                .replaceFirst("(?:-->|//\\s*]]>|]]>|/\\*\\s*]]>\\s*\\*/|;)\\s*$", "");
        try {
            collect(MAPPER.readTree(json));
        } catch (JacksonException e) {
            // Many pages' scripts are broken; the other sources remain.
        }
    }

    /** All objects of the document, outer ones first. */
    private void collect(JsonNode root) {
        var open = new ArrayDeque<JsonNode>();
        open.add(root);
        while (!open.isEmpty() && objects.size() < MOST_OBJECTS) {
            var node = open.poll();
            if (node.isObject()) {
                objects.add(node);
                var id = text(node.path("@id"));
                if (!id.isEmpty() && node.size() > 1) {
                    byId.putIfAbsent(id, node);
                }
            }
            node.values().forEach(inner -> {
                if (inner.isContainer()) {
                    open.add(inner);
                }
            });
        }
    }

    private @Nullable JsonNode article() {
        return objects.stream()
                .filter(node -> rank(node) > 0)
                .max(Comparator.comparingInt(this::rank))
                .orElse(null);
    }

    /** How likely an object is the page's article; of equals, the first. */
    private int rank(JsonNode node) {
        var rank = 0;
        for (var type : strings(node.path("@type"))) {
            var name = type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            var kind = name.endsWith("article") || name.equals("blogposting") || name.equals("liveblogposting")
                    ? 100
                    : MORE_ARTICLES.contains(name) ? name.equals("webpage") ? 10 : 40 : 0;
            rank = Math.max(rank, kind);
        }
        if (rank == 0) {
            return 0;
        }
        rank += node.has("headline") ? 5 : 0;
        rank += node.has("datePublished") ? 5 : 0;
        rank += node.has("articleBody") ? 10 : 0;
        return rank + (isThisPage(node) ? 20 : 0);
    }

    private boolean isThisPage(JsonNode node) {
        for (var stated : new JsonNode[] {node.path("url"), node.path("mainEntityOfPage"), node.path("@id")}) {
            var address = text(stated.isObject() ? stated.path("@id") : stated).replaceFirst("#.*$", "");
            if (!page.isEmpty()
                    && page.equals(
                            CanonicalUrl.of(address).map(CanonicalUrl::identity).orElse(""))) {
                return true;
            }
        }
        return false;
    }

    private void describe(JsonNode node, Statement out) {
        out.title = HtmlText.line(text(node.path("headline")));
        out.name = HtmlText.line(text(node.path("name")));
        out.summary = HtmlText.text(text(node.path("description")));
        out.text = body(node);
        out.published = Dates.parse(text(node.path("datePublished")));
        out.updated = Dates.parse(text(node.path("dateModified")));
        out.language = Languages.normalize(text(node.path("inLanguage")));
        out.publisher = HtmlText.line(name(node.path("publisher"), 0));
        out.url = address(node);
        people(node.path("author"), out, 0);
        if (out.authors.isEmpty()) {
            people(node.path("creator"), out, 0);
        }
        for (var words : strings(node.path("keywords"))) {
            out.categories(Statement.split(HtmlText.line(words)));
        }
        out.categories(strings(node.path("articleSection")).stream()
                .map(HtmlText::line)
                .toList());
    }

    private static String body(JsonNode node) {
        var stated = text(node.path("articleBody"));
        var text = stated.isEmpty() ? text(node.path("text")) : stated;
        var html = text.contains("</") || text.contains("&lt;") ? text : text.replaceAll("\\R\\s*", "<p>");
        var plain = HtmlText.text(html);
        return plain.contains("</p>") ? HtmlText.text(plain) : plain;
    }

    private static String address(JsonNode node) {
        for (var stated : new JsonNode[] {node.path("url"), node.path("mainEntityOfPage")}) {
            var address = text(stated.isObject() ? stated.path("@id") : stated);
            if (Links.isWeb(address)) {
                return address;
            }
        }
        return "";
    }

    private void people(JsonNode node, Statement out, int depth) {
        if (node.isArray()) {
            node.values().forEach(one -> people(one, out, depth));
        } else if (node.isString()) {
            Bylines.names(node.asString()).forEach(out::author);
        } else if (node.isObject()) {
            var inside = node.path("name");
            if (inside.isArray()) {
                inside.values().forEach(one -> people(one, out, depth + 1));
            } else {
                Bylines.names(name(node, depth)).forEach(out::author);
            }
        }
    }

    private String name(JsonNode node, int depth) {
        if (node.isString()) {
            var known = byId.get(node.asString());
            return known != null && depth < 3
                    ? name(known, depth + 1)
                    : Links.isWeb(node.asString()) ? "" : node.asString();
        } else if (node.isArray()) {
            return node.isEmpty() ? "" : name(node.get(0), depth);
        }
        var stated = text(node.path("name"));
        var known = stated.isEmpty() ? byId.get(text(node.path("@id"))) : null;
        return known != null && known != node && depth < 3 ? name(known, depth + 1) : stated;
    }

    private static List<String> strings(JsonNode node) {
        if (node.isArray()) {
            return node.values().stream()
                    .map(JsonLd::text)
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
        var one = text(node);
        return one.isEmpty() ? List.of() : List.of(one);
    }

    private static String text(JsonNode node) {
        if (node.isArray() && !node.isEmpty()) {
            return text(node.get(0));
        }
        if (node.isObject()) {
            return text(node.path("@value"));
        }
        return node.isString() || node.isNumber() ? node.asString().strip() : "";
    }
}
