package tidings.ingest.page;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import tidings.ingest.format.Dates;
import tidings.ingest.format.HtmlText;

/** What readers see of a page: headings, bylines, dates. The last resort for what no other source says. */
final class Visible {
    private static final Pattern IN_ADDRESS =
            Pattern.compile("/((?:19|20)\\d\\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\\d|3[01])(?=[/_-]|$)");
    private static final int LONGEST_BYLINE = 100;
    private static final int MOST_HEADINGS = 20;

    private Visible() {}

    static Statement of(Document document, String url) {
        var out = new Statement();
        for (var heading : document.select("h1").stream().limit(MOST_HEADINGS).toList()) {
            out.titles.add(HtmlText.line(heading.html()));
        }
        out.titles.remove("");
        out.title = out.titles.size() == 1 ? out.titles.getFirst() : "";
        out.published = time(document);
        if (out.published == null) {
            out.published = dateIn(url);
        }
        for (var byline : document.select("[rel=author], [class*=byline], [class*=author-name], .author").stream()
                .limit(5)
                .toList()) {
            var line = HtmlText.line(byline.html());
            if (out.authors.isEmpty() && !line.isEmpty() && line.length() < LONGEST_BYLINE) {
                Bylines.names(line).forEach(out::author);
            }
        }
        return out;
    }

    private static @Nullable Instant time(Document document) {
        for (var query : new String[] {
            "time[pubdate][datetime]", "time[itemprop=datePublished]", "article time[datetime]", "time[datetime]"
        }) {
            var found = document.selectFirst(query);
            var date = found == null ? null : Dates.parse(Statement.first(found.attr("datetime"), found.text()));
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    /** The date that many sites put into an article's address. */
    private static @Nullable Instant dateIn(String url) {
        var found = IN_ADDRESS.matcher(url);
        return found.find() ? Dates.parse(found.group(1) + "-" + found.group(2) + "-" + found.group(3)) : null;
    }
}
