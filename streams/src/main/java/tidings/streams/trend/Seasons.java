package tidings.streams.trend;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * How many texts came in each of the 168 hours of a week, UTC. What is older weighs less: each week a tenth. Immutable. In
 * JSON it is one text, base64.
 */
public final class Seasons {
    /** Hours of a week. */
    static final int HOURS = 168;
    /** Nothing was observed yet. */
    public static final Seasons NONE = new Seasons(new float[2 * HOURS]);

    private static final int DAY = 24;
    private static final int MONDAY = 3 * DAY; // the first of January 1970 was a Thursday
    private static final float KEEP = 0.9f;
    /** So many imagined weeks draw an hour's rate towards the product of the shares. */
    private static final double WEEKS = 3;
    /** So many imagined hours draw an hour's and a weekday's share towards none. */
    private static final double EVEN = 14;
    /** Texts and hours that are imagined before any are seen: few and rare. */
    private static final double FIRST_TEXTS = 0.5;

    private static final double FIRST_HOURS = 24;

    /** Counts, then exposures. */
    private final float[] values;

    private Seasons(float[] values) {
        this.values = values;
    }

    /**
     * What is usual in one hour.
     *
     * @param mean how many texts
     * @param weight how many weeks that is known from, the imagined ones included
     */
    record Usual(double mean, double weight) {}

    /** With another hour that was observed from beginning to end. */
    Seasons with(long epochHour, double texts) {
        var next = values.clone();
        var hour = hourOfWeek(epochHour);
        next[hour] = (float) (next[hour] * KEEP + texts);
        next[HOURS + hour] = next[HOURS + hour] * KEEP + 1;
        return new Seasons(next);
    }

    /** What is usual in an hour, counted from 1970. */
    Usual usual(long epochHour) {
        var hour = hourOfWeek(epochHour);
        var rate = rate();
        var product =
                rate * share(hour % DAY, DAY, HOURS, rate) * share(hour - hour % DAY, 1, hour - hour % DAY + DAY, rate);
        var weight = values[HOURS + hour] + WEEKS;
        return new Usual((values[hour] + WEEKS * product) / weight, weight);
    }

    /** How many texts come in an hour, on average. */
    double rate() {
        double exposure = 0;
        for (var i = HOURS; i < 2 * HOURS; i++) {
            exposure += values[i];
        }
        return (texts() + FIRST_TEXTS) / (exposure + FIRST_HOURS);
    }

    /** How many texts the rates are known from. */
    double texts() {
        double texts = 0;
        for (var i = 0; i < HOURS; i++) {
            texts += values[i];
        }
        return texts;
    }

    /** How much more comes in some hours than in all, as a factor. */
    private double share(int from, int step, int to, double rate) {
        double texts = 0;
        double exposure = 0;
        for (var i = from; i < to; i += step) {
            texts += values[i];
            exposure += values[HOURS + i];
        }
        return (texts + EVEN * rate) / ((exposure + EVEN) * rate);
    }

    private static int hourOfWeek(long epochHour) {
        return (int) Math.floorMod(epochHour + MONDAY, (long) HOURS);
    }

    /** As one text. */
    @JsonValue
    String text() {
        var bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Reads what {@link #text} writes.
     *
     * @throws IllegalArgumentException if it is not such a text
     */
    @JsonCreator
    static Seasons of(String text) {
        var bytes = Base64.getDecoder().decode(requireNonNull(text, "text"));
        if (bytes.length != Float.BYTES * 2 * HOURS) {
            throw new IllegalArgumentException(
                    "a table of " + 2 * HOURS + " numbers expected, got " + bytes.length + " bytes");
        }
        var values = new float[2 * HOURS];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return new Seasons(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Seasons seasons && Arrays.equals(values, seasons.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
