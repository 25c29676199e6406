package tidings.alerts.channel;

import java.util.regex.Pattern;

/**
 * Makes one line of harmless plain text of what strangers wrote: white space and line breaks become single spaces;
 * control characters, directions of writing, invisible characters and broken surrogates go. What is left still has to
 * be escaped for the syntax that it is put into.
 *
 * <p>Pure functions, safe from any thread.
 */
final class Plain {
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\x{85}]+");
    /** Joiners that words of several scripts need. Other invisible characters only disguise. */
    private static final String JOINERS = "\u200C\u200D";

    private Plain() {}

    /** One line, without space at its ends. */
    static String line(String text) {
        return inner(text).strip();
    }

    /** One line, at most {@code most} UTF-16 code units long, ending in {@code …} where it was cut. */
    static String line(String text, int most) {
        return cut(line(text), most);
    }

    /** One line that keeps a space at each end where there was one: a piece of a longer line. */
    static String inner(String text) {
        var kept = new StringBuilder(text.length());
        SPACES.matcher(text).replaceAll(" ").codePoints().filter(Plain::visible).forEach(kept::appendCodePoint);
        return SPACES.matcher(kept).replaceAll(" ");
    }

    /** The text, or its beginning and {@code …}; never half a character. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = Math.max(0, most - 1);
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            case Character.FORMAT -> JOINERS.indexOf(codePoint) >= 0;
            default -> !isFiller(codePoint);
        };
    }

    /** Letters that show nothing, and variation selectors beyond the sixteen that emoji and scripts use. */
    private static boolean isFiller(int codePoint) {
        return codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || codePoint == 0x034F
                || codePoint >= 0xE0000 && codePoint <= 0xE0FFF;
    }
}
