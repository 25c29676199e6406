package tidings.ingest.format;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Plain text of HTML: paragraphs separated by an empty line, list items and table rows on lines of their own, scripts and
 * styles left out, references decoded. Bounded in time and stack by the length of what it is given.
 *
 * <p>Pure functions, safe from any thread.
 */
public final class HtmlText {
    private static final int LONGEST = 2_000_000;
    /** A frame that is not closed would swallow the text behind it; in feeds it often is not. */
    private static final Pattern FRAME = Pattern.compile("(?i)</?iframe\\b[^<>]*>");

    private static final Set<String> UNSEEN = Set.of(
            "script",
            "style",
            "template",
            "noscript",
            "noframes",
            "svg",
            "math",
            "head",
            "title",
            "select",
            "textarea",
            "button",
            "audio",
            "video",
            "canvas",
            "map");
    private static final Set<String> LINES = Set.of("br", "li", "tr", "dt", "dd", "option");
    private static final Set<String> PARAGRAPHS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "dl",
            "table",
            "blockquote",
            "pre",
            "section",
            "article",
            "aside",
            "header",
            "footer",
            "main",
            "nav",
            "figure",
            "figcaption",
            "hr",
            "address",
            "form",
            "fieldset",
            "details",
            "summary",
            "center",
            "body");

    private HtmlText() {}

    /**
     * The text, without white space at its ends.
     *
     * @param html HTML or plain text; what follows the first 2,000,000 characters is left out
     */
    public static String text(String html) {
        var bounded = html.length() <= LONGEST ? html : html.substring(0, LONGEST);
        var out = new Text(Set.of());
        if (bounded.indexOf('<') >= 0) {
            var unframed = FRAME.matcher(bounded).replaceAll(" ");
            NodeTraversor.filter(out, Jsoup.parseBodyFragment(unframed).body());
        } else {
            out.append(bounded.indexOf('&') < 0 ? bounded : Parser.unescapeEntities(bounded, false), false);
        }
        return out.toString();
    }

    /**
     * The text of elements, one after the other, without white space at its ends.
     *
     * @param elements of one page
     * @param without what is left out of them, with all that it holds
     */
    public static String text(List<Element> elements, Set<Element> without) {
        var out = new Text(without);
        for (var element : elements) {
            NodeTraversor.filter(out, element);
        }
        return out.toString();
    }

    /** The text in one line, for titles and names. */
    public static String line(String html) {
        return text(html).replaceAll("\\s+", " ");
    }

    /** Plain text as HTML that means the same. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Writes text nodes and breaks as they come. */
    private static final class Text implements NodeFilter {
        private final Set<Element> without;
        private final StringBuilder out = new StringBuilder();
        private int unseen;
        private int preformatted;
        private int breaks;
        private boolean space;

        Text(Set<Element> without) {
            this.without = without;
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof Element element && without.contains(element)) {
                return FilterResult.SKIP_ENTIRELY;
            } else if (node instanceof TextNode text && unseen == 0) {
                append(text.getWholeText(), preformatted > 0);
            } else if (node instanceof Element element) {
                unseen += UNSEEN.contains(element.normalName()) ? 1 : 0;
                preformatted += element.normalName().equals("pre") ? 1 : 0;
                breakBefore(element.normalName());
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                unseen -= UNSEEN.contains(element.normalName()) ? 1 : 0;
                preformatted -= element.normalName().equals("pre") ? 1 : 0;
                if (!element.normalName().equals("br")) {
                    breakBefore(element.normalName());
                }
                space |= element.normalName().equals("td")
                        || element.normalName().equals("th");
            }
            return FilterResult.CONTINUE;
        }

        void append(String text, boolean keepLines) {
            for (var i = 0; i < text.length(); ) {
                var c = text.codePointAt(i);
                i += Character.charCount(c);
                if (keepLines && c == '\n') {
                    breaks = Math.max(breaks, 1);
                } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                    space = true;
                } else if (isSeen(c)) {
                    separate();
                    out.appendCodePoint(c);
                }
            }
        }

        /** Neither a control character, nor half a surrogate pair, nor one of those that only say where to break. */
        private static boolean isSeen(int c) {
            return !Character.isISOControl(c)
                    && (c < 0xd800 || c > 0xdfff)
                    && c != 0xad
                    && c != 0x200b
                    && c != 0x2060
                    && c != 0xfeff;
        }

        @Override
        public String toString() {
            return out.toString();
        }

        private void breakBefore(String name) {
            if (PARAGRAPHS.contains(name)) {
                breaks = 2;
            } else if (name.equals("br")) {
                breaks = Math.min(breaks + 1, 2);
            } else if (LINES.contains(name)) {
                breaks = Math.max(breaks, 1);
            }
        }

        private void separate() {
            if (!out.isEmpty()) {
                out.repeat('\n', breaks);
                if (breaks == 0 && space) {
                    out.append(' ');
                }
            }
            breaks = 0;
            space = false;
        }
    }
}
