package tidings.app.command;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Tells on standard error how far a long command has come: on a terminal one line that changes every second, elsewhere a
 * line of its own every ten. Commands that end sooner show nothing. For one thread.
 */
final class Progress {
    private static final Duration ON_TERMINAL = Duration.ofSeconds(1);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private static final int EVERY = 64;

    private final InstantSource clock;
    private final Consumer<String> output;
    private final boolean terminal;
    private final Duration pace;
    private final Instant start;
    private Instant next;
    private long steps;
    private boolean shown;

    /**
     * @param clock tells the time
     * @param output takes what is to be printed, line ends included
     * @param terminal true if a line can be written over
     */
    Progress(InstantSource clock, Consumer<String> output, boolean terminal) {
        this.clock = requireNonNull(clock, "clock");
        this.output = requireNonNull(output, "output");
        this.terminal = terminal;
        this.pace = terminal ? ON_TERMINAL : ELSEWHERE;
        this.start = clock.instant();
        this.next = start.plus(pace);
    }

    /** For standard error as it is. */
    static Progress standard(InstantSource clock, Printer printer) {
        var console = System.console();
        return new Progress(clock, printer::progress, console != null && console.isTerminal());
    }

    /** Another line is done. */
    void step() {
        if (++steps % EVERY == 0 && !clock.instant().isBefore(next)) {
            show();
            next = clock.instant().plus(pace);
        }
    }

    /** Nothing more comes. */
    void end() {
        if (shown) {
            show();
            if (terminal) {
                output.accept("\n");
            }
        }
    }

    private void show() {
        double seconds =
                Math.max(0.001, Duration.between(start, clock.instant()).toMillis() / 1000.0);
        var text = String.format(Locale.ROOT, "%,d lines read, %,.0f a second", steps, steps / seconds);
        output.accept(terminal ? "\r" + text + "   " : text + System.lineSeparator());
        shown = true;
    }
}
