package tidings.app.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes XML, one element a line. For one thread. */
final class Markup {
    private final StringBuilder xml = new StringBuilder(8192);

    Markup raw(String markup) {
        xml.append(markup).append('\n');
        return this;
    }

    /** An element with text; nothing if the text is absent. */
    Markup element(String name, @Nullable String text) {
        return element(name, "", text);
    }

    /** An element with attributes, given as they are written, and text; nothing if the text is absent. */
    Markup element(String name, String attributes, @Nullable String text) {
        if (text != null) {
            var space = attributes.isEmpty() ? "" : " ";
            raw("<" + name + space + attributes + ">" + escape(text) + "</" + name + ">");
        }
        return this;
    }

    int length() {
        return xml.length();
    }

    /** Cuts the document off. */
    Markup cut(int length) {
        xml.setLength(length);
        return this;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String rfc822(Instant time) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
                .format(time.atZone(ZoneOffset.UTC));
    }

    static String iso(Instant time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT)
                .format(time.atZone(ZoneOffset.UTC));
    }

    @Override
    public String toString() {
        return xml.toString();
    }
}
