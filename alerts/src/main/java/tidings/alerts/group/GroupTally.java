package tidings.alerts.group;

import java.util.Locale;
import tidings.alerts.mute.MuteReason;

/** Told what becomes of alerts on their way to a message; counts it. */
public interface GroupTally {
    /** A version of an alert is not told to a receiver. */
    void muted(MuteReason reason);

    /**
     * A message waits longer than its group would.
     *
     * @param receiver whom it is for
     * @param reason why
     */
    void held(String receiver, HoldReason reason);

    /** Why a message waits. */
    enum HoldReason {
        /** Quiet hours hold. */
        QUIET_HOURS,
        /** The receiver had as many messages as it may. */
        CAP;

        /** The word used in metrics. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
