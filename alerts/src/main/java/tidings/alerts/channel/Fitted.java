package tidings.alerts.channel;

import java.util.function.IntFunction;

/**
 * Makes text inert for a syntax, character by character, within a limit that counts what comes out of it.
 *
 * <p>Pure functions, safe from any thread.
 */
final class Fitted {
    private Fitted() {}

    /**
     * The text, inert, in at most {@code most} UTF-16 code units, ending in {@code …} where it was cut; never half an
     * escape or half a character.
     *
     * @param plain one line of plain text
     * @param inert what a code point becomes
     */
    static String fit(String plain, int most, IntFunction<String> inert) {
        var fitted = new StringBuilder(plain.length() + 16);
        var whole = plain.codePoints().iterator();
        while (whole.hasNext()) {
            var next = inert.apply(whole.nextInt());
            var reserve = whole.hasNext() ? 1 : 0;
            if (fitted.length() + next.length() + reserve > most) {
                return fitted.append("…").toString();
            }
            fitted.append(next);
        }
        return fitted.toString();
    }
}
