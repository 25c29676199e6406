package tidings.app.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Tells how far a replay has come, every few seconds, on standard error. For one thread. */
final class ReplayProgress {
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final Printer printer;
    private final ReplayTally tally;
    private final Instant start;
    private Instant next;

    ReplayProgress(InstantSource clock, Printer printer, ReplayTally tally) {
        this.clock = clock;
        this.printer = printer;
        this.tally = tally;
        this.start = clock.instant();
        this.next = start.plus(EVERY);
    }

    /** Tells, if it is time. */
    void show() {
        if (!clock.instant().isBefore(next)) {
            end();
            next = clock.instant().plus(EVERY);
        }
    }

    /** Tells where it ended, if it took long enough to tell before. */
    void end() {
        if (clock.instant().isBefore(next) && next.equals(start.plus(EVERY))) {
            return;
        }
        var seconds = Math.max(1, Duration.between(start, clock.instant()).toMillis()) / 1000.0;
        printer.progress(String.format(
                Locale.ROOT,
                "%,d texts read, %,.0f a second, %,d hits%n",
                tally.texts(),
                tally.texts() / seconds,
                tally.hits()));
    }
}
