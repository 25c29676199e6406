package tidings.ingest.format;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jspecify.annotations.Nullable;
import tidings.ingest.xml.Names;

/**
 * What the tree says of an item beyond what Rome reads: addresses resolved against {@code xml:base}, dates in all their
 * spellings, authors, language, and where publishers put a text when it is not in the usual place. Taken before Rome
 * reads the tree, since Rome takes elements out of it.
 */
record Extras(
        @Nullable String link,
        @Nullable String guid,
        String title,
        String summary,
        String content,
        List<String> authors,
        @Nullable Instant published,
        @Nullable Instant updated,
        List<String> categories,
        @Nullable String language,
        Item.@Nullable Source source) {
    private static final int LONGEST_NAME = 200;

    /**
     * Reads a flattened item.
     *
     * @param base the absolute address that the feed's own addresses are relative to
     */
    static Extras of(Element item, String base) {
        var here = base(item, base);
        return new Extras(
                link(item, here),
                guid(item),
                prose(item, "title", item.getNamespace(), Names.DC, Names.ATOM, Names.MEDIA),
                summary(item),
                content(item),
                people(item),
                date(item, List.of("pubDate", "published", "issued", "date", "created")),
                date(item, List.of("updated", "modified", "lastBuildDate")),
                categories(item),
                language(item),
                source(item, here));
    }

    /** The item's own authors, else those of the feed that it was taken from (RFC 4287, 4.2.1). */
    private static List<String> people(Element item) {
        var own = People.of(item);
        var source = item.getChild("source", item.getNamespace());
        return own.isEmpty() && source != null && item.getNamespace() != Names.NONE ? People.of(source) : own;
    }

    /** What RSS and Atom say of it differs: a line of text with an address, or parts of a feed. */
    private static Item.@Nullable Source source(Element item, String base) {
        var plain = item.getChild("source");
        var packed = item.getChild("source", Names.ATOM);
        var name = "";
        String url = null;
        if (packed != null) {
            name = prose(packed, "title", Names.ATOM);
            url = alternate(packed, Names.ATOM, base(packed, base));
            url = url == null ? Links.resolve(null, packed.getChildText("id", Names.ATOM)) : url;
        } else if (plain != null) {
            name = plain.getText();
            url = Links.resolve(base, plain.getAttributeValue("url"));
        }
        var line = HtmlText.line(name);
        return line.isEmpty() || line.length() > LONGEST_NAME || url == null ? null : new Item.Source(line, url);
    }

    /** The base of an element's addresses: its own {@code xml:base}, else what surrounds it has. */
    static String base(Element element, String outer) {
        var own = element.getAttributeValue("base", Namespace.XML_NAMESPACE);
        return Objects.requireNonNullElse(Links.resolve(outer, own), outer);
    }

    /** The language that an element itself names. */
    static @Nullable String language(Element element) {
        for (var stated : new String[] {
            element.getChildText("language", Names.DC),
            element.getChildText("language"),
            element.getAttributeValue("lang", Namespace.XML_NAMESPACE),
            proseLanguage(element)
        }) {
            var tag = Languages.normalize(stated);
            if (tag != null) {
                return tag;
            }
        }
        return null;
    }

    /** The page that a feed or an item is about. */
    static @Nullable String link(Element element, String base) {
        var candidates = new ArrayList<@Nullable String>();
        candidates.add(Links.resolve(base, element.getChildText("origLink", Names.FEEDBURNER)));
        for (var link : element.getChildren("link")) {
            var text = link.getText().isBlank() ? link.getAttributeValue("href") : link.getText();
            candidates.add(Links.resolve(base(link, base), text));
        }
        candidates.add(alternate(element, element.getNamespace(), base));
        candidates.add(alternate(element, Names.ATOM, base));
        var guid = element.getChild("guid");
        if (guid != null
                && !"false"
                        .equalsIgnoreCase(
                                guid.getAttributeValue("isPermaLink", "").strip())) {
            var relative = "true"
                    .equalsIgnoreCase(guid.getAttributeValue("isPermaLink", "").strip());
            candidates.add(Links.resolve(relative ? base : null, guid.getText()));
        }
        candidates.add(Links.resolve(null, element.getChildText("id", element.getNamespace())));
        candidates.add(Links.resolve(base, element.getAttributeValue("about", Names.RDF)));
        candidates.add(Links.resolve(base, element.getAttributeValue("href")));
        return candidates.stream().filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static @Nullable String alternate(Element element, Namespace namespace, String base) {
        String found = null;
        for (var link : namespace == Names.NONE ? List.<Element>of() : element.getChildren("link", namespace)) {
            var rel = link.getAttributeValue("rel", "alternate").strip().toLowerCase(Locale.ROOT);
            var address = rel.equals("alternate") || rel.endsWith("#alternate") || rel.isEmpty()
                    ? Links.resolve(base(link, base), link.getAttributeValue("href"))
                    : null;
            var page = link.getAttributeValue("type", "text/html").contains("html");
            if (address != null && (found == null || page)) {
                if (page) {
                    return address;
                }
                found = address;
            }
        }
        return found;
    }

    private static @Nullable String guid(Element item) {
        for (var stated : new String[] {
            item.getChildText("guid"),
            item.getChildText("id", item.getNamespace()),
            item.getChildText("id", Names.ATOM),
            item.getChildText("identifier", Names.DC),
            item.getAttributeValue("about", Names.RDF)
        }) {
            if (stated != null && !stated.isBlank()) {
                return stated.strip();
            }
        }
        return null;
    }

    private static String summary(Element item) {
        var text = prose(item, "description", Names.NONE, Names.DC);
        text = text.isEmpty() ? prose(item, "summary", item.getNamespace(), Names.ATOM, Names.ITUNES) : text;
        text = text.isEmpty() ? prose(item, "abstract", Names.DCTERMS, Names.NONE) : text;
        text = text.isEmpty() ? prose(item, "description", Names.MEDIA) : text;
        var group = item.getChild("group", Names.MEDIA);
        return text.isEmpty() && group != null ? prose(group, "description", Names.MEDIA) : text;
    }

    private static String content(Element item) {
        var text = prose(item, "encoded", Names.CONTENT, Names.NONE);
        text = text.isEmpty() ? prose(item, "content", item.getNamespace(), Names.ATOM) : text;
        text = text.isEmpty() ? prose(item, "body", Names.XHTML, Names.NONE) : text;
        text = text.isEmpty() ? prose(item, "fullitem", Names.NONE) : text;
        return text.isEmpty() ? prose(item, "fulltext", Names.NONE) : text;
    }

    private static String prose(Element item, String name, Namespace... namespaces) {
        for (var namespace : namespaces) {
            for (var child : item.getChildren(name, namespace)) {
                var html = child.getChildren().isEmpty()
                        ? Markup.html(child)
                        : HtmlText.escape(child.getValue().strip());
                if (!html.isEmpty()) {
                    return html;
                }
            }
        }
        return "";
    }

    private static @Nullable Instant date(Element item, List<String> names) {
        for (var name : names) {
            for (var namespace : new Namespace[] {item.getNamespace(), Names.DC, Names.DCTERMS, Names.ATOM}) {
                var date = Dates.parse(item.getChildText(name, namespace));
                if (date != null) {
                    return date;
                }
            }
        }
        return null;
    }

    private static List<String> categories(Element item) {
        var found = new LinkedHashSet<String>();
        item.getChildren("subject", Names.DC).forEach(subject -> found.add(subject.getText()));
        item.getChildren("category", Names.ATOM).forEach(one -> found.add(one.getAttributeValue("term", "")));
        item.getDescendants(Filters.element("category", Names.ITUNES))
                .forEach(one -> found.add(one.getAttributeValue("text", "")));
        for (var keywords :
                List.of(item.getChildren("keywords", Names.MEDIA), item.getChildren("keywords", Names.ITUNES))) {
            keywords.forEach(words -> found.addAll(List.of(words.getText().split(","))));
        }
        item.getChildren("category", Names.MEDIA).forEach(one -> found.add(one.getText()));
        return List.copyOf(found);
    }

    private static @Nullable String proseLanguage(Element item) {
        for (var child : item.getChildren()) {
            var language = child.getAttributeValue("lang", Namespace.XML_NAMESPACE);
            if (language != null && !child.getName().equals("link")) {
                return language;
            }
        }
        return null;
    }
}
