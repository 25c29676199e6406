package tidings.app.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tidings.app.demo.Outlet.Behaviour;
import tidings.app.demo.Outlet.Channel;
import tidings.app.demo.Outlet.Format;
import tidings.events.topic.Json;

/**
 * Writes a feed document in the form that its channel has.
 *
 * @param outlet who publishes
 * @param channel which of its feeds
 * @param base address of the newsroom, such as {@code http://127.0.0.1:8080}
 */
record FeedWriter(Outlet outlet, Channel channel, String base) {
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final String DC = "http://purl.org/dc/elements/1.1/";

    /** The media type of the document. */
    String mediaType() {
        return switch (channel.format()) {
            case JSON_FEED -> "application/feed+json";
            case ATOM -> "application/atom+xml";
            case RSS1_RDF -> "application/rdf+xml";
            case RSS2, RSS091 -> "application/rss+xml";
        };
    }

    /** The document's text; its XML declaration names the channel's charset. */
    String write(List<Entry> entries) {
        return switch (channel.format()) {
            case RSS2 -> rss("2.0", entries);
            case RSS091 -> rss("0.91", entries);
            case RSS1_RDF -> rdf(entries);
            case ATOM -> atom(entries);
            case JSON_FEED -> json(entries);
        };
    }

    private String rss(String version, List<Entry> entries) {
        var xml = begin().raw("<rss version=\"" + version + "\" xmlns:content=\"" + CONTENT + "\" xmlns:dc=\"" + DC
                + "\"><channel>");
        xml.element("title", channel.title())
                .element("link", site())
                .element("description", outlet.description())
                .element("language", outlet.language());
        for (var entry : entries) {
            var begins = xml.length();
            rssItem(xml, entry);
            if (breaksOff(entries, entry)) {
                return xml.cut(begins + (xml.length() - begins) / 2).toString();
            }
        }
        return xml.raw("</channel></rss>").toString();
    }

    private void rssItem(Markup xml, Entry entry) {
        xml.raw("<item>")
                .element("title", entry.title())
                .element("link", entry.link())
                .element("description", entry.summary());
        if (channel.format() == Format.RSS2) {
            xml.element("guid", "isPermaLink=\"true\"", entry.id())
                    .element("pubDate", Markup.rfc822(entry.published()))
                    .element("content:encoded", entry.content());
            entry.authors().forEach(author -> xml.element("dc:creator", author));
            entry.categories().forEach(category -> xml.element("category", category));
        }
        xml.raw("</item>");
    }

    private String rdf(List<Entry> entries) {
        var xml = begin().raw("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dc=\"" + DC
                + "\" xmlns:content=\"" + CONTENT + "\" xmlns=\"http://purl.org/rss/1.0/\">");
        xml.raw("<channel rdf:about=\"" + Markup.escape(site()) + "\">")
                .element("title", channel.title())
                .element("link", site())
                .element("description", outlet.description())
                .element("dc:language", outlet.language())
                .raw("<items><rdf:Seq>");
        entries.forEach(entry -> xml.raw("<rdf:li rdf:resource=\"" + Markup.escape(entry.id()) + "\"/>"));
        xml.raw("</rdf:Seq></items></channel>");
        for (var entry : entries) {
            xml.raw("<item rdf:about=\"" + Markup.escape(entry.id()) + "\">")
                    .element("title", entry.title())
                    .element("link", entry.link())
                    .element("description", entry.summary())
                    .element("content:encoded", entry.content())
                    .element("dc:date", Markup.iso(entry.published()));
            entry.authors().forEach(author -> xml.element("dc:creator", author));
            entry.categories().forEach(category -> xml.element("dc:subject", category));
            xml.raw("</item>");
        }
        return xml.raw("</rdf:RDF>").toString();
    }

    private String atom(List<Entry> entries) {
        var xml = begin().raw("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" + outlet.language() + "\">");
        xml.element("title", channel.title())
                .element("id", site() + "/" + channel.slug())
                .element("subtitle", outlet.description())
                .raw("<link rel=\"alternate\" href=\"" + Markup.escape(site()) + "\"/>");
        entries.stream()
                .map(Entry::updated)
                .max(java.time.Instant::compareTo)
                .ifPresent(latest -> xml.element("updated", Markup.iso(latest)));
        for (var entry : entries) {
            xml.raw("<entry xml:lang=\"" + entry.language() + "\">")
                    .element("title", entry.title())
                    .element("id", entry.id())
                    .raw("<link rel=\"alternate\" href=\"" + Markup.escape(entry.link()) + "\"/>")
                    .element("published", Markup.iso(entry.published()))
                    .element("updated", Markup.iso(entry.updated()))
                    .element("summary", "type=\"text\"", entry.summary())
                    .element("content", "type=\"html\"", entry.content());
            entry.authors().forEach(author -> xml.raw("<author><name>" + Markup.escape(author) + "</name></author>"));
            entry.categories().forEach(word -> xml.raw("<category term=\"" + Markup.escape(word) + "\"/>"));
            xml.raw("</entry>");
        }
        return xml.raw("</feed>").toString();
    }

    private String json(List<Entry> entries) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (var entry : entries) {
            var item = new LinkedHashMap<String, Object>();
            item.put("id", entry.id());
            item.put("url", entry.link());
            item.put("title", entry.title());
            item.put("summary", entry.summary());
            item.put(entry.content() == null ? "content_text" : "content_html", text(entry));
            item.put("date_published", Markup.iso(entry.published()));
            item.put("date_modified", Markup.iso(entry.updated()));
            item.put("language", entry.language());
            item.put(
                    "authors",
                    entry.authors().stream().map(name -> Map.of("name", name)).toList());
            item.put("tags", entry.categories());
            items.add(item);
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("version", "https://jsonfeed.org/version/1.1");
        document.put("title", channel.title());
        document.put("home_page_url", site());
        document.put("description", outlet.description());
        document.put("language", outlet.language());
        document.put("items", items);
        return Json.text(document);
    }

    private Markup begin() {
        var xml = new Markup()
                .raw("<?xml version=\"1.0\" encoding=\"" + channel.charset().name() + "\"?>");
        return channel.doctype() == null ? xml : xml.raw(channel.doctype());
    }

    private boolean breaksOff(List<Entry> entries, Entry entry) {
        return channel.behaviour() == Behaviour.TRUNCATED && entries.indexOf(entry) == channel.wholeItems();
    }

    private String site() {
        return base + "/" + outlet.slug();
    }

    private static String text(Entry entry) {
        return entry.content() == null ? entry.summary() : entry.content();
    }
}
