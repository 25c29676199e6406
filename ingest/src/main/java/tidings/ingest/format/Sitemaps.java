package tidings.ingest.format;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import tidings.ingest.xml.Problems;

/**
 * Reads sitemaps, and above all those for news: each address is an item, with title, date, keywords and language where the
 * news extension gives them. Elements go by their names alone, since publishers write their namespaces in many ways.
 */
final class Sitemaps {
    private static final int MOST = 10_000;
    private static final int MOST_NAMED = 20;

    private final String base;
    private final Problems problems;

    /**
     * @param base the document's own absolute address
     * @param problems told of what could not be read
     */
    Sitemaps(String base, Problems problems) {
        this.base = base;
        this.problems = problems;
    }

    /** The document of a {@code urlset}. */
    FeedDocument read(Element root) {
        var entries = all(root, "url");
        if (entries.size() > MOST) {
            problems.add("it has " + entries.size() + " addresses; the first " + MOST + " are read");
        }
        List<Item> items = new ArrayList<>();
        var title = "";
        String language = null;
        var news = false;
        for (var entry : entries.subList(0, Math.min(MOST, entries.size()))) {
            var told = child(entry, "news");
            var publication = told == null ? null : child(told, "publication");
            news |= told != null;
            title = title.isEmpty() ? text(publication, "name") : title;
            language = language == null ? Languages.normalize(text(publication, "language")) : language;
            items.add(item(entry, told, publication));
        }
        var format = news ? "News sitemap" : "Sitemap";
        return new FeedDocument(HtmlText.line(HtmlText.escape(title)), null, language, format, items, problems.list());
    }

    /** An index of sitemaps is none itself; those for news come first, then those that changed last. */
    static Unreadable index(Element root, String base) {
        var maps = all(root, "sitemap").stream()
                .sorted(Comparator.comparing((Element map) ->
                                !text(map, "loc").toLowerCase(Locale.ROOT).contains("news"))
                        .thenComparing(map -> changed(map), Comparator.reverseOrder()))
                .map(map -> Links.resolve(base, text(map, "loc")))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var reason = "it is an index of " + maps.size() + " sitemaps"
                + (maps.isEmpty() ? "" : ", which can be read, such as " + maps.getFirst());
        return new Unreadable(reason, false, maps.subList(0, Math.min(MOST_NAMED, maps.size())));
    }

    private static Instant changed(Element map) {
        return Objects.requireNonNullElse(date(text(map, "lastmod")), Instant.EPOCH);
    }

    private Item item(Element entry, @Nullable Element news, @Nullable Element publication) {
        var published = date(text(news, "publication_date"));
        var words = new LinkedHashSet<String>();
        for (var word : text(news, "keywords").split(",")) {
            words.add(word.strip());
        }
        words.remove("");
        return new Item(
                Links.resolve(base, text(entry, "loc")),
                null,
                HtmlText.escape(text(news, "title")),
                "",
                "",
                List.of(),
                published,
                date(text(entry, "lastmod")),
                List.copyOf(words),
                Languages.normalize(text(publication, "language")));
    }

    private static @Nullable Instant date(String text) {
        return Dates.parse(text);
    }

    private static List<Element> all(Element parent, String name) {
        return parent.getChildren().stream()
                .filter(child -> child.getName().equalsIgnoreCase(name))
                .toList();
    }

    private static @Nullable Element child(Element parent, String name) {
        return all(parent, name).stream().findFirst().orElse(null);
    }

    private static String text(@Nullable Element parent, String name) {
        var child = parent == null ? null : child(parent, name);
        return Objects.requireNonNullElse(child == null ? null : child.getText(), "")
                .strip();
    }
}
