package tidings.ingest.xml;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Namespace;

/**
 * The namespaces that feeds use. This set is closed: JDOM keeps every namespace it ever saw, so a document's own ones are
 * all read as {@link #OTHER}, and hostile documents cannot fill the heap with them.
 */
public final class Names {
    /** No namespace, and those that RSS has been put into. */
    public static final Namespace NONE = Namespace.NO_NAMESPACE;
    /** Any that is not listed here. */
    public static final Namespace OTHER = Namespace.getNamespace("other", "urn:tidings:other");
    /** What we add to a document ourselves; no document can name it. */
    public static final Namespace OURS = Namespace.getNamespace("own", "urn:tidings:own");
    /** Our outline attributes in OPML. */
    public static final Namespace OPML = Namespace.getNamespace("tidings", "urn:tidings:opml");

    public static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");
    public static final Namespace ATOM_03 = Namespace.getNamespace("atom03", "http://purl.org/atom/ns#");
    public static final Namespace RDF = Namespace.getNamespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    public static final Namespace RSS_10 = Namespace.getNamespace("rss10", "http://purl.org/rss/1.0/");
    public static final Namespace RSS_090 = Namespace.getNamespace("rss090", "http://my.netscape.com/rdf/simple/0.9/");
    public static final Namespace DC = Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");
    public static final Namespace DCTERMS = Namespace.getNamespace("dcterms", "http://purl.org/dc/terms/");
    public static final Namespace CONTENT =
            Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");
    public static final Namespace XHTML = Namespace.getNamespace("http://www.w3.org/1999/xhtml");
    public static final Namespace MEDIA = Namespace.getNamespace("media", "http://search.yahoo.com/mrss/");
    public static final Namespace ITUNES =
            Namespace.getNamespace("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd");
    public static final Namespace FEEDBURNER =
            Namespace.getNamespace("feedburner", "http://rssnamespace.org/feedburner/ext/1.0");
    public static final Namespace SYNDICATION =
            Namespace.getNamespace("sy", "http://purl.org/rss/1.0/modules/syndication/");

    private static final Map<String, Namespace> BY_URI = byUri();
    private static final Map<String, Namespace> BY_PREFIX = byPrefix();

    private Names() {}

    /** The namespace of an address, whatever its case and last slash. */
    static Namespace ofUri(String uri) {
        return uri.isBlank() ? NONE : BY_URI.getOrDefault(normalized(uri), OTHER);
    }

    /** What is meant by a prefix that nothing declares. */
    static Namespace ofUndeclared(String prefix) {
        return BY_PREFIX.getOrDefault(prefix.toLowerCase(Locale.ROOT), OTHER);
    }

    private static Map<String, Namespace> byUri() {
        var map = new HashMap<String, Namespace>();
        for (var known : new Namespace[] {
            OPML,
            ATOM,
            ATOM_03,
            RDF,
            RSS_10,
            RSS_090,
            DC,
            DCTERMS,
            CONTENT,
            XHTML,
            MEDIA,
            ITUNES,
            FEEDBURNER,
            SYNDICATION
        }) {
            map.put(normalized(known.getURI()), known);
        }
        map.put("http://purl.org/dc/elements/1.0", DC);
        map.put("http://purl.org/dc/elements/2.0", DC);
        map.put("http://purl.org/metadata/dublin_core", DC);
        map.put("http://www.w3.org/2005/atom/", ATOM);
        map.put("http://purl.org/atom/ns", ATOM_03);
        map.put("http://channel.netscape.com/rdf/simple/0.9", RSS_090);
        map.put("http://my.netscape.com/publish/formats/rss-0.91.dtd", NONE);
        for (var rss : new String[] {
            "http://backend.userland.com/rss",
            "http://backend.userland.com/rss2",
            "http://backend.userland.com/rss091",
            "http://blogs.law.harvard.edu/tech/rss",
            "http://www.rssboard.org/rss-specification",
            "http://purl.org/rss/2.0",
            "http://purl.org/rss/1.0/modules/rss091"
        }) {
            map.put(rss, NONE);
        }
        map.put("http://purl.org/net/rss1.1", RSS_10);
        map.put("http://www.itunes.com/dtds/podcast-1.0", ITUNES);
        map.put("http://example.com/dtds/podcast-1.0.dtd", ITUNES);
        map.put("http://www.rssboard.org/media-rss", MEDIA);
        map.put("http://search.yahoo.com/mrss/?", MEDIA);
        return Map.copyOf(map);
    }

    private static Map<String, Namespace> byPrefix() {
        var map = new HashMap<String, Namespace>();
        for (var known :
                new Namespace[] {ATOM, RDF, DC, DCTERMS, CONTENT, MEDIA, ITUNES, FEEDBURNER, SYNDICATION, OPML}) {
            map.put(known.getPrefix(), known);
        }
        map.put("xhtml", XHTML);
        map.put("xml", Namespace.XML_NAMESPACE);
        return Map.copyOf(map);
    }

    private static String normalized(String uri) {
        return uri.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https:", "http:")
                .replaceFirst("[/#]+$", "");
    }
}
