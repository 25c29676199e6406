package tidings.app.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import tidings.app.problem.Problem;
import tidings.app.settings.Durations;

/** Reads moments as people write them on the command line. */
final class Moments {
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Moments() {}

    /** A time ago, such as {@code 12h}, or an ISO time. */
    static Instant past(String option, String text, Instant now) {
        return read(option, text, now, true);
    }

    /** A time from now, such as {@code 12h}, or an ISO time. */
    static Instant coming(String option, String text, Instant now) {
        return read(option, text, now, false);
    }

    private static Instant read(String option, String text, Instant now, boolean past) {
        try {
            return within(past ? now.minus(Durations.parse(text)) : now.plus(Durations.parse(text)));
        } catch (IllegalArgumentException notALength) {
            return time(option, text);
        } catch (DateTimeException | ArithmeticException tooLong) {
            return past ? Instant.EPOCH : LAST;
        }
    }

    private static Instant time(String option, String text) {
        try {
            return within(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new Problem(
                    option + " " + text
                            + " is neither a length such as 30m, 12h or 2d, nor a time such as 2025-02-18T09:00:00Z",
                    e);
        }
    }

    /** Kafka knows no time before 1970, and nobody means one after the year 9999. */
    private static Instant within(Instant time) {
        return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(LAST) ? LAST : time;
    }
}
