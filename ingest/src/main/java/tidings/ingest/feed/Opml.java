package tidings.ingest.feed;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.located.LocatedElement;
import org.jspecify.annotations.Nullable;
import tidings.ingest.format.Charsets;
import tidings.ingest.format.Links;
import tidings.ingest.xml.Names;
import tidings.ingest.xml.Problems;
import tidings.ingest.xml.XmlTree;

/**
 * Lists of feeds as OPML. Of each outline with an address the usual attributes are read ({@code text} or {@code title},
 * {@code xmlUrl}, {@code htmlUrl}, {@code category} with tags between commas, {@code language}), and three of our own
 * namespace, {@code urn:tidings:opml}: {@code publisher}, {@code country}, {@code checked}. Case of attribute names does
 * not matter; outlines may be nested.
 */
public final class Opml {
    private Opml() {}

    /**
     * What a file holds.
     *
     * @param outlines its feeds, in order, each address once
     * @param problems what was passed over or repaired, with lines, for people
     * @param whole true if nothing is missing at its end or in its structure
     */
    public record Document(List<Outline> outlines, List<String> problems, boolean whole) {
        public Document {
            outlines = List.copyOf(outlines);
            problems = List.copyOf(problems);
        }
    }

    /** It is no OPML at all. The message says why, without the file's name. */
    public static final class NoOpml extends Exception {
        private static final long serialVersionUID = 1L;

        NoOpml(String message) {
            super(message);
        }
    }

    /**
     * Reads a list.
     *
     * @param bytes the file's content, in any character set that it declares
     * @throws NoOpml if it is something else
     */
    public static Document read(byte[] bytes) throws NoOpml {
        var problems = new Problems();
        var tree = XmlTree.read(Charsets.decode(bytes, null, problems), java.util.Set.of());
        tree.problems().forEach(problems::add);
        var root = tree.root();
        if (root == null) {
            throw new NoOpml("it holds no XML element; an OPML file begins with <opml>");
        }
        if (!root.getName().equalsIgnoreCase("opml")) {
            throw new NoOpml("its outermost element is <" + root.getName() + ">; that of an OPML file is <opml>");
        }
        SequencedMap<String, Outline> outlines = new LinkedHashMap<>();
        for (var walk = root.getDescendants(org.jdom2.filter.Filters.element()); walk.hasNext(); ) {
            var element = walk.next();
            if (element.getName().equalsIgnoreCase("outline")) {
                add(element, outlines, problems);
            }
        }
        return new Document(
                List.copyOf(outlines.values()), problems.list(), tree.problems().isEmpty());
    }

    /**
     * Writes a list that {@link #read} and other programs understand.
     *
     * @param title what the list is called
     */
    public static String write(String title, List<Outline> outlines) {
        var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<opml version=\"2.0\" xmlns:tidings=\"")
                .append(Names.OPML.getURI())
                .append("\">\n");
        out.append("  <head>\n    <title>").append(escape(title)).append("</title>\n  </head>\n  <body>\n");
        for (var outline : outlines) {
            var name = outline.title() == null ? outline.url() : outline.title();
            out.append("    <outline type=\"rss\"");
            attribute(out, "text", name);
            attribute(out, "title", name);
            attribute(out, "xmlUrl", outline.url());
            attribute(out, "htmlUrl", outline.site());
            attribute(out, "language", outline.language());
            attribute(out, "category", outline.tags().isEmpty() ? null : String.join(",", outline.tags()));
            attribute(out, "tidings:publisher", outline.publisher());
            attribute(out, "tidings:country", outline.country());
            attribute(out, "tidings:checked", outline.checked());
            attribute(out, "tidings:fullText", outline.fullText() ? "true" : null);
            out.append("/>\n");
        }
        return out.append("  </body>\n</opml>\n").toString();
    }

    private static void add(Element element, SequencedMap<String, Outline> outlines, Problems problems) {
        var line = element instanceof LocatedElement located ? located.getLine() : 0;
        var address = attribute(element, "xmlUrl", Names.NONE);
        if (address == null) {
            return; // a folder, or a link to something that is no feed
        }
        var url = Links.resolve(null, address);
        if (url == null || Feeds.of(url, tidings.events.Origin.FILE).isEmpty()) {
            problems.add(line, "xmlUrl '" + address + "' is no http or https address");
            return;
        }
        var outline = outline(element, line, url);
        var before =
                outlines.putIfAbsent(outline.feed(tidings.events.Origin.FILE).id(), outline);
        if (before != null) {
            problems.add(line, "the feed " + url + " stands in line " + before.line() + " too");
        }
    }

    private static Outline outline(Element element, int line, String url) {
        var text = attribute(element, "text", Names.NONE);
        var category = attribute(element, "category", Names.NONE);
        var tags = category == null
                ? List.<String>of()
                : Arrays.stream(category.split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList();
        var country = attribute(element, "country", Names.OPML);
        return new Outline(
                line,
                url,
                text == null ? attribute(element, "title", Names.NONE) : text,
                Links.resolve(null, attribute(element, "htmlUrl", Names.NONE)),
                attribute(element, "language", Names.NONE),
                tags,
                attribute(element, "publisher", Names.OPML),
                country == null ? null : country.toUpperCase(Locale.ROOT),
                attribute(element, "checked", Names.OPML),
                "true".equalsIgnoreCase(attribute(element, "fullText", Names.OPML)));
    }

    private static @Nullable String attribute(Element element, String name, Namespace namespace) {
        for (var attribute : element.getAttributes()) {
            if (attribute.getName().equalsIgnoreCase(name)
                    && attribute.getNamespace() == namespace
                    && !attribute.getValue().isBlank()) {
                return attribute.getValue().strip();
            }
        }
        return null;
    }

    private static void attribute(StringBuilder out, String name, @Nullable String value) {
        if (value != null) {
            out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
        }
    }

    private static String escape(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
