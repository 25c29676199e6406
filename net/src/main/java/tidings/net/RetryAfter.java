package tidings.net;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the {@code Retry-After} header: seconds, or an HTTP date. */
public final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(365);

    private RetryAfter() {}

    /**
     * How long to wait from now.
     *
     * @param value the header's value, as it came
     * @param now what a date counts from
     * @return from zero (a date that has passed) to 365 days (anything longer), or empty when the value is neither
     *     form; the caller decides how much of it to honour
     */
    public static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        if (text.matches("[0-9]{1,100}")) {
            return Optional.of(seconds(text));
        }
        return HttpDate.parse(text).map(date -> clamp(Duration.between(now, date)));
    }

    private static Duration seconds(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > 9 ? LONGEST : clamp(Duration.ofSeconds(Long.parseLong(significant)));
    }

    private static Duration clamp(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
