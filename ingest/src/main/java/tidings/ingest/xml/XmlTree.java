package tidings.ingest.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Verifier;
import org.jdom2.located.LocatedElement;
import org.jspecify.annotations.Nullable;

/**
 * A document as a tree of bounded depth and size. Elements know their line ({@link LocatedElement}); namespaces are those
 * of {@link Names} and no others.
 *
 * @param root its outermost element; null if it has none
 * @param unfinished the elements that were open when the text ended, outermost first; empty unless it is cut off
 * @param problems what was repaired
 */
public record XmlTree(@Nullable Element root, List<Element> unfinished, List<String> problems) {
    private static final int DEEPEST = 100;
    private static final int MOST_ELEMENTS = 500_000;

    public XmlTree {
        unfinished = List.copyOf(unfinished);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a document, whatever it holds. Never throws for its content.
     *
     * @param text the document
     * @param flat local names of elements that never contain themselves: where one begins inside another of its name,
     *     the other is taken as ended, unless an element of an unknown namespace lies between
     */
    public static XmlTree read(String text, Set<String> flat) {
        var problems = new Problems();
        var builder = new Builder(flat, problems);
        var whole = new XmlScanner(text, builder, problems).scan();
        return builder.tree(whole);
    }

    /** Puts elements under their parents. */
    private static final class Builder implements XmlScanner.Sink {
        private final Set<String> flat;
        private final Problems problems;
        private final List<Open> open = new ArrayList<>();
        private @Nullable Element root;
        private int elements;
        private int tooDeep;
        private boolean ended;

        Builder(Set<String> flat, Problems problems) {
            this.flat = flat;
            this.problems = problems;
        }

        @Override
        public void start(String name, Map<String, String> attributes, boolean empty, int line) {
            if (ended || elements >= MOST_ELEMENTS) {
                problems.add(
                        line, ended ? "markup follows the end" : "there are too many elements: the rest is left out");
                return;
            }
            endSibling(name, line);
            if (open.size() >= DEEPEST) {
                problems.add(line, "elements are nested deeper than " + DEEPEST + ": they are flattened");
                tooDeep += empty ? 0 : 1;
                return;
            }
            elements++;
            var opened = opened(name, attributes, line);
            if (open.isEmpty()) {
                root = opened.element;
            } else {
                open.getLast().element.addContent(opened.element);
            }
            if (!empty) {
                open.add(opened);
            } else if (open.isEmpty()) {
                ended = true;
            }
        }

        @Override
        public void end(String name, int line) {
            if (tooDeep > 0 && open.stream().noneMatch(one -> one.name.equals(name))) {
                tooDeep--;
                return;
            }
            for (var i = open.size() - 1; i >= 0; i--) {
                if (open.get(i).name.equals(name)) {
                    closeFrom(i, line);
                    return;
                }
            }
            problems.add(line, "</" + name + "> closes nothing");
        }

        @Override
        public void text(String text) {
            if (!open.isEmpty()) {
                open.getLast().element.addContent(text);
            } else if (!text.isBlank() && !text.equals("\ufeff")) {
                problems.add((ended ? "text follows" : "text precedes") + " the document");
            }
        }

        XmlTree tree(boolean whole) {
            if (whole && open.size() == 1 && open.getFirst().element.getContentSize() > 0) {
                problems.add("<" + open.getFirst().name + "> is not closed");
            } else if (!open.isEmpty()) {
                problems.add("the document is cut off");
            }
            return new XmlTree(root, open.stream().map(one -> one.element).toList(), problems.list());
        }

        private void endSibling(String name, int line) {
            if (!flat.contains(local(name))) {
                return;
            }
            for (var i = open.size() - 1; i >= 0 && open.get(i).element.getNamespace() != Names.OTHER; i--) {
                if (open.get(i).name.equals(name)) {
                    problems.add(line, "<" + name + "> begins before the one before it is closed");
                    closeFrom(i, line);
                    return;
                }
            }
        }

        private void closeFrom(int index, int line) {
            if (index < open.size() - 1) {
                problems.add(line, "<" + open.getLast().name + "> is not closed");
            }
            open.subList(index, open.size()).clear();
            tooDeep = 0;
            ended = open.isEmpty();
        }

        private Open opened(String name, Map<String, String> attributes, int line) {
            var scope = scope(attributes);
            var element = new LocatedElement(valid(local(name)), namespace(prefix(name), scope, line));
            element.setLine(line);
            attributes.forEach((key, value) -> attribute(element, key, value, scope, line));
            return new Open(name, element, scope);
        }

        private @Nullable Scope scope(Map<String, String> attributes) {
            var outer = open.isEmpty() ? null : open.getLast().scope;
            Map<String, Namespace> declared = new HashMap<>();
            attributes.forEach((key, value) -> {
                if (key.equals("xmlns") || key.startsWith("xmlns:")) {
                    declared.put(key.equals("xmlns") ? "" : key.substring(6), Names.ofUri(value));
                }
            });
            return declared.isEmpty() ? outer : new Scope(outer, declared);
        }

        private Namespace namespace(String prefix, @Nullable Scope scope, int line) {
            for (var here = scope; here != null; here = here.outer) {
                var declared = here.declared.get(prefix);
                if (declared != null) {
                    return declared;
                }
            }
            if (prefix.isEmpty()) {
                return Names.NONE;
            }
            problems.add(line, "the prefix " + prefix + " is not declared");
            return Names.ofUndeclared(prefix);
        }

        private void attribute(Element element, String key, String value, @Nullable Scope scope, int line) {
            if (key.equals("xmlns") || key.startsWith("xmlns:")) {
                return;
            }
            var prefix = prefix(key);
            var namespace = prefix.equals("xml")
                    ? Namespace.XML_NAMESPACE
                    : prefix.isEmpty() ? Names.NONE : namespace(prefix, scope, line);
            if (namespace != Names.OTHER
                    && (namespace == Names.NONE || !namespace.getPrefix().isEmpty())) {
                element.setAttribute(valid(local(key)), value, namespace);
            }
        }

        private static String prefix(String name) {
            return name.substring(0, Math.max(0, name.lastIndexOf(':')));
        }

        private static String local(String name) {
            return name.substring(name.lastIndexOf(':') + 1);
        }

        private static String valid(String name) {
            return Verifier.checkElementName(name) == null && Verifier.checkAttributeName(name) == null
                    ? name
                    : "unnamed";
        }

        private record Open(
                String name, Element element, @Nullable Scope scope) {}

        /** What prefixes mean here; linked, since copying would cost the square of the depth. */
        private record Scope(@Nullable Scope outer, Map<String, Namespace> declared) {}
    }
}
