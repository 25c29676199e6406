package tidings.ingest.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jspecify.annotations.Nullable;
import tidings.ingest.xml.Names;

/**
 * Puts a tree into the shape that Rome reads: one of two, RSS 2.0 with its items in the channel, or Atom. What varies
 * between the versions of RSS, and what people get wrong, is levelled here.
 *
 * @param format what it was, for people
 * @param feed the channel or feed element
 * @param entries the items or entries, in order
 */
record FeedShape(String format, Element feed, List<Element> entries) {
    private static final int MOST_ENTRIES = 10_000;
    private static final int MOST_PARTS = 1_000;

    private static final Set<String> DATES =
            Set.of("pubDate", "date", "published", "issued", "created", "updated", "modified", "lastBuildDate");
    private static final Set<Namespace> RSS = Set.of(Names.NONE, Names.RSS_10, Names.RSS_090);
    private static final Set<String> RSS_ROOTS = Set.of("rss", "rdf", "channel");

    /** The shape of a tree, which it changes; null if it is no feed. */
    static @Nullable FeedShape of(Element root) {
        var name = root.getName().toLowerCase(Locale.ROOT);
        if (name.equals("feed") || name.equals("entry")) {
            return atom(root, name);
        }
        return RSS_ROOTS.contains(name) ? rss(root) : null;
    }

    /** The entries that are read: the first ten thousand. */
    List<Element> taken() {
        return entries.subList(0, Math.min(entries.size(), MOST_ENTRIES));
    }

    /**
     * What Rome is given: a root with the entries that are taken, and nothing else that could be long, since Rome takes
     * what it does not know out of a list one by one. The entries leave the tree.
     */
    Element lean() {
        var atom = feed.getNamespace() != Names.NONE;
        var list = new Element(atom ? "feed" : "channel", feed.getNamespace());
        feed.removeContent();
        for (var entry : taken()) {
            var parts =
                    entry.getContentSize() > MOST_PARTS ? entry.removeContent().subList(0, MOST_PARTS) : null;
            var kept = parts == null ? entry : entry.setContent(parts);
            kept.getContent().removeIf(FeedShape::isDate);
            list.addContent(kept.detach());
        }
        if (atom) {
            return feed.getNamespace() == Names.ATOM_03 ? list.setAttribute("version", "0.3") : list;
        }
        return new Element("rss").setAttribute("version", "2.0").addContent(list);
    }

    /** Rome tries many patterns on each date, which costs more than all else that it does; ours are read already. */
    private static boolean isDate(Content content) {
        return content instanceof Element element && DATES.contains(element.getName());
    }

    private static FeedShape atom(Element root, String name) {
        var old = root.getNamespace() == Names.ATOM_03 || "0.3".equals(root.getAttributeValue("version"));
        var namespace = old ? Names.ATOM_03 : Names.ATOM;
        level(root, Set.of(Names.NONE, Names.ATOM, Names.ATOM_03), namespace);
        var feed = root;
        if (name.equals("entry")) {
            feed = new Element("feed", namespace);
            feed.addContent(root);
        }
        var entries = List.copyOf(feed.getChildren("entry", namespace));
        return new FeedShape(old ? "Atom 0.3" : "Atom 1.0", feed, entries);
    }

    private static @Nullable FeedShape rss(Element root) {
        var format = rssFormat(root);
        level(root, RSS, Names.NONE);
        var channel = root.getName().equals("channel") ? root : root.getChild("channel");
        List<Element> items = new ArrayList<>();
        collect(root, items);
        if (channel == null && items.isEmpty() && !root.getName().equals("rss")) {
            return null;
        }
        channel = channel == null ? root : channel;
        var base = root.getAttributeValue("base", Namespace.XML_NAMESPACE);
        if (base != null && channel.getAttribute("base", Namespace.XML_NAMESPACE) == null) {
            channel.setAttribute("base", base, Namespace.XML_NAMESPACE);
        }
        return new FeedShape(format, channel, List.copyOf(items));
    }

    private static String rssFormat(Element root) {
        if (!root.getName().equalsIgnoreCase("rdf")) {
            var version = root.getAttributeValue("version", "").strip();
            return version.matches("[0-9][0-9.]{0,5}") ? "RSS " + version : "RSS";
        }
        var old = root.getChildren().stream().anyMatch(child -> child.getNamespace() == Names.RSS_090);
        return old ? "RSS 0.90" : "RSS 1.0";
    }

    /** Items lie in the channel, beside it, or in a list of their own. */
    private static void collect(Element parent, List<Element> items) {
        for (var child : parent.getChildren()) {
            if (child.getName().equals("item") && child.getNamespace() == Names.NONE) {
                items.add(child);
            } else if (child.getName().equals("channel") || child.getName().equals("items")) {
                collect(child, items);
            }
        }
    }

    /** Elements of the feed's own vocabulary lose their namespace or its variant, and their capitals. */
    private static void level(Element root, Set<Namespace> own, Namespace target) {
        var unknown = root.getNamespace() == Names.OTHER; // then it is the feed's own
        levelOne(root, target);
        for (var walk = root.getDescendants(Filters.element()); walk.hasNext(); ) {
            var element = walk.next();
            if (element.getNamespace() == Names.OTHER ? unknown : own.contains(element.getNamespace())) {
                levelOne(element, target);
            }
        }
    }

    private static void levelOne(Element element, Namespace target) {
        element.setNamespace(target);
        if (target == Names.NONE) {
            element.setName(usual(element.getName()));
        }
    }

    private static String usual(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "pubdate" -> "pubDate";
            case "lastbuilddate" -> "lastBuildDate";
            case "managingeditor" -> "managingEditor";
            case "webmaster" -> "webMaster";
            case "textinput" -> "textInput";
            case "skiphours" -> "skipHours";
            case "skipdays" -> "skipDays";
            default -> name.toLowerCase(Locale.ROOT);
        };
    }
}
