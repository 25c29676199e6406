package tidings.streams.match.language;

import org.jspecify.annotations.Nullable;

/**
 * Says what language a text is in: first by its letters, then by its commonest words. What the article says of itself
 * is believed unless the text clearly speaks against it.
 *
 * <p>Pure functions, safe from any thread.
 */
public final class LanguageDetector {
    private static final int SAMPLE = 600;
    private static final int CLEAR_HITS = 5;
    private static final int CLEAR_FACTOR = 2;
    private static final String UKRAINIAN_LETTERS = "іїєґ";
    private static final String RUSSIAN_LETTERS = "ыэъё";
    private static final Language[] LANGUAGES = Language.values();
    private static final Script[] SCRIPTS = Script.values();

    private LanguageDetector() {}

    /**
     * The language to analyse a text in.
     *
     * @param declared the BCP 47 tag that the article carries, if any
     * @param title its headline
     * @param text its text
     */
    public static Language detect(@Nullable String declared, String title, String text) {
        var said = declared == null || declared.isBlank() ? null : Language.of(declared);
        var script = script(title, text);
        return switch (script) {
            case LATIN, CYRILLIC -> byWords(said, script, title, text);
            case ARABIC -> said == null || isForeign(said, script) ? Language.ARABIC : said;
            case UNSPACED -> Language.UNSPACED;
            case GREEK, HEBREW, OTHER -> said == null ? Language.OTHER : said;
        };
    }

    private static Language byWords(@Nullable Language said, Script script, String title, String text) {
        var counts = counts(script, title, text);
        var best = script == Script.CYRILLIC ? Language.RUSSIAN : Language.ENGLISH;
        for (var language : LANGUAGES) {
            boolean fits = language.script() == script || (language == Language.OTHER && script == Script.LATIN);
            if (fits && counts[language.ordinal()] > counts[best.ordinal()]) {
                best = language;
            }
        }
        int hits = counts[best.ordinal()];
        if (said == null) {
            return hits > 0 || script == Script.CYRILLIC || isAscii(title, text) ? best : Language.OTHER;
        }
        boolean clear = hits >= CLEAR_HITS && hits >= CLEAR_FACTOR * counts[said.ordinal()];
        return isForeign(said, script) || (clear && said != Language.OTHER) ? best : said;
    }

    private static boolean isForeign(Language said, Script script) {
        return said != Language.OTHER && said.script() != script;
    }

    private static int[] counts(Script script, String title, String text) {
        var counts = new int[LANGUAGES.length];
        CommonWords.count(title, length(title), counts);
        CommonWords.count(text, length(text), counts);
        if (script == Script.CYRILLIC) {
            counts[Language.UKRAINIAN.ordinal()] += occurrences(UKRAINIAN_LETTERS, title, text);
            counts[Language.RUSSIAN.ordinal()] += occurrences(RUSSIAN_LETTERS, title, text);
        }
        return counts;
    }

    private static int occurrences(String letters, String... texts) {
        int found = 0;
        for (var text : texts) {
            for (int i = 0, length = length(text); i < length; i++) {
                found += letters.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
            }
        }
        return found;
    }

    /** The script of most letters; a character that is a word by itself counts as three. */
    private static Script script(String... texts) {
        var counts = new int[SCRIPTS.length];
        for (var text : texts) {
            count(text, length(text), counts);
        }
        var most = Script.OTHER;
        for (var script : SCRIPTS) {
            most = counts[script.ordinal()] > counts[most.ordinal()] ? script : most;
        }
        return most;
    }

    private static void count(String text, int length, int[] counts) {
        int ascii = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            byte kind = Characters.kind(c);
            if (kind == Characters.LETTER && c < 0x80) {
                ascii++;
            } else if (kind == Characters.LETTER || kind == Characters.UNSPACED) {
                counts[Characters.script(c).ordinal()] += kind == Characters.UNSPACED ? 3 : 1;
            }
        }
        counts[Script.LATIN.ordinal()] += ascii;
    }

    private static boolean isAscii(String... texts) {
        for (var text : texts) {
            for (int i = 0, length = length(text); i < length; i++) {
                if (text.charAt(i) >= 0x80 && Character.isLetter(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int length(String text) {
        return Math.min(text.length(), SAMPLE);
    }
}
