package tidings.ingest.xml;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Cuts XML text into tags and text, once over, in time proportional to its length. Comments, processing instructions and
 * the document type are passed over unread; what is no markup after all is text.
 */
final class XmlScanner {
    private static final int MOST_ATTRIBUTES = 200;
    private static final int LONGEST_NAME = 200;

    private final String in;
    private final Sink sink;
    private final Problems problems;
    private int at;
    private int line = 1;
    private int counted;
    private boolean cut;
    private boolean declarationsEnd = true;

    XmlScanner(String in, Sink sink, Problems problems) {
        this.in = in;
        this.sink = sink;
        this.problems = problems;
    }

    /**
     * Reads to the end.
     *
     * @return false if the end came in the middle of markup
     */
    boolean scan() {
        while (at < in.length()) {
            if (in.startsWith("<!--", at)) {
                passOver("<!--", "-->");
            } else if (in.startsWith("<![CDATA[", at)) {
                characterData();
            } else if (in.startsWith("<?", at)) {
                passOver("<?", ">");
            } else if (in.startsWith("<!", at)) {
                declaration();
            } else if (opens("</")) {
                endTag();
            } else if (opens("<")) {
                startTag();
            } else {
                text();
            }
        }
        return !cut;
    }

    private boolean opens(String markup) {
        var name = at + markup.length();
        return in.startsWith(markup, at) && name < in.length() && startsName(in.charAt(name));
    }

    private void passOver(String opening, String closing) {
        var end = in.indexOf(closing, at + opening.length());
        if (end < 0) {
            cutOff(opening);
            return;
        }
        at = end + closing.length();
    }

    private void characterData() {
        var from = at + "<![CDATA[".length();
        var end = in.indexOf("]]>", from);
        if (end < 0) {
            var rest = in.substring(from);
            cutOff("<![CDATA[");
            sink.text(Characters.clean(rest, line(), problems));
            return;
        }
        sink.text(Characters.clean(in.substring(from, end), line(), problems));
        at = end + "]]>".length();
    }

    /** A document type, with whatever it declares between brackets. */
    private void declaration() {
        var brackets = 0;
        for (var i = at + 2; declarationsEnd && i < in.length(); i++) {
            var c = in.charAt(i);
            if (c == '"' || c == '\'') {
                var quote = in.indexOf(c, i + 1);
                i = quote < 0 ? in.length() : quote;
            } else if (in.startsWith("<!--", i)) {
                var end = in.indexOf("-->", i + 4);
                i = end < 0 ? in.length() : end + 2;
            } else if (c == '[') {
                brackets++;
            } else if (c == ']') {
                brackets--;
            } else if (c == '>' && brackets <= 0) {
                at = i + 1;
                return;
            }
        }
        problems.add(line(), "a declaration does not end");
        declarationsEnd = false; // looking for each one's end anew would cost the square of the length
        at += 2;
    }

    private void endTag() {
        at += 2;
        var name = name();
        var end = at;
        while (end < in.length() && in.charAt(end) != '>' && in.charAt(end) != '<') {
            end++;
        }
        if (end == in.length()) {
            cutOff("</" + name);
        }
        at = end < in.length() && in.charAt(end) == '>' ? end + 1 : end;
        sink.end(name, line());
    }

    private void startTag() {
        at++;
        var line = line();
        var name = name();
        var attributes = new LinkedHashMap<String, String>();
        while (at < in.length()) {
            var c = in.charAt(at);
            if (c == '>' || in.startsWith("/>", at)) {
                at += c == '>' ? 1 : 2;
                sink.start(name, attributes, c != '>', line);
                return;
            } else if (c == '<') {
                problems.add(line, "the tag <" + name + " does not end");
                sink.start(name, attributes, false, line);
                return;
            } else if (isSpace(c) || c == '/' || c == '=' || c == '"' || c == '\'') {
                at++;
            } else {
                attribute(attributes, line);
            }
        }
        cutOff("<" + name);
    }

    private void attribute(Map<String, String> attributes, int line) {
        var name = name();
        passSpace();
        if (at >= in.length() || in.charAt(at) != '=') {
            problems.add(line, "attribute " + name + " has no value");
            return;
        }
        at++;
        passSpace();
        var value = Characters.decode(value(name, line), line, problems);
        if (attributes.size() < MOST_ATTRIBUTES) {
            attributes.putIfAbsent(name, value);
        } else {
            problems.add(line, "a tag has more than " + MOST_ATTRIBUTES + " attributes");
        }
    }

    private String value(String name, int line) {
        var quote = at < in.length() ? in.charAt(at) : ' ';
        if (quote == '"' || quote == '\'') {
            var end = in.indexOf(quote, at + 1);
            if (end < 0) {
                cutOff(name + "=" + quote);
                return "";
            }
            var value = in.substring(at + 1, end);
            at = end + 1;
            return value;
        }
        problems.add(line, "the value of attribute " + name + " is not quoted");
        var from = at;
        while (at < in.length() && !isSpace(in.charAt(at)) && in.charAt(at) != '>' && in.charAt(at) != '<') {
            at++;
        }
        return in.substring(from, at);
    }

    private void text() {
        var from = at;
        var line = line();
        at++;
        while (at < in.length() && !beginsMarkup()) {
            at++;
        }
        if (in.charAt(from) == '<') {
            problems.add(line, "a < is not escaped");
        }
        sink.text(Characters.decode(in.substring(from, at), line, problems));
    }

    private boolean beginsMarkup() {
        return in.charAt(at) == '<'
                && (in.startsWith("<!", at) || in.startsWith("<?", at) || opens("</") || opens("<"));
    }

    private String name() {
        var from = at;
        while (at < in.length() && !endsName(in.charAt(at))) {
            at++;
        }
        if (at == from) {
            at++; // always go on
        }
        return in.substring(from, Math.min(at, from + LONGEST_NAME));
    }

    private void passSpace() {
        while (at < in.length() && isSpace(in.charAt(at))) {
            at++;
        }
    }

    private void cutOff(String what) {
        problems.add(line(), what + " does not end");
        cut = true;
        at = in.length();
    }

    /** The line of the present position, counted from 1. */
    private int line() {
        for (; counted < Math.min(at, in.length()); counted++) {
            if (in.charAt(counted) == '\n') {
                line++;
            }
        }
        return line;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    private static boolean startsName(char c) {
        return Character.isLetter(c) || c == '_' || c == ':';
    }

    private static boolean endsName(char c) {
        return isSpace(c) || c == '>' || c == '/' || c == '=' || c == '<' || c == '"' || c == '\'';
    }

    /** Takes what was cut out. */
    interface Sink {
        /** A start tag; {@code empty} if it closes itself. Attributes are in order, each name once. */
        void start(String name, Map<String, String> attributes, boolean empty, int line);

        /** An end tag. */
        void end(String name, int line);

        /** Text between tags, references resolved. */
        void text(String text);
    }
}
