package tidings.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How much a notification tells. {@link #alerts} is exact, also where a notification carries only some of them.
 *
 * @param fresh alerts that the receiver is told for the first time
 * @param updates alerts of which the receiver was told an earlier version
 * @param repeats alerts that the receiver is told again, unchanged
 * @param versions how many versions of alerts came since the message before; a later one replaces the earlier
 * @param muted how many versions were not told in this time because of a silence, an inhibition or a mute time
 * @param heldBack how many messages were held back by the receiver's cap and are summed up here
 */
public record Counts(int fresh, int updates, int repeats, int versions, int muted, int heldBack) {
    public Counts {
        if (fresh < 0 || updates < 0 || repeats < 0 || versions < 0 || muted < 0 || heldBack < 0) {
            throw new IllegalArgumentException("counts must be 0 or more");
        }
    }

    /** Alerts that are told for the first time, and nothing else. */
    public static Counts fresh(int alerts) {
        return new Counts(alerts, 0, 0, alerts, 0, 0);
    }

    /** How many different alerts are told. */
    @JsonIgnore
    public int alerts() {
        return fresh + updates + repeats;
    }
}
