package tidings.alerts.channel;

/**
 * Makes text from feeds inert in Discord's markdown: every mark gets a backslash, which Discord takes away again. So no
 * bold, quote, list, heading, spoiler, code, link, emoji, timestamp or mention can be formed, and no address in plain
 * words becomes a link, since its colon is escaped. An invisible space after {@code @} stands beside that, for clients
 * that look for names on their own.
 *
 * <p>Pure functions, safe from any thread.
 */
final class DiscordText {
    private static final String MARKS = "\\*_~`|<>#[]():-+=.!";
    private static final String INVISIBLE_SPACE = "\u200B";

    private DiscordText() {}

    /**
     * The text, inert, in at most {@code most} UTF-16 code units.
     *
     * @param plain one line of plain text
     */
    static String escape(String plain, int most) {
        return Fitted.fit(plain, most, DiscordText::inert);
    }

    private static String inert(int codePoint) {
        if (codePoint == '@') {
            return "\\@" + INVISIBLE_SPACE;
        }
        var text = Character.toString(codePoint);
        return MARKS.indexOf(codePoint) >= 0 ? "\\" + text : text;
    }
}
