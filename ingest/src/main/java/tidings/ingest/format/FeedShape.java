package tidings.ingest.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import tidings.ingest.xml.Names;

/**
 * Puts a tree into the shape that Rome reads: one of two, RSS 2.0 with its items in the channel, or Atom. What varies
 * between the versions of RSS, and what people get wrong, is levelled here.
 *
 * @param format what it was, for people
 * @param root the root that Rome is given
 * @param feed the channel or feed element
 * @param entries the items or entries, in order
 */
record FeedShape(String format, Element root, Element feed, List<Element> entries) {
    private static final Set<Namespace> RSS = Set.of(Names.NONE, Names.RSS_10, Names.RSS_090, Names.OTHER);
    private static final Set<String> RSS_ROOTS = Set.of("rss", "rdf", "channel");

    /** The shape of a tree, which it changes; null if it is no feed. */
    static @Nullable FeedShape of(Element root) {
        var name = root.getName().toLowerCase(Locale.ROOT);
        if (name.equals("feed") || name.equals("entry")) {
            return atom(root, name);
        }
        return RSS_ROOTS.contains(name) ? rss(root) : null;
    }

    private static FeedShape atom(Element root, String name) {
        var old = root.getNamespace() == Names.ATOM_03 || "0.3".equals(root.getAttributeValue("version"));
        var namespace = old ? Names.ATOM_03 : Names.ATOM;
        level(root, Set.of(Names.NONE, Names.ATOM, Names.ATOM_03, Names.OTHER), namespace);
        var feed = root;
        if (name.equals("entry")) {
            feed = new Element("feed", namespace);
            feed.addContent(root);
        }
        feed.setName("feed");
        if (old) {
            feed.setAttribute("version", "0.3");
        }
        return new FeedShape(
                old ? "Atom 0.3" : "Atom 1.0", feed, feed, List.copyOf(feed.getChildren("entry", namespace)));
    }

    private static @Nullable FeedShape rss(Element root) {
        var format = rssFormat(root);
        level(root, RSS, Names.NONE);
        var channel = root.getName().equals("channel") ? root : root.getChild("channel");
        List<Element> items = new ArrayList<>();
        collect(root, items);
        if (channel == null && items.isEmpty()) {
            return null;
        }
        channel = channel == null ? new Element("channel") : channel;
        channel.detach();
        for (var item : items) {
            channel.addContent(item.detach());
        }
        var shaped = new Element("rss").setAttribute("version", "2.0").addContent(channel);
        var base = root.getAttributeValue("base", Namespace.XML_NAMESPACE);
        if (base != null && channel.getAttribute("base", Namespace.XML_NAMESPACE) == null) {
            channel.setAttribute("base", base, Namespace.XML_NAMESPACE);
        }
        return new FeedShape(format, shaped, channel, items);
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
    private static void level(Element element, Set<Namespace> own, Namespace target) {
        for (var walk = element.getDescendants(org.jdom2.filter.Filters.element()); walk.hasNext(); ) {
            levelOne(walk.next(), own, target);
        }
        levelOne(element, own, target);
    }

    private static void levelOne(Element element, Set<Namespace> own, Namespace target) {
        var foreign = element.getNamespace() == Names.OTHER && element.getParentElement() != null;
        if (!foreign && own.contains(element.getNamespace())) {
            element.setNamespace(target);
            if (target == Names.NONE) {
                element.setName(lowerFirst(element.getName()));
            }
        }
    }

    private static String lowerFirst(String name) {
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
