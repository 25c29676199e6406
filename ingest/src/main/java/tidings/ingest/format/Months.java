package tidings.ingest.format;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of months in the languages of feeds, in full and short, with or without accents and dots. */
final class Months {
    /** Where a word names two months in two languages, the earlier language here is meant. */
    static final List<Locale> LOCALES = Stream.of(
                    ("en de fr es it pt nl ru uk pl cs el hu tr sv da nb fi ro bg sr sk sl id ca et lv lt be az ar"
                                    + " ar-SY ar-DZ ar-MA he fa hi th lo km my vi ka hy mk is eu gl")
                            .split(" "))
            .map(Locale::forLanguageTag)
            .toList();

    static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE);

    /** Accents of Latin, Greek, Cyrillic and Arabic letters, which people leave out; those of Thai are vowels. */
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f\\u0640\\u064b-\\u065f\\u0670.]+");

    private static final Map<String, Integer> BY_NAME = byName();

    private Months() {}

    /** 1 to 12 for a month's name in any case; null for another word. */
    static @Nullable Integer of(String word) {
        var name = plain(word);
        var month = BY_NAME.get(name);
        return month == null && name.startsWith("ב") ? BY_NAME.get(name.substring(1)) : month; // Hebrew's "in"
    }

    private static Map<String, Integer> byName() {
        var names = new HashMap<String, Integer>();
        for (var locale : LOCALES) {
            for (var month : Month.values()) {
                for (var style : STYLES) {
                    var name = plain(month.getDisplayName(style, locale));
                    if (isName(name)) {
                        names.putIfAbsent(name, month.getValue());
                    }
                }
            }
        }
        names.put("sept", 9);
        return Map.copyOf(names);
    }

    /** Two letters of another script may be a month; two Latin letters are rather something else. */
    private static boolean isName(String name) {
        return name.length() >= (name.chars().allMatch(c -> c < 0x530) ? 3 : 2)
                && name.codePoints().allMatch(c -> Character.isLetter(c) || isMark(c));
    }

    private static boolean isMark(int c) {
        var type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static String plain(String word) {
        return ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
