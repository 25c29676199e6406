package tidings.ingest.xml;

import org.jsoup.nodes.Entities;

/**
 * References and forbidden characters in XML text. HTML's named characters are understood; a name that nothing defines
 * stays as it was written, so that no entity of a document type is ever expanded.
 */
final class Characters {
    private static final int LONGEST_REFERENCE = 34;
    private static final String WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    private Characters() {}

    /** The text with its references resolved and forbidden characters left out; tells of what XML does not allow. */
    static String decode(String raw, int line, Problems problems) {
        if (raw.indexOf('&') < 0) {
            return clean(raw, line, problems);
        }
        var out = new StringBuilder(raw.length());
        var at = 0;
        for (var ampersand = raw.indexOf('&'); ampersand >= 0; ampersand = raw.indexOf('&', at)) {
            out.append(raw, at, ampersand);
            at = reference(raw, ampersand, out, line, problems);
        }
        return clean(out.append(raw, at, raw.length()).toString(), line, problems);
    }

    /** The text without characters that XML forbids; what Windows puts among the control characters is understood. */
    static String clean(String text, int line, Problems problems) {
        if (isPlain(text)) {
            return text;
        }
        var out = new StringBuilder(text.length());
        text.codePoints().filter(Characters::allowed).forEach(c -> out.appendCodePoint(meant(c)));
        if (!out.toString().equals(text)) {
            problems.add(line, "control characters were replaced or left out");
        }
        return out.toString();
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' && c != '\r' || c > 0x7e && c < 0xa0 || c >= 0xd800) {
                return false;
            }
        }
        return true;
    }

    private static int meant(int c) {
        return c >= 0x80 && c <= 0x9f ? WINDOWS_1252.charAt(c - 0x80) : c;
    }

    private static int reference(String raw, int ampersand, StringBuilder out, int line, Problems problems) {
        var end = semicolon(raw, ampersand);
        var name = end < 0 ? "" : raw.substring(ampersand + 1, end);
        var value = name.startsWith("#") ? number(name.substring(1)) : named(name, line, problems);
        if (value.isEmpty()) {
            problems.add(line, end < 0 ? "an ampersand is not escaped" : "&" + name + "; is not defined");
            out.append('&');
            return ampersand + 1;
        }
        out.append(value);
        return end + 1;
    }

    private static int semicolon(String raw, int ampersand) {
        var limit = Math.min(raw.length(), ampersand + LONGEST_REFERENCE);
        for (var at = ampersand + 1; at < limit; at++) {
            var c = raw.charAt(at);
            if (c == ';') {
                return at == ampersand + 1 ? -1 : at;
            }
            if (!Character.isLetterOrDigit(c) && c != '#' && c != '_' && c != '-' && c != '.') {
                return -1;
            }
        }
        return -1;
    }

    private static String named(String name, int line, Problems problems) {
        return switch (name) {
            case "" -> "";
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> {
                var value = Entities.getByName(name);
                if (!value.isEmpty()) {
                    problems.add(line, "HTML's &" + name + "; is not defined in XML");
                }
                yield value;
            }
        };
    }

    private static String number(String digits) {
        try {
            var hex = digits.startsWith("x") || digits.startsWith("X");
            var code = hex ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
            return allowed(code) ? Character.toString(meant(code)) : "\ufffd";
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private static boolean allowed(int c) {
        return c >= 0x20
                ? c < 0xd800 || c > 0xdfff && c <= 0x10ffff && (c & 0xfffe) != 0xfffe
                : c == 9 || c == 10 || c == 13;
    }
}
