package tidings.ingest.page;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import tidings.ingest.format.HtmlText;

/** Chooses an article's title among what a page calls itself. Pure functions. */
final class Titles {
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[|\\-–—\\\\/>»·•:]\\s+|\\s*[|»]\\s*");

    private Titles() {}

    /**
     * The title: what the publisher states for machines, without the site's name, else the only heading of the first
     * order, else what the window shows.
     */
    static String choose(Document document, Statement linked, Statement meta, Statement micro, Statement visible) {
        var site = Statement.first(meta.publisher, linked.publisher);
        var heading = visible.title;
        var graph = withoutSite(meta.title, site, heading);
        var window = withoutSite(HtmlText.line(document.title()), site, heading);
        if (same(linked.title, graph) || same(linked.title, heading)) {
            return linked.title;
        } else if (same(graph, heading) || plain(linked.title).endsWith(" " + plain(graph))) {
            return graph; // what is before it in the other is a kicker
        } else if (same(linked.name, heading)) {
            return linked.name;
        }
        return Statement.first(linked.title, graph, linked.name, micro.title, window, heading);
    }

    private static boolean same(String one, String other) {
        return !one.isEmpty() && plain(one).equals(plain(other));
    }

    /** A title without the site's name before or behind it. */
    static String withoutSite(String title, String site, String heading) {
        if (title.isEmpty() || plain(title).equals(plain(heading))) {
            return title;
        }
        var separators = SEPARATOR.matcher(title).results().toList();
        if (separators.isEmpty()) {
            return title;
        }
        var first = separators.getFirst();
        var last = separators.getLast();
        var front = title.substring(0, last.start()).strip();
        var behind = title.substring(last.end()).strip();
        if (isName(behind, site) || !heading.isEmpty() && plain(front).equals(plain(heading))) {
            return front;
        }
        var rest = title.substring(first.end()).strip();
        return isName(title.substring(0, first.start()), site)
                        || !heading.isEmpty() && plain(rest).equals(plain(heading))
                ? rest
                : title;
    }

    private static boolean isName(String part, String site) {
        var name = plain(part);
        var known = plain(site);
        return !name.isEmpty()
                && !known.isEmpty()
                && (name.equals(known)
                        || name.replace(" ", "").equals(known.replace(" ", ""))
                        || known.startsWith(name) && name.length() > 3);
    }

    /** Letters and digits in lower case, words separated by one space. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }
}
