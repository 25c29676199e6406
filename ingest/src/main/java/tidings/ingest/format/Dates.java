package tidings.ingest.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as feeds write them: RFC 822 and ISO 8601 with all that people make of them, in the languages of {@link Months}.
 * What cannot be a date is none; a time without a zone is taken as UTC.
 *
 * <p>Pure functions, safe from any thread, that never throw.
 */
public final class Dates {
    private static final int LONGEST = 120;
    private static final Pattern TIME =
            Pattern.compile("(?<![\\d:])(\\d{1,2})[:h](\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?(?![\\d:])"
                    + "(?:\\s*([ap])\\.?m\\b\\.?)?");
    private static final Pattern HALF_BEFORE = Pattern.compile("(오전|上午|午前|오후|下午|午後)\\s*(?=\\d)");
    private static final Pattern EPOCH = Pattern.compile("\\d{9,10}|\\d{13}");
    private static final Pattern COMPACT =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:t(\\d{2})(\\d{2})(\\d{2})?(.*))?");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,3})(?:[-/.](\\d{1,2}))?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})[-/.](\\d{4}|\\d{2})");
    private static final Pattern WITH_MONTH = Pattern.compile("(\\d{1,4})[-/.](\\p{L}{3,12})[-/.](\\d{1,4})");
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\\.)");
    private static final int BUDDHIST = 543; // Thailand counts from the year 543 before ours
    private static final ZoneId SEOUL = ZoneOffset.ofHours(9);

    private Dates() {}

    /** The instant that a feed's text names, or null. */
    public static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            return null;
        }
        try {
            return read(text.strip().replace("\\n", "").toLowerCase(Locale.ROOT));
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Instant read(String text) {
        if (EPOCH.matcher(text).matches()) {
            var number = Long.parseLong(text);
            return text.length() == 13 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        }
        var compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return compact(compact);
        }
        var plain = withoutCjk(DateWords.plain(text));
        var time = TIME.matcher(plain);
        if (!time.find()) {
            var date = date(words(plain));
            return date == null ? null : date.atStartOfDay(zoneWithout(text)).toInstant();
        }
        return withTime(plain, time, zoneWithout(text));
    }

    private static @Nullable Instant withTime(String text, Matcher time, ZoneId usual) {
        var before = text.substring(0, time.start()).replaceFirst("(?<=\\d)t$", "");
        var words = words(before);
        var zone = zone(text.substring(time.end()), words);
        var date = date(words);
        if (date == null || zone == null && !text.substring(time.end()).isBlank()) {
            return null;
        }
        var hour = hour(Integer.parseInt(time.group(1)), time.group(4));
        var second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        var local = LocalTime.of(hour % 24, Integer.parseInt(time.group(2)), second == 60 ? 59 : second);
        return date.plusDays(hour / 24)
                .atTime(local)
                .atZone(zone == null ? usual : zone)
                .toInstant();
    }

    private static @Nullable Instant compact(Matcher text) {
        var date = LocalDate.of(number(text, 1), number(text, 2), number(text, 3));
        if (text.group(4) == null) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        var zone = text.group(7).isBlank() ? ZoneOffset.UTC : Zones.of(text.group(7));
        var second = text.group(6) == null ? 0 : number(text, 6);
        return zone == null
                ? null
                : date.atTime(number(text, 4), number(text, 5), second)
                        .atZone(zone)
                        .toInstant();
    }

    private static int hour(int written, @Nullable String half) {
        if (half == null) {
            return written == 24 ? 24 : LocalTime.of(written, 0).getHour();
        }
        return written % 12 + (half.equals("p") && written <= 12 ? 12 : 0);
    }

    /** The zone in what follows the time; words that belong to the date go to it. Null if there is none or nonsense. */
    private static @Nullable ZoneId zone(String after, List<String> date) {
        var text = after.replaceAll("\\([^)]*\\)", " ")
                .replaceFirst("(?<=\\d)z\\s*$", "")
                .strip();
        if (text.isEmpty()) {
            return after.isBlank() ? null : ZoneOffset.UTC;
        }
        var whole = Zones.of(text);
        if (whole != null) {
            return whole;
        }
        ZoneId zone = null;
        var others = false;
        for (var word : text.split("[\\s,]+")) {
            var named = Zones.of(original(word));
            if (named != null) {
                zone = named;
            } else if (word.matches("\\d{4}|\\p{L}{3,12}|\\d{1,2}")) {
                date.add(word);
                others = true;
            } else if (DateWords.isNoise(word)) {
                others = true;
            } else {
                return null;
            }
        }
        return zone == null && others ? ZoneOffset.UTC : zone;
    }

    /** Names of regions have capitals, which were lowered with the rest. */
    private static String original(String word) {
        if (!word.contains("/")) {
            return word;
        }
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equalsIgnoreCase(word))
                .findFirst()
                .orElse(word);
    }

    private static List<String> words(String text) {
        return new ArrayList<>(List.of(text.strip().split("[\\s,]+")));
    }

    private static @Nullable LocalDate date(List<String> words) {
        Integer month = null;
        List<String> numbers = new ArrayList<>();
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var ordinal = ORDINAL.matcher(word);
            var named = Months.of(word);
            if (ordinal.matches()) {
                numbers.add(ordinal.group(1));
            } else if (word.matches("\\d{1,4}")) {
                numbers.add(word);
            } else if (named != null && month == null) {
                month = named;
            } else if (word.matches("[\\d\\p{L}]+[-/.][\\d\\p{L}]+(?:[-/.]\\d+)?")) {
                return joined(word);
            } else if (!isNoise(word, i) && Zones.of(word) == null) {
                return null;
            }
        }
        return month == null ? ofNumbers(numbers) : ofMonth(month, numbers);
    }

    private static boolean isNoise(String word, int index) {
        return DateWords.isNoise(word)
                || index == 0 && word.matches("[\\p{L}\\p{M}.]+"); // the day of the week, in any language
    }

    private static @Nullable LocalDate joined(String word) {
        var yearFirst = YEAR_FIRST.matcher(word);
        if (yearFirst.matches()) {
            return yearFirst(yearFirst);
        }
        var yearLast = YEAR_LAST.matcher(word);
        if (yearLast.matches()) {
            return yearLast(yearLast);
        }
        var withMonth = WITH_MONTH.matcher(word);
        var month = withMonth.matches() ? Months.of(withMonth.group(2)) : null;
        return month == null ? null : ofMonth(month, List.of(withMonth.group(1), withMonth.group(3)));
    }

    private static LocalDate yearFirst(Matcher text) {
        if (text.group(3) == null && text.group(2).length() == 3) {
            return LocalDate.ofYearDay(number(text, 1), number(text, 2));
        }
        return LocalDate.of(number(text, 1), number(text, 2), text.group(3) == null ? 1 : number(text, 3));
    }

    private static LocalDate yearLast(Matcher text) {
        var first = number(text, 1);
        var second = number(text, 3);
        if (text.group(2).equals("-") && text.group(4).length() == 2) {
            return LocalDate.of(year(text.group(1)), second, number(text, 4));
        }
        var monthFirst = first <= 12 && (second > 12 || text.group(2).equals("/"));
        return LocalDate.of(year(text.group(4)), monthFirst ? first : second, monthFirst ? second : first);
    }

    private static @Nullable LocalDate ofNumbers(List<String> numbers) {
        if (numbers.size() == 1 && numbers.getFirst().length() == 4) {
            return LocalDate.of(year(numbers.getFirst()), 1, 1);
        }
        if (numbers.size() != 3 || numbers.get(2).length() != 4) {
            return null;
        }
        return LocalDate.of(
                year(numbers.get(2)), Integer.parseInt(numbers.get(1)), Integer.parseInt(numbers.getFirst()));
    }

    private static @Nullable LocalDate ofMonth(int month, List<String> numbers) {
        if (numbers.size() == 1) {
            return numbers.getFirst().length() == 4 ? LocalDate.of(year(numbers.getFirst()), month, 1) : null;
        }
        if (numbers.size() != 2) {
            return null;
        }
        var yearFirst = numbers.getFirst().length() == 4;
        return LocalDate.of(
                year(numbers.get(yearFirst ? 0 : 1)), month, Integer.parseInt(numbers.get(yearFirst ? 1 : 0)));
    }

    private static int year(String digits) {
        var number = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return number > 2440 && number < 2700 ? number - BUDDHIST : number;
        }
        return number < 70 ? 2000 + number : 1900 + number;
    }

    private static int number(Matcher text, int group) {
        return Integer.parseInt(text.group(group));
    }

    private static String withoutCjk(String text) {
        var later = HALF_BEFORE.matcher(text);
        var half = later.find() ? "오후下午午後".contains(later.group(1)) ? " pm" : " am" : "";
        var plain =
                later.reset().replaceAll("").replaceAll("\\s*[년年월月]\\s*", "-").replaceAll("[일日]", " ");
        return half.isEmpty() ? plain : TIME.matcher(plain).replaceFirst("$0" + half);
    }

    private static ZoneId zoneWithout(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL)
                ? SEOUL
                : ZoneOffset.UTC;
    }
}
