package tidings.app.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Fills the placeholders of a text from the time of its publication, in the words of its language. */
final class Words {
    private static final Map<String, String> DATES =
            Map.of("de", "d. MMMM", "zh", "M月d日", "ja", "M月d日", "en", "d MMMM");

    private Words() {}

    static String fill(String text, String language, Instant published) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        var locale = Locale.forLanguageTag(language);
        var date = DATES.getOrDefault(locale.getLanguage(), "d MMMM");
        return text.replace("{weekday}", format("EEEE", locale, published))
                .replace("{date}", format(date, locale, published))
                .replace("{year}", format("uuuu", locale, published));
    }

    private static String format(String pattern, Locale locale, Instant time) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(time.atZone(ZoneOffset.UTC));
    }
}
