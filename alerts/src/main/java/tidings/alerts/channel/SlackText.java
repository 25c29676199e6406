package tidings.alerts.channel;

import java.util.regex.Pattern;

/**
 * Makes text from feeds inert in Slack's markup. {@code & < >} become entities, so that no mention, link or special
 * command can be formed. The marks of bold, italic, strike and code become look-alikes, because Slack has no way to
 * escape them. An invisible space after {@code @} and {@code #}, and within {@code :name:}, keeps names, channels and
 * emoji from being recognised.
 *
 * <p>Pure functions, safe from any thread.
 */
final class SlackText {
    private static final String INVISIBLE_SPACE = "\u200B";
    private static final Pattern EMOJI = Pattern.compile(":(?=[\\p{L}\\p{N}_+'-]+:)");

    private SlackText() {}

    /**
     * The text, inert, in at most {@code most} UTF-16 code units, ending in {@code …} where it was cut; never half an
     * entity or half a character.
     *
     * @param plain one line of plain text
     */
    static String escape(String plain, int most) {
        return Fitted.fit(EMOJI.matcher(plain).replaceAll(":" + INVISIBLE_SPACE), most, SlackText::inert);
    }

    /** The text, inert, however long that makes it. */
    static String escape(String plain) {
        return escape(plain, Integer.MAX_VALUE);
    }

    private static String inert(int codePoint) {
        return switch (codePoint) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '*' -> "\u2217";
            case '_' -> "\u02CD";
            case '~' -> "\u223C";
            case '`' -> "\u02CB";
            case '@', '#' -> Character.toString(codePoint) + INVISIBLE_SPACE;
            default -> Character.toString(codePoint);
        };
    }
}
