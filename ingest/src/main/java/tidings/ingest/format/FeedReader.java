package tidings.ingest.format;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.ingest.xml.Problems;
import tidings.ingest.xml.XmlTree;

/**
 * Reads feed documents of every format that Tidings knows. It takes any bytes: it does not throw for them, expands no
 * entity, fetches nothing, and works in time and memory proportional to their number.
 *
 * <p>Stateless, safe from any thread.
 */
public final class FeedReader {
    /** The largest document that is read, in bytes. */
    public static final int LARGEST = 32 * 1024 * 1024;

    private static final Set<String> NEVER_NESTED = Set.of("item", "entry");

    /** A reader. */
    public FeedReader() {}

    /**
     * Reads a document.
     *
     * @param body its bytes, decompressed; only what is gzip all the same, as sitemaps often are, is decompressed here
     * @param contentType the HTTP header's value, which may name the character set; null if there was none
     * @param base its own address, against which its links are resolved
     * @return its items, or why it cannot be read
     */
    public Reading read(byte[] body, @Nullable String contentType, URI base) {
        var problems = new Problems();
        var plain = Gzip.is(body) ? Gzip.unpack(body, LARGEST + 1, problems) : body;
        if (plain.length > LARGEST) {
            return new Unreadable("it has " + (plain == body ? "" : "more than ")
                    + (plain == body ? body.length : LARGEST) + " bytes; at most " + LARGEST + " are read");
        }
        return read(plain, contentType, base, problems);
    }

    private static Reading read(byte[] body, @Nullable String contentType, URI base, Problems problems) {
        var text = Charsets.decode(body, contentType, problems).stripLeading();
        if (text.isEmpty()) {
            return new Unreadable("it is empty");
        }
        var first =
                text.charAt(0) == '\ufeff' ? text.stripLeading().substring(1).stripLeading() : text;
        var reading = first.startsWith("{") || first.startsWith("[")
                ? new JsonFeeds(base.toString(), problems).read(first)
                : xml(first, base, problems);
        return reading instanceof Unreadable && Charsets.isBinary(body)
                ? new Unreadable("its bytes are no text, and so no feed")
                : reading;
    }

    private static Reading xml(String text, URI base, Problems problems) {
        var tree = XmlTree.read(text, NEVER_NESTED);
        tree.problems().forEach(problems::add);
        var root = tree.root();
        if (root == null) {
            return new Unreadable("it is neither XML nor JSON: no element was found");
        }
        var name = root.getName();
        tree.unfinished().forEach(FeedReader::dropItem);
        if (name.equalsIgnoreCase("urlset")) {
            return new Sitemaps(base.toString(), problems).read(root);
        } else if (name.equalsIgnoreCase("sitemapindex")) {
            return Sitemaps.index(root, base.toString());
        } else if (name.equalsIgnoreCase("html")) {
            var page = PageFeeds.read(text, base.toString(), new Problems());
            return page == null ? new Unreadable(notAFeed(name), true, List.of()) : page;
        }
        var shape = FeedShape.of(root);
        return shape == null ? new Unreadable(notAFeed(name)) : new RomeFeeds(base.toString(), problems).read(shape);
    }

    private static String notAFeed(String root) {
        return switch (root.toLowerCase(Locale.ROOT)) {
            case "html" -> "it is a web page (HTML), not a feed";
            case "opml" -> "it is OPML, a list of feeds, not a feed";
            case "rdf" -> "it is RDF, but without a channel or items of RSS";
            default -> "its outermost element, <" + root + ">, is that of no feed format";
        };
    }

    /** An item that is cut off is left out: its end would come later as a change of its text. */
    private static void dropItem(org.jdom2.Element unfinished) {
        var item = NEVER_NESTED.contains(unfinished.getName())
                || unfinished.getName().equals("url")
                        && unfinished.getParentElement() != null
                        && unfinished.getParentElement().getName().equals("urlset");
        if (item && unfinished.getParentElement() != null) {
            unfinished.detach();
        }
    }
}
