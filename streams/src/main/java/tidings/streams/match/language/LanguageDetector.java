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
        var counts = new int[LANGUAGES.length];
        var letters = new int[SCRIPTS.length];
        CommonWords.count(title, length(title), counts, letters);
        CommonWords.count(text, length(text), counts, letters);
        var script = most(letters);
        return switch (script) {
            case LATIN, CYRILLIC -> byWords(said, script, counts, title, text);
            case ARABIC -> said == null || isForeign(said, script) ? Language.ARABIC : said;
            case UNSPACED -> Language.UNSPACED;
            case GREEK, HEBREW, OTHER -> said == null ? Language.OTHER : said;
        };
    }

    private static Language byWords(@Nullable Language said, Script script, int[] counts, String title, String text) {
        if (script == Script.CYRILLIC) {
            counts[Language.UKRAINIAN.ordinal()] += occurrences(UKRAINIAN_LETTERS, title, text);
            counts[Language.RUSSIAN.ordinal()] += occurrences(RUSSIAN_LETTERS, title, text);
        }
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

    private static int occurrences(String letters, String... texts) {
        int found = 0;
        for (var text : texts) {
            for (int i = 0, length = length(text); i < length; i++) {
                found += letters.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
            }
        }
        return found;
    }

    private static Script most(int[] letters) {
        var most = Script.OTHER;
        for (var script : SCRIPTS) {
            most = letters[script.ordinal()] > letters[most.ordinal()] ? script : most;
        }
        return most;
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
