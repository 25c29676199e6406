package tidings.alerts.mute;

import java.util.Locale;

/** Why an alert is not told. */
public enum MuteReason {
    /** Somebody silenced it. */
    SILENCE,
    /** An alert of another theme tells the same articles. */
    INHIBITION,
    /** The route has a mute time now. */
    MUTE_TIME;

    /** The word used in metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
