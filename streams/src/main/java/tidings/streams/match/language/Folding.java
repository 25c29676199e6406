package tidings.streams.match.language;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/** Makes spellings alike that readers take for the same. Pure functions. */
final class Folding {
    private static final char ACUTE = '\u0301';
    private static final char GRAVE = '\u0300';
    private static final char DIAERESIS = '\u0308';
    private static final Locale TURKISH = Locale.of("tr");

    private Folding() {}

    /** The word without invisible characters and without the dots of initials, apostrophes and compositions unified. */
    static String clean(String raw) {
        if (isPlain(raw)) {
            return raw;
        }
        var visible = new StringBuilder(raw.length());
        boolean number = Character.isDigit(raw.charAt(0));
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            byte kind = Characters.kind(c);
            if (kind == Characters.APOSTROPHE) {
                visible.append('\'');
            } else if (kind != Characters.IGNORED && (kind != Characters.DOT || number)) {
                visible.append(c);
            }
        }
        return Normalizer.normalize(visible, Form.NFKC);
    }

    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '\'') {
                return false;
            }
        }
        return true;
    }

    /** Lower case, by the rules of the language. */
    static String lower(String word, Language language) {
        return word.toLowerCase(language == Language.TURKISH ? TURKISH : Locale.ROOT);
    }

    /**
     * The word without accents: those of Latin, Greek, Arabic and Hebrew letters, and in Cyrillic stress and the dots
     * of ё. Letters such as й and ї stay.
     */
    static String plain(String word) {
        if (isAscii(word)) {
            return word;
        }
        var decomposed = Normalizer.normalize(word, Form.NFD);
        var folded = new StringBuilder(word.length());
        char base = ' ';
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                base = c;
                append(folded, c);
            } else if (!isDropped(base, c)) {
                folded.append(c);
            }
        }
        return Normalizer.normalize(folded, Form.NFC);
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDropped(char base, char mark) {
        return switch (Characters.script(base)) {
            case LATIN, GREEK, ARABIC, HEBREW -> true;
            case CYRILLIC -> mark == ACUTE || mark == GRAVE || (mark == DIAERESIS && (base == 'е' || base == 'Е'));
            case UNSPACED, OTHER -> false;
        };
    }

    private static void append(StringBuilder folded, char c) {
        switch (c) {
            case 'ł' -> folded.append('l');
            case 'Ł' -> folded.append('L');
            case 'ø' -> folded.append('o');
            case 'Ø' -> folded.append('O');
            case 'đ', 'ð' -> folded.append('d');
            case 'ı' -> folded.append('i');
            case 'ħ' -> folded.append('h');
            case 'ß' -> folded.append("ss");
            case 'æ' -> folded.append("ae");
            case 'œ' -> folded.append("oe");
            case 'þ' -> folded.append("th");
            case 'ـ' -> {} // tatweel only stretches an Arabic word
            case 'ς' -> folded.append('σ');
            default -> folded.append(c);
        }
    }
}
