package tidings.ingest.format;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidings.ingest.xml.Problems;

/**
 * Reads web pages that are feeds by themselves: those that mark their entries with the classes of microformats 2,
 * {@code h-feed} and {@code h-entry}. An entry inside another, such as a quoted reply, is no item.
 */
final class PageFeeds {
    /** What such a feed is called. */
    static final String FORMAT = "h-feed";

    private static final int MOST = 1_000;

    private PageFeeds() {}

    /** The feed that a page is; null if it marks no entry that has an address or a name. */
    static @Nullable FeedDocument read(String html, String base, Problems problems) {
        var page = Jsoup.parse(html, base);
        var items = page.select(".h-entry").stream()
                .filter(entry -> entry.parents().stream().noneMatch(around -> around.hasClass("h-entry")))
                .limit(MOST)
                .map(entry -> item(entry, base))
                .filter(item -> item.link() != null || !item.title().isEmpty())
                .toList();
        return items.isEmpty() ? null : document(page, base, items, problems);
    }

    private static FeedDocument document(Document page, String base, List<Item> items, Problems problems) {
        var feed = page.selectFirst(".h-feed > .p-name");
        var title = feed == null ? HtmlText.escape(page.title()) : feed.html();
        var language = Languages.normalize(page.select("html").attr("lang"));
        return new FeedDocument(HtmlText.line(title), base, language, FORMAT, items, problems.list());
    }

    private static Item item(Element entry, String base) {
        var content = html(entry, ".e-content");
        var name = entry.selectFirst(".p-name");
        var own = name != null && name.parents().stream().noneMatch(around -> around.hasClass("e-content"));
        return new Item(
                Links.resolve(base, value(entry, ".u-url", "href")),
                value(entry, ".u-uid", "href"),
                name != null && own ? name.html() : "",
                html(entry, ".p-summary"),
                content,
                List.copyOf(texts(entry, ".p-author .p-name, .p-author:not(:has(.p-name))")),
                Dates.parse(value(entry, ".dt-published", "datetime")),
                Dates.parse(value(entry, ".dt-updated", "datetime")),
                List.copyOf(texts(entry, ".p-category")),
                Languages.normalize(entry.attr("lang")));
    }

    private static String html(Element entry, String query) {
        var found = entry.selectFirst(query);
        return found == null ? "" : found.html();
    }

    /** What an attribute says, or else the text; null if there is no such element. */
    private static @Nullable String value(Element entry, String query, String attribute) {
        var found = entry.selectFirst(query);
        if (found == null) {
            return null;
        }
        return found.hasAttr(attribute) ? found.attr(attribute) : found.text();
    }

    private static SequencedSet<String> texts(Element entry, String query) {
        var texts = new LinkedHashSet<String>();
        entry.select(query).forEach(one -> texts.add(HtmlText.line(one.html())));
        texts.remove("");
        return texts;
    }
}
