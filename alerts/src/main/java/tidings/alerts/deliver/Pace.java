package tidings.alerts.deliver;

import java.time.Duration;
import java.time.Instant;

/**
 * The pace of one address, which several receivers may share. Where there is an interval, one message is under way at a
 * time, and the next waits the interval from the end of the one before: whatever the network does between, two never
 * arrive closer together. Used by the worker's thread only.
 */
final class Pace {
    private final Duration interval;
    private int underWay;
    private Instant notBefore = Instant.MIN;

    /**
     * @param interval the least time from one message to the next; zero for no pace
     */
    Pace(Duration interval) {
        this.interval = interval;
    }

    /** True if a message may begin now. */
    boolean lets(Instant now) {
        return !now.isBefore(notBefore) && (interval.isZero() || underWay == 0);
    }

    void begin() {
        underWay++;
    }

    void end(Instant at) {
        underWay--;
        pause(at.plus(interval));
    }

    /** Messages whose end will not be told, because the partition is another's now. */
    void forget(int messages) {
        underWay -= messages;
    }

    /** The receiver asks to be left alone, or an earlier owner has just sent to it. */
    void pause(Instant until) {
        notBefore = until.isAfter(notBefore) ? until : notBefore;
    }

    Duration interval() {
        return interval;
    }
}
