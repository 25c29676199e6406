package tidings.alerts.group;

import java.time.Duration;

/**
 * How many messages a receiver gets at most. What comes beyond is held back and told in one message that sums it up, as
 * soon as there is room.
 *
 * @param messages how many, 1 to 1000
 * @param within in any stretch of this length
 */
public record Cap(int messages, Duration within) {
    private static final int MOST = 1000;
    private static final Duration LONGEST = Duration.ofDays(7);

    public Cap {
        within = within == null ? Duration.ofHours(1) : within;
        if (messages < 1 || messages > MOST) {
            throw new IllegalArgumentException("cap.messages " + messages + " must be 1 to " + MOST);
        }
        if (within.isZero() || within.isNegative() || within.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("cap.within " + within + " must be longer than 0s and at most 7d");
        }
    }
}
