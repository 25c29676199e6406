package tidings.app.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 12h}, {@code 2d}, or ISO-8601. */
public final class Durations {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    private Durations() {}

    /**
     * Reads a duration that is not negative.
     *
     * @throws IllegalArgumentException for anything else; the message gives examples
     */
    public static Duration parse(String text) {
        var match = SHORT.matcher(text.strip());
        if (match.matches()) {
            var count = Long.parseLong(match.group(1));
            return switch (match.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }
        return iso(text);
    }

    private static Duration iso(String text) {
        try {
            var duration = Duration.parse(text.strip().toUpperCase(Locale.ROOT));
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a duration; allowed: a number with ms, s, m, h or d, such as 30s, or PT30S");
    }
}
