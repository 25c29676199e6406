package tidings.ingest.page;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * What the elements of a tree hold, counted in one pass: all decisions are taken from these figures, so that the work
 * grows with the page's length and not with its depth. Elements that were taken out count nothing.
 */
final class Measures {
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "dialog",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "html",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");
    /** Shorter runs of text are no paragraphs. */
    static final int PARAGRAPH = 25;

    private final Map<Element, Measure> all = new IdentityHashMap<>();
    private final List<Element> order = new ArrayList<>();

    /**
     * Measures a tree.
     *
     * @param without elements that count nothing, with all that they hold
     */
    Measures(Element root, Set<Element> without) {
        NodeTraversor.filter(new Counter(without), root);
    }

    /** What an element holds; nothing if it was taken out. */
    Measure of(Element element) {
        var measure = all.get(element);
        return measure == null ? new Measure() : measure;
    }

    /** The elements that count, in the document's order. */
    List<Element> elements() {
        return order;
    }

    static boolean isBlock(Element element) {
        return BLOCKS.contains(element.normalName());
    }

    /** What one element holds. Figures of characters count white space as one. */
    static final class Measure {
        int chars;
        int linkChars;
        double linked;
        int commas;
        int paragraphs;
        int paragraphChars;
        int headingChars;
        int listChars;
        int items;
        int images;
        int inputs;
        int embeds;
        int links;
        int blocks;
        /** Runs of text that are the element's own, not those of a block inside it, of 25 characters and more. */
        int runs;

        int runCommas;
        double runLength;
        int ownChars;
        private int run;
        private int runsCommas;
        private int breaks;

        double linkDensity() {
            return chars == 0 ? 0 : linked / chars;
        }

        private void endRun() {
            if (run >= PARAGRAPH) {
                runs++;
                runCommas += runsCommas;
                runLength += Math.min(run / 100, 3);
                paragraphChars += run;
            }
            run = 0;
            runsCommas = 0;
        }

        private void add(Measure inner) {
            chars += inner.chars;
            linkChars += inner.linkChars;
            linked += inner.linked;
            commas += inner.commas;
            paragraphs += inner.paragraphs;
            paragraphChars += inner.paragraphChars;
            headingChars += inner.headingChars;
            listChars += inner.listChars;
            items += inner.items;
            images += inner.images;
            inputs += inner.inputs;
            embeds += inner.embeds;
            links += inner.links;
            blocks += inner.blocks;
        }
    }

    private final class Counter implements NodeFilter {
        private final Set<Element> without;
        private final List<Measure> open = new ArrayList<>();
        private final List<Measure> blocks = new ArrayList<>();

        Counter(Set<Element> without) {
            this.without = without;
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof Element element) {
                if (without.contains(element)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                open(element);
            } else if (node instanceof TextNode text && !open.isEmpty()) {
                text(text.getWholeText());
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                close(element);
            }
            return FilterResult.CONTINUE;
        }

        private void open(Element element) {
            var measure = new Measure();
            all.put(element, measure);
            order.add(element);
            open.add(measure);
            if (isBlock(element)) {
                if (!blocks.isEmpty()) {
                    blocks.getLast().endRun();
                }
                blocks.add(measure);
            } else if (element.normalName().equals("br") && !blocks.isEmpty()) {
                var block = blocks.getLast();
                block.breaks++;
                if (block.breaks == 2) {
                    block.endRun();
                }
            }
        }

        private void text(String text) {
            var chars = 0;
            var commas = 0;
            var space = true;
            for (var i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                var blank = Character.isWhitespace(c) || c == '\u00a0';
                chars += blank && space ? 0 : 1;
                space = blank;
                commas += isComma(c) ? 1 : 0;
            }
            if (chars == 0 || chars == 1 && space) {
                return;
            }
            var here = open.getLast();
            here.chars += chars;
            here.commas += commas;
            if (!blocks.isEmpty()) {
                var block = blocks.getLast();
                block.run += chars;
                block.ownChars += chars;
                block.runsCommas += commas;
                block.breaks = 0;
            }
        }

        private void close(Element element) {
            var measure = open.removeLast();
            var name = element.normalName();
            if (isBlock(element)) {
                measure.endRun();
                blocks.removeLast();
            }
            switch (name) {
                case "a" -> {
                    measure.linkChars = measure.chars;
                    measure.linked = measure.chars * (element.attr("href").startsWith("#") ? 0.3 : 1);
                    measure.links++;
                }
                case "p" -> measure.paragraphs++;
                case "li" -> {
                    measure.items++;
                    measure.listChars = measure.chars;
                }
                case "img", "picture" -> measure.images++;
                case "input", "select", "textarea" -> measure.inputs++;
                case "iframe", "object", "embed", "video" -> measure.embeds++;
                case "h1", "h2", "h3", "h4", "h5", "h6" -> measure.headingChars = measure.chars;
                default -> {}
            }
            if (!open.isEmpty()) {
                open.getLast().add(measure);
                open.getLast().blocks += isBlock(element) ? 1 : 0;
            }
        }

        private static boolean isComma(char c) {
            return switch (c) {
                case ',', '،', '、', '，', '﹐', '︐', '︑', '⹁', '⸴', '⸲', '᠂', '՝', '؛', '。' -> true;
                default -> false;
            };
        }
    }
}
