package tidings.ingest.page;

import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tidings.ingest.format.Dates;
import tidings.ingest.format.HtmlText;

/** What a page says of its article where it shows it: microdata of schema.org, and microformats' {@code h-entry}. */
final class Microdata {
    private static final String ARTICLE = "[itemtype~=(?i)schema\\.org/\\w*(article|blogposting|report)]";

    private static final int MOST = 5;

    private Microdata() {}

    static Statement of(Document document) {
        var out = new Statement();
        var scope = document.selectFirst(ARTICLE);
        if (scope != null) {
            out.title = Statement.first(value(scope, "[itemprop=headline]"), value(scope, "[itemprop=name]"));
            out.summary = value(scope, "[itemprop=description]");
            out.published = Dates.parse(value(scope, "[itemprop=datePublished]"));
            out.updated = Dates.parse(value(scope, "[itemprop=dateModified]"));
            out.language = tidings.ingest.format.Languages.normalize(value(scope, "[itemprop=inLanguage]"));
            people(scope, "[itemprop=author]", "[itemprop=name]", out);
        }
        for (var headline :
                document.select("[itemprop=headline]").stream().limit(MOST).toList()) {
            out.titles.add(value(headline));
        }
        var entry = document.selectFirst(".h-entry, .hentry");
        if (entry != null) {
            entry(entry, out);
        }
        return out;
    }

    private static void entry(Element entry, Statement out) {
        out.title = Statement.first(out.title, value(entry, ".p-name, .entry-title"));
        out.summary = Statement.first(out.summary, value(entry, ".p-summary, .entry-summary"));
        out.published = out.published == null ? Dates.parse(value(entry, ".dt-published, .published")) : out.published;
        out.updated = out.updated == null ? Dates.parse(value(entry, ".dt-updated, .updated")) : out.updated;
        if (out.authors.isEmpty()) {
            people(entry, ".p-author, .author.vcard, .h-card", ".p-name, .fn", out);
        }
    }

    private static void people(Element scope, String person, String name, Statement out) {
        for (var one : scope.select(person)) {
            var named = one.selectFirst(name);
            Bylines.names(value(named == null ? one : named)).forEach(out::author);
        }
    }

    private static String value(Element scope, String query) {
        var found = scope.selectFirst(query);
        return found == null ? "" : value(found);
    }

    /** A property's value: of the attribute that its element has for it, else its text. */
    static String value(@Nullable Element element) {
        if (element == null) {
            return "";
        }
        for (var attribute : new String[] {"content", "datetime"}) {
            if (element.hasAttr(attribute)) {
                return element.attr(attribute).strip();
            }
        }
        return element.normalName().toLowerCase(Locale.ROOT).equals("meta") ? "" : HtmlText.line(element.html());
    }
}
