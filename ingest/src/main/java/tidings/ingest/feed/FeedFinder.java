package tidings.ingest.feed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import tidings.ingest.fetch.Fetched;
import tidings.ingest.format.Charsets;
import tidings.ingest.format.Links;
import tidings.ingest.xml.Problems;

/**
 * Finds the feeds of a site from one of its pages: those that the page names for programs; if it names none, those behind
 * links that look like it; else those at usual addresses.
 */
final class FeedFinder {
    private static final int MOST_FEEDS = 20;
    private static final int MOST_GUESSES = 8;
    private static final List<String> USUAL =
            List.of("/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/rss", "/index.xml", "/feed.json");
    private static final String FEEDLIKE = "(?i).*(\\b|_)(rss|atom|feeds?|rdf)(\\b|_).*";

    private final Predicate<String> isFeed;

    /** @param isFeed looks whether there is a feed at an address */
    FeedFinder(Predicate<String> isFeed) {
        this.isFeed = isFeed;
    }

    /** Absolute addresses, the most likely first; those that the page does not name for programs were looked at. */
    List<String> find(Fetched.Body page) {
        var html = html(page);
        var named = named(html, base(html));
        if (!named.isEmpty()) {
            return named;
        }
        var linked = checked(linked(html, base(html)));
        return linked.isEmpty() ? checked(usual(page.url().toString())) : linked;
    }

    /** Absolute addresses of those that the page names for programs; nothing is fetched. */
    List<String> named(Fetched.Body page) {
        var html = html(page);
        return named(html, base(html));
    }

    private static Document html(Fetched.Body page) {
        return Jsoup.parse(
                Charsets.decode(page.bytes(), page.contentType(), new Problems()),
                page.url().toString());
    }

    private static String base(Document html) {
        var stated = Links.resolve(html.location(), html.select("base[href]").attr("href"));
        return stated == null ? html.location() : stated;
    }

    private static List<String> named(Document html, String base) {
        return html.select("link[rel~=(?i)\\balternate\\b][href]").stream()
                .filter(link -> link.attr("type").matches("(?i).*(rss|atom|feed\\+json|rdf).*"))
                .map(link -> Links.resolve(base, link.attr("href")))
                .filter(Objects::nonNull)
                .distinct()
                .limit(MOST_FEEDS)
                .toList();
    }

    private static SequencedSet<String> linked(Document html, String base) {
        SequencedSet<String> linked = new LinkedHashSet<>();
        for (var link : html.select("a[href]")) {
            var address = Links.resolve(base, link.attr("href"));
            if (address != null && address.length() < 500 && address.matches(FEEDLIKE)) {
                linked.add(address);
            }
        }
        return linked;
    }

    private static SequencedSet<String> usual(String base) {
        SequencedSet<String> usual = new LinkedHashSet<>();
        USUAL.forEach(path -> usual.add(String.valueOf(Links.resolve(base, path))));
        return usual;
    }

    private List<String> checked(SequencedSet<String> guesses) {
        List<String> feeds = new ArrayList<>();
        guesses.stream().limit(MOST_GUESSES).filter(isFeed).forEach(feeds::add);
        return feeds;
    }
}
