package tidings.app.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import tidings.app.problem.Problem;
import tidings.app.settings.Durations;

/** Reads the option {@code --since}. Pure functions, safe from any thread. */
final class Since {
    private Since() {}

    /**
     * A time, or an age before now.
     *
     * @throws Problem for anything else; gives examples
     */
    static Instant parse(String text, Instant now) {
        try {
            return now.minus(Durations.parse(text));
        } catch (IllegalArgumentException notAnAge) {
            return time(text);
        }
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Problem(
                    "--since " + text
                            + " is neither an age such as 30m, 12h or 2d, nor a time such as 2025-02-18T09:00:00Z",
                    e);
        }
    }
}
