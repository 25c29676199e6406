package tidings.streams.match.language;

import java.lang.Character.UnicodeScript;

/** The kind of letters that a word is written in. */
public enum Script {
    LATIN,
    CYRILLIC,
    GREEK,
    ARABIC,
    HEBREW,
    /** Written without spaces between words, or with endings joined on: each character is a word of its own. */
    UNSPACED,
    /** All other letters, and digits. */
    OTHER;

    /** The script of a letter; OTHER for what is none. */
    public static Script of(int codePoint) {
        return switch (UnicodeScript.of(codePoint)) {
            case LATIN -> LATIN;
            case CYRILLIC -> CYRILLIC;
            case GREEK -> GREEK;
            case ARABIC -> ARABIC;
            case HEBREW -> HEBREW;
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI, THAI, LAO, KHMER, MYANMAR, TIBETAN -> UNSPACED;
            default -> OTHER;
        };
    }

    /** The script of a word's first letter; OTHER if it has none. */
    public static Script of(String word) {
        return word.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Script::of)
                .findFirst()
                .orElse(OTHER);
    }
}
