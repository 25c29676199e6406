package tidings.streams.match.language;

/** What each UTF-16 code unit means for finding words; a table, so that a text is read at the speed of memory. */
final class Characters {
    static final byte BREAK = 0;
    static final byte LETTER = 1;
    static final byte DIGIT = 2;
    /** Joined onto the character before it. */
    static final byte MARK = 3;
    /** Invisible inside a word: soft hyphens, joiners, direction marks. */
    static final byte IGNORED = 4;

    static final byte APOSTROPHE = 5;
    static final byte HYPHEN = 6;
    static final byte DOT = 7;
    static final byte COMMA = 8;
    /** A word of its own. */
    static final byte UNSPACED = 9;
    /** Half of a character beyond the basic plane. */
    static final byte SURROGATE = 10;

    private static final byte[] CLASSES = new byte[Character.MAX_VALUE + 1];
    private static final byte[] SCRIPTS = new byte[Character.MAX_VALUE + 1];
    private static final Script[] ALL_SCRIPTS = Script.values();

    static {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            CLASSES[c] = classify(c);
            SCRIPTS[c] = (byte) Script.of(c).ordinal();
        }
    }

    private Characters() {}

    static byte kind(char c) {
        return CLASSES[c];
    }

    /** True for letters and digits that are a single code unit and join into words. */
    static boolean isPlain(char c) {
        byte kind = CLASSES[c];
        return kind == LETTER || kind == DIGIT;
    }

    /** The class of a whole code point; BREAK for lone surrogates. */
    static byte kind(int codePoint) {
        if (codePoint > Character.MAX_VALUE) {
            return classify(codePoint);
        }
        byte kind = CLASSES[codePoint];
        return kind == SURROGATE ? BREAK : kind;
    }

    static Script script(int codePoint) {
        return codePoint > Character.MAX_VALUE ? Script.of(codePoint) : ALL_SCRIPTS[SCRIPTS[codePoint]];
    }

    /** The ordinal of the script of a character that is a single code unit. */
    static byte scriptOrdinal(char c) {
        return SCRIPTS[c];
    }

    /** The script with this ordinal. */
    static Script scriptAt(int ordinal) {
        return ALL_SCRIPTS[ordinal];
    }

    private static byte classify(int c) {
        return switch (c) {
            case '\'', '‘', '’', '\u02BC', '\uFF07', '`' -> APOSTROPHE;
            case '-', '\u2010', '\u2011' -> HYPHEN;
            case '.', '\u2024', '\uFF0E' -> DOT;
            case ',' -> COMMA;
            case '\u200B' -> BREAK;
            default -> byType(c);
        };
    }

    private static byte byType(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER -> Script.of(c) == Script.UNSPACED ? UNSPACED : LETTER;
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> DIGIT;
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> MARK;
            case Character.FORMAT -> IGNORED;
            case Character.SURROGATE -> SURROGATE;
            default -> BREAK;
        };
    }
}
