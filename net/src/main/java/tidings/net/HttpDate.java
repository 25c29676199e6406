package tidings.net;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as HTTP headers write them. */
public final class HttpDate {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?:[A-Za-z]{3,9},?\\s+)?(\\d{1,2})[ -]([A-Za-z]{3})[ -](\\d{4}|\\d{2})\\s+(\\d{2}:\\d{2}:\\d{2})"
                    + "\\s*(?:GMT|UTC|UT|Z|[+-]0000)?");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("[A-Za-z]{3}\\s+([A-Za-z]{3})\\s+(\\d{1,2})\\s+(\\d{2}:\\d{2}:\\d{2})\\s+(\\d{4})");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private HttpDate() {}

    /**
     * Reads any of the three forms that HTTP knows. The day of the week is not checked, since servers get it wrong; two
     * digits of a year are 1970 to 2069.
     *
     * @param value a header's value
     * @return the instant, or empty when the value is no such date
     */
    public static Optional<Instant> parse(String value) {
        String text = value.strip();
        if (text.length() > 64) {
            return Optional.empty();
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            return instant(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1), dayFirst.group(4));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        if (monthFirst.matches()) {
            return instant(monthFirst.group(4), monthFirst.group(1), monthFirst.group(2), monthFirst.group(3));
        }
        return Optional.empty();
    }

    /** The instant in the one form that HTTP asks for, to the second, as in {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
    public static String format(Instant instant) {
        return WRITTEN.format(instant);
    }

    private static Optional<Instant> instant(String year, String month, String day, String time) {
        int monthIndex = MONTHS.indexOf(month.toLowerCase(Locale.ROOT));
        if (monthIndex < 0) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(year(year), monthIndex + 1, Integer.parseInt(day));
            return Optional.of(date.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    private static int year(String digits) {
        int number = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return number;
        }
        return number < 70 ? 2000 + number : 1900 + number;
    }
}
