package tidings.app.command;

import java.time.Instant;
import tidings.app.problem.Problem;

/** Reads the option {@code --since}. Pure functions, safe from any thread. */
final class Since {
    private Since() {}

    /**
     * A time, or an age before now.
     *
     * @throws Problem for anything else; gives examples
     */
    static Instant parse(String text, Instant now) {
        return Moments.past("--since", text, now);
    }
}
