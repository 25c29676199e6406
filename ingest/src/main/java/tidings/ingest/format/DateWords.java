package tidings.ingest.format;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings dates of many languages into the words that {@link Dates} reads: digits become those of ASCII, names of several
 * words become one or are left out, signs of East Asian dates become separators. Pure functions on text in lower case.
 */
final class DateWords {
    private static final String ENGLISH = "jan feb mar apr may jun jul aug sep oct nov dec";

    /** What stands between the parts of a date and says nothing. */
    private static final Set<String> NOISE =
            Set.copyOf(List.of(("- – — | at um à a de del di da den der le el la om o los las kl kl. klo klockan"
                + " klokken ore ora alle of the às ás dia dne v în la på в у г г. год года р р. року uhr час. ч. godz."
                + " gada gads m. d. d ngày năm lúc ที่ เวลา น. พ.ศ. ค.ศ. في الساعة م בשעה ב")
                    .split(" ")));

    private static final Pattern WEEKDAY_SIGN = Pattern.compile("[（(]\\s*[月火水木金土日一二三四五六월화수목금토일](?:曜日?|・祝)?\\s*[)）]"
            + "|[月火水木金土日]曜日?|(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[월화수목금토일]요일");
    private static final Pattern TIME_SIGN =
            Pattern.compile("(\\d{1,2})\\s*[時时点點시](?:\\s*(\\d{1,2})\\s*[分분])?(?:\\s*(\\d{1,2})\\s*[秒초])?");
    private static final Pattern DOTTED_TIME =
            Pattern.compile("(?<=\\b(?:kl|kl\\.|klo|ore|alle|klockan|klokken) ?)(\\d{1,2})\\.(\\d{2})(?![.\\d])");

    /** Latin names of weekdays that are more than a word are written so (Portuguese). */
    private static final Pattern HYPHENED = Pattern.compile("\\p{L}-\\p{L}");

    private static final Map<String, Integer> MONTHS = months();
    private static final Pattern MONTH = anyOf(MONTHS.keySet().stream());
    private static final Pattern WEEKDAY = anyOf(weekdays().filter(name -> !isWord(name)));
    private static final Set<String> WEEKDAYS =
            weekdays().filter(DateWords::isWord).collect(Collectors.toUnmodifiableSet());

    private DateWords() {}

    /** The text in the words that are read. */
    static String plain(String text) {
        if (text.chars().allMatch(c -> c < 0x250)) {
            var named = HYPHENED.matcher(text).find() ? WEEKDAY.matcher(text).replaceFirst(" ") : text;
            return named.indexOf('.') < 0 ? named : DOTTED_TIME.matcher(named).replaceFirst("$1:$2");
        }
        var plain = WEEKDAY_SIGN.matcher(digits(text)).replaceAll(" ");
        plain = TIME_SIGN.matcher(plain).replaceFirst(time -> time.group(1) + two(time.group(2)) + two(time.group(3)));
        plain = WEEKDAY.matcher(plain).replaceFirst(" ");
        plain = DOTTED_TIME.matcher(plain).replaceFirst("$1:$2");
        return MONTH.matcher(plain).replaceFirst(name -> " " + english(MONTHS.getOrDefault(name.group(), 1)) + " ");
    }

    /** True for a word that says nothing of the date. */
    static boolean isNoise(String word) {
        return word.isEmpty() || NOISE.contains(word) || WEEKDAYS.contains(word);
    }

    private static String digits(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c > 0x7f && Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
                out.append(Character.digit(c, 10));
            } else {
                out.appendCodePoint(c == '،' || c == '、' || c == '，' ? ',' : c);
            }
        });
        return out.toString();
    }

    private static String two(@Nullable String digits) {
        return digits == null ? ":00" : ":" + (digits.length() == 1 ? "0" : "") + digits;
    }

    private static String english(int month) {
        return ENGLISH.substring(4 * month - 4, 4 * month - 1);
    }

    /** Names of several words, such as those of the Levant and of Vietnam. */
    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (var locale : Months.LOCALES) {
            for (var month : Month.values()) {
                for (var style : Months.STYLES) {
                    var name = month.getDisplayName(style, locale).toLowerCase(Locale.ROOT);
                    if (name.indexOf(' ') > 0) {
                        months.putIfAbsent(name, month.getValue());
                    }
                }
            }
        }
        return Map.copyOf(months);
    }

    private static Stream<String> weekdays() {
        return Months.LOCALES.stream()
                .flatMap(locale -> Stream.of(DayOfWeek.values())
                        .flatMap(day -> Stream.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)
                                .map(style -> day.getDisplayName(style, locale).toLowerCase(Locale.ROOT))));
    }

    private static boolean isWord(String name) {
        return name.indexOf(' ') < 0 && name.indexOf('-') < 0;
    }

    /** Any of the names as whole words; the longest that fits. */
    private static Pattern anyOf(Stream<String> names) {
        var any = names.distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?<![\\p{L}\\d])(?:" + any + ")(?![\\p{L}\\p{M}\\d])");
    }
}
