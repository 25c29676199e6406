package tidings.bench.suite;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One comparison of feedparser's tests, such as {@code entries[0]['title'] == 'Example'}.
 *
 * @param entry which entry, from 0; -1 for the feed
 * @param member what of it, such as {@code title} or {@code content}
 * @param value what is expected, with escapes resolved; a date as ISO 8601
 */
record Expectation(int entry, String member, String value) {
    private static final Pattern COMPARISON = Pattern.compile(
            "(?:not bozo and |bozo and )?\\(?(feed|entries\\[(\\d+)])((?:\\.\\w+|\\[u?'\\w+'\\]|\\[0\\])+) =="
                    + " (?:u?'((?:[^'\\\\]|\\\\.)*+)'|u?\"((?:[^\"\\\\]|\\\\.)*+)\"|\\(([\\d, ]+)\\))\\)?",
            Pattern.DOTALL);
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", Pattern.DOTALL);

    /** Reads an expression; empty if it is another than one comparison with a text or a date. */
    static Optional<Expectation> of(String python) {
        var found = COMPARISON.matcher(python.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        var member = found.group(3)
                .replaceAll("\\[u?'(\\w+)'\\]", ".$1")
                .replace("[0]", "")
                .replaceFirst("^\\.", "");
        var quoted = found.group(4) != null ? found.group(4) : found.group(5);
        var value = quoted != null ? unescaped(quoted) : date(found.group(6));
        return Optional.of(
                new Expectation(found.group(2) == null ? -1 : Integer.parseInt(found.group(2)), member, value));
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> {
            for (var group = 1; group <= 3; group++) {
                if (escape.group(group) != null) {
                    return java.util.regex.Matcher.quoteReplacement(
                            Character.toString(Integer.parseInt(escape.group(group), 16)));
                }
            }
            return java.util.regex.Matcher.quoteReplacement(
                    switch (escape.group(4)) {
                        case "n" -> "\n";
                        case "t" -> "\t";
                        case "r" -> "\r";
                        default -> escape.group(4);
                    });
        });
    }

    private static String date(String tuple) {
        var parts = tuple.split("\\s*,\\s*");
        if (parts.length < 6) {
            return tuple;
        }
        try {
            return LocalDateTime.of(
                            number(parts[0]),
                            number(parts[1]),
                            number(parts[2]),
                            number(parts[3]),
                            number(parts[4]),
                            number(parts[5]))
                    .toInstant(ZoneOffset.UTC)
                    .toString();
        } catch (DateTimeException e) {
            return tuple;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits.strip());
    }

    /** True if a date is the expected one. */
    boolean isDate(Instant date) {
        return date.toString().equals(value);
    }
}
