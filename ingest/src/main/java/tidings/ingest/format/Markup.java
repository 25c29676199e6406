package tidings.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.Text;
import tidings.ingest.xml.Names;

/**
 * Elements that hold prose, as plain text, as escaped HTML or as HTML elements inside. {@link #flatten} leaves only text
 * and a type, {@code text} or {@code html}.
 */
final class Markup {
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z]");
    private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "wbr", "embed", "source", "col", "area");

    private Markup() {}

    /** Turns all prose below the feed's root into text. */
    static void flatten(Element feed) {
        for (var child : feed.getChildren()) {
            if (child.getName().equals("item")
                    || child.getName().equals("entry")
                    || child.getName().equals("source")) {
                flatten(child);
            } else if (isProse(child)) {
                flattenOne(child);
            }
        }
    }

    /** The prose of a flattened element, as HTML. */
    static String html(Element prose) {
        var text = prose.getText().strip();
        return isPlain(prose) ? HtmlText.escape(text) : text;
    }

    private static boolean isPlain(Element prose) {
        return prose.getNamespace() == Names.MEDIA
                ? !"html".equals(prose.getAttributeValue("type"))
                : isAtom(prose) && !prose.getAttributeValue("type", "text").endsWith("html");
    }

    private static boolean isProse(Element element) {
        return switch (element.getName()) {
            case "title",
                    "subtitle",
                    "tagline",
                    "summary",
                    "description",
                    "content",
                    "encoded",
                    "body",
                    "fullitem",
                    "fulltext",
                    "info" -> true;
            default -> false;
        };
    }

    private static boolean isAtom(Element element) {
        return element.getNamespace() == Names.ATOM || element.getNamespace() == Names.ATOM_03;
    }

    private static void flattenOne(Element prose) {
        var type = prose.getAttributeValue("type", "").strip().toLowerCase(Locale.ROOT);
        var mode = prose.getAttributeValue("mode", "").strip().toLowerCase(Locale.ROOT);
        var inside = !prose.getChildren().isEmpty();
        var packed = mode.equals("base64") || isAtom(prose) && isBinary(type);
        var html = inside || packed || type.contains("html") || type.endsWith("xml");
        var text = inside ? inner(prose) : prose.getText();
        if (packed) {
            text = unpacked(text);
        } else if (!inside && isAtom(prose) && (type.contains("xhtml") || mode.equals("xml") && html)) {
            text = HtmlText.escape(text); // markup would have been elements
        }
        prose.setText(text);
        if (isAtom(prose)) {
            prose.setAttribute(
                    "type",
                    prose.getNamespace() == Names.ATOM
                            ? (html ? "html" : "text")
                            : "text/" + (html ? "html" : "plain"));
            prose.setAttribute("mode", "escaped");
        }
    }

    private static boolean isBinary(String type) {
        return type.contains("/") && !type.startsWith("text/") && !type.endsWith("xml") && !type.contains("html");
    }

    private static String unpacked(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8)
                    .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff\\ud800-\\udfff]", "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String inner(Element parent) {
        var escaped = TAG.matcher(parent.getText()).find();
        var out = new StringBuilder();
        write(parent, out, !escaped);
        return out.toString();
    }

    /** The tree is of bounded depth, so that this may recurse. */
    private static void write(Element parent, StringBuilder out, boolean escape) {
        for (var node : parent.getContent()) {
            if (node instanceof Text text) {
                out.append(escape ? HtmlText.escape(text.getText()) : text.getText());
            } else if (node instanceof Element element) {
                out.append('<').append(element.getName());
                for (var attribute : element.getAttributes()) {
                    out.append(' ').append(attribute.getName()).append("=\"");
                    out.append(HtmlText.escape(attribute.getValue()).replace("\"", "&quot;"))
                            .append('"');
                }
                out.append('>');
                write(element, out, escape);
                if (!VOID.contains(element.getName())) {
                    out.append("</").append(element.getName()).append('>');
                }
            }
        }
    }
}
