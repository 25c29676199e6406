package tidings.ingest.format;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of months in the languages of feeds, in full and short, with or without accents and dots. */
final class Months {
    /** Where a word names two months in two languages, the earlier language here is meant. */
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "el", "hu", "tr", "sv", "da", "nb", "fi",
            "ro", "bg", "sr", "sk", "sl", "id", "ca", "et", "lv", "lt", "be", "az");

    private static final Map<String, Integer> BY_NAME = byName();

    private Months() {}

    /** 1 to 12 for a month's name in any case; null for another word. */
    static @Nullable Integer of(String word) {
        return BY_NAME.get(plain(word));
    }

    private static Map<String, Integer> byName() {
        var names = new HashMap<String, Integer>();
        for (var language : LANGUAGES) {
            for (var month : Month.values()) {
                for (var style : new TextStyle[] {
                    TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE
                }) {
                    var name = plain(month.getDisplayName(style, Locale.of(language)));
                    if (name.length() >= 3 && name.chars().allMatch(Character::isLetter)) {
                        names.putIfAbsent(name, month.getValue());
                    }
                }
            }
        }
        names.put("sept", 9);
        return Map.copyOf(names);
    }

    private static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("[\\p{M}.]+", "")
                .toLowerCase(Locale.ROOT);
    }
}
