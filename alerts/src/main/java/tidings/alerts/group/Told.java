package tidings.alerts.group;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.events.Alert;

/**
 * An alert that was told.
 *
 * @param version the newest version that was
 * @param since when this version was told first
 * @param at when it was told last
 * @param alert the alert, while it may have to be repeated; else absent
 */
public record Told(
        int version, Instant since, Instant at, @Nullable Alert alert) {
    public Told {
        requireNonNull(since, "since");
        requireNonNull(at, "at");
    }

    static Told of(Alert alert, Instant now, Duration repeat) {
        return new Told(alert.version(), now, now, repeat.isZero() ? null : alert);
    }

    /** It was told again. */
    Told again(Instant now) {
        return new Told(version, since, now, alert);
    }

    /** It is not repeated any more. */
    Told settled() {
        return new Told(version, since, at, null);
    }
}
