package tidings.ingest.format;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import tidings.ingest.xml.Names;
import tidings.ingest.xml.Problems;

/**
 * Has Rome read a shaped tree, and completes each item from its {@link Extras}. Rome sees neither bytes nor a document
 * type, only a tree of bounded depth; should it refuse the tree all the same, the extras alone make the items.
 */
final class RomeFeeds {
    private static final int MOST_CATEGORIES = 100;
    private static final int LONGEST_CATEGORY = 200;

    private final String base;
    private final Problems problems;

    /**
     * @param base the absolute address that the feed's own addresses are relative to
     * @param problems told of what could not be read
     */
    RomeFeeds(String base, Problems problems) {
        this.base = base;
        this.problems = problems;
    }

    FeedDocument read(FeedShape shape) {
        if (shape.taken().size() < shape.entries().size()) {
            problems.add("it has " + shape.entries().size() + " items; the first "
                    + shape.taken().size() + " are read");
        }
        Markup.flatten(shape.feed());
        shape.taken().forEach(Markup::flatten);
        var here = Extras.base(shape.feed(), base);
        var site = Extras.link(shape.feed(), here);
        var language = Extras.language(shape.feed());
        var title = title(shape.feed());
        var hints = Hints.of(shape.feed(), here);
        var authors = shape.format().startsWith("Atom") ? People.of(shape.feed()) : List.<String>of();
        var extras = extras(shape, here);
        var entries = entries(shape.lean());
        List<Item> items = new ArrayList<>();
        for (var i = 0; i < extras.size(); i++) {
            items.add(item(entries.get(i), extras.get(i), authors));
        }
        return new FeedDocument(title, site, language, shape.format(), items, problems.list(), hints);
    }

    private static String title(Element feed) {
        var own = feed.getChild("title", feed.getNamespace());
        var title = own == null ? feed.getChild("title", Names.DC) : own;
        return title == null ? "" : HtmlText.line(Markup.html(title));
    }

    /** Takes the extras, and numbers the items so that Rome's can be told. */
    private static List<Extras> extras(FeedShape shape, String base) {
        List<Extras> extras = new ArrayList<>();
        for (var entry : shape.taken()) {
            entry.addContent(new Element("number", Names.OURS).setText(Integer.toString(extras.size())));
            extras.add(Extras.of(entry, base));
        }
        return extras;
    }

    private Map<Integer, SyndEntry> entries(Element root) {
        Map<Integer, SyndEntry> entries = new HashMap<>();
        try {
            for (var entry : rome(root).getEntries()) {
                entry.getForeignMarkup().stream()
                        .filter(element -> element.getNamespace() == Names.OURS)
                        .findFirst()
                        .ifPresent(number -> entries.put(Integer.valueOf(number.getText()), entry));
            }
        } catch (FeedException | RuntimeException e) { // Rome throws what it likes at odd documents
            problems.add("read without Rome, which says: " + e.getMessage());
        }
        return entries;
    }

    private static SyndFeed rome(Element root) throws FeedException {
        var input = new SyndFeedInput();
        input.setXmlHealerOn(false);
        input.setAllowDoctypes(false);
        return input.build(new Document(root));
    }

    private static Item item(@Nullable SyndEntry entry, Extras extras, List<String> feedAuthors) {
        var summary = entry == null ? "" : html(entry.getDescription());
        var content = entry == null ? "" : contents(entry);
        return new Item(
                extras.link(),
                extras.guid(),
                title(entry, extras),
                summary.isEmpty() ? extras.summary() : summary,
                content.isEmpty() ? extras.content() : content,
                extras.authors().isEmpty() ? feedAuthors : extras.authors(),
                extras.published(),
                extras.updated(),
                categories(entry, extras),
                extras.language(),
                extras.source());
    }

    private static String title(@Nullable SyndEntry entry, Extras extras) {
        var title = entry == null ? null : entry.getTitleEx();
        var html = title == null ? "" : html(title);
        return html.isEmpty() ? extras.title() : html;
    }

    private static String contents(SyndEntry entry) {
        return entry.getContents().stream()
                .map(RomeFeeds::html)
                .filter(html -> !html.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** RSS does not say what its texts are, and they are HTML. */
    private static String html(@Nullable SyndContent content) {
        if (content == null || content.getValue() == null) {
            return "";
        }
        var type = Objects.requireNonNullElse(content.getType(), "html");
        var text = content.getValue().strip();
        return type.equals("text") || type.equals("text/plain") ? HtmlText.escape(text) : text;
    }

    private static List<String> categories(@Nullable SyndEntry entry, Extras extras) {
        var stated = entry == null
                ? Stream.<String>of()
                : entry.getCategories().stream().map(SyndCategory::getName);
        var names = new LinkedHashSet<String>();
        Stream.concat(stated, extras.categories().stream())
                .filter(Objects::nonNull)
                .map(HtmlText::line)
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_CATEGORY)
                .limit(MOST_CATEGORIES)
                .forEach(names::add);
        return List.copyOf(names);
    }
}
