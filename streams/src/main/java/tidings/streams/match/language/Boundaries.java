package tidings.streams.match.language;

/**
 * Finds where sentences and paragraphs of one text end, by what stands between two words. Made for news in any language:
 * full stops of Latin, Chinese, Arabic and Indian writing are known, and a dot after an abbreviation, an initial or the
 * number of a day ends no sentence. Where it is in doubt, the sentence goes on, unless the next word is a common one with
 * a capital.
 *
 * <p>Paragraphs are parted by an empty line; in a text without any empty line, by every line break. Time is proportional to
 * length. For one thread.
 */
public final class Boundaries {
    private final String text;
    private final Tokens tokens;
    private final Abbreviations abbreviations;
    private final boolean hasEmptyLines;

    /** What lies before a word. */
    public enum Boundary {
        /** The same sentence goes on. */
        NONE,
        /** A sentence begins. */
        SENTENCE,
        /** A paragraph begins, and with it a sentence. */
        PARAGRAPH
    }

    /** How a stretch between two words can end a sentence. */
    private enum Stop {
        NONE,
        /** A full stop of the Latin kind, which may also end an abbreviation. */
        DOT,
        /** A question or exclamation mark, a row of dots, or the full stop of a script without abbreviations. */
        MARK,
        /** A Chinese or Japanese full stop, which ends every sentence. */
        FULL
    }

    /**
     * Looks into one text.
     *
     * @param text the text
     * @param tokens its words, and perhaps those of other texts
     * @param language what it is written in
     */
    public Boundaries(String text, Tokens tokens, Language language) {
        this.text = text;
        this.tokens = tokens;
        this.abbreviations = new Abbreviations(language);
        this.hasEmptyLines = hasEmptyLines(text);
    }

    /** What lies between a word of the text, not its first, and the word before. */
    public Boundary before(int token) {
        int from = tokens.end(token - 1);
        int to = tokens.start(token);
        int lines = 0;
        boolean space = false;
        var stop = from > 0 && text.charAt(from - 1) == '.' ? Stop.DOT : Stop.NONE;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            lines += isLineEnd(c, i) ? 1 : 0;
            if (lines > 0 && isBullet(c)) {
                stop = Stop.FULL;
            }
            space |= stop != Stop.NONE && (Character.isWhitespace(c) || Character.isSpaceChar(c));
            stop = stronger(stop, stop(c));
        }
        if (lines > 1 || (lines == 1 && !hasEmptyLines)) {
            return Boundary.PARAGRAPH;
        }
        return ends(stop, space, token) ? Boundary.SENTENCE : Boundary.NONE;
    }

    private boolean ends(Stop stop, boolean space, int token) {
        boolean unspaced = tokens.script(token) == Script.UNSPACED || tokens.script(token - 1) == Script.UNSPACED;
        return switch (stop) {
            case NONE -> false;
            case FULL -> true;
            case MARK -> (space || unspaced) && !isLowerCase(token);
            case DOT ->
                (space || unspaced) && !isLowerCase(token) && !abbreviations.joins(word(token - 1), word(token));
        };
    }

    private boolean isLowerCase(int token) {
        return Character.isLowerCase(text.codePointAt(tokens.start(token)));
    }

    private String word(int token) {
        int start = tokens.start(token);
        return text.substring(start, Math.min(tokens.end(token), start + Abbreviations.LONGEST));
    }

    private static Stop stop(char c) {
        return switch (c) {
            case '.' -> Stop.DOT;
            case '!', '?', '…', '؟', '۔', '।', '॥', '։', '።', '။', '‽', '⁇', '⁈', '⁉' -> Stop.MARK;
            case '。', '｡', '！', '？', '．' -> Stop.FULL;
            default -> Stop.NONE;
        };
    }

    private static Stop stronger(Stop one, Stop other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private boolean isLineEnd(char c, int at) {
        return switch (c) {
            case '\n', '\u2028', '\u2029', '\u0085' -> true;
            case '\r' -> at + 1 == text.length() || text.charAt(at + 1) != '\n';
            default -> false;
        };
    }

    private static boolean isBullet(char c) {
        return c == '•' || c == '*' || c == '-' || c == '–' || c == '—' || c == '▪' || c == '■' || c == '●';
    }

    private boolean hasEmptyLines(String all) {
        int lines = 0;
        boolean words = false;
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (isLineEnd(c, i)) {
                lines++;
            } else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                if (words && lines > 1) {
                    return true;
                }
                words = true;
                lines = 0;
            }
        }
        return false;
    }
}
