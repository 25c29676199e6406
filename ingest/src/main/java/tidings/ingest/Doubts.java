package tidings.ingest;

import java.time.Duration;
import java.time.Instant;
import tidings.events.FeedStatus;
import tidings.events.FeedStatus.Trust;
import tidings.ingest.fetch.Validators;

/** How far a server is believed that says nothing has changed. Pure functions. */
final class Doubts {
    private static final int BELIEVED_TIMES = 150;
    private static final Duration BELIEVED_FOR = Duration.ofDays(7);
    private static final Duration DOUBTED_FOR = Duration.ofDays(7);
    private static final int CHURN = 10;

    private Doubts() {}

    /**
     * True if the whole body is to be asked for, whatever is known: after 150 answers that nothing has changed, or a week
     * of them, or while the server is doubted.
     */
    static boolean asksForAll(FeedStatus before, Instant now) {
        var trust = before.trust();
        if (trust == null) {
            return false;
        }
        if (trust.doubted() != null && trust.doubted().isAfter(now)) {
            return true;
        }
        var old =
                trust.lastFull() != null && trust.lastFull().plus(BELIEVED_FOR).isBefore(now);
        return trust.notModified() >= BELIEVED_TIMES || old && trust.notModified() > 0;
    }

    /** After the answer that nothing has changed. */
    static Trust notModified(Trust before) {
        return new Trust(before.lastFull(), before.notModified() + 1, before.same(), before.doubted());
    }

    /**
     * After a body came.
     *
     * @param full true if the server was not told what we have
     * @param equal true if it is the body that we have
     * @param old the validators that came with the one we have
     * @param now the validators that came with this one
     * @param lied true if those are the same although the items are not, so that 304 would have hidden them
     */
    static Trust body(
            Trust before, boolean full, boolean equal, Validators old, Validators now, boolean lied, Instant at) {
        var churned = equal && !old.equals(now);
        var doubted = before.doubted() != null && before.doubted().isAfter(at) ? before.doubted() : null;
        return new Trust(
                full ? at : before.lastFull(),
                0,
                churned ? before.same() + 1 : equal ? before.same() : 0,
                lied ? at.plus(DOUBTED_FOR) : doubted);
    }

    /** True if the server has sent the same body again and again as if it were another. */
    static boolean isChurning(Trust trust) {
        return trust.same() >= CHURN;
    }

    /** True while the server is not believed. */
    static boolean isDoubted(Trust trust, Instant now) {
        return trust.doubted() != null && trust.doubted().isAfter(now);
    }
}
