package tidings.streams.story;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Base64;

/**
 * In how many of a theme's latest stories a word occurs: a word that is in most of them tells no story from another. Counts
 * are kept in a fixed table (count-min: two rows, the smaller count holds) and halved when they grow, so that what was
 * long ago weighs less. Immutable.
 */
public final class Frequencies {
    /** Nothing was counted yet. */
    static final Frequencies NONE = new Frequencies(new byte[1 + 2 * Frequencies.ROW]);

    private static final int ROW = 1 << 11;
    private static final int FULL = 250;
    /** So many stories without the word are imagined, so that the first few do not decide everything. */
    private static final double PRIOR = 60;

    private final byte[] counts;

    private Frequencies(byte[] counts) {
        this.counts = counts;
    }

    /** How telling a word is, more than 0: the logarithm of how rare it is. */
    double weight(int word) {
        var seen = Math.min(count(first(word)), count(second(word)));
        return Math.log((count(0) + PRIOR) / (seen + 0.5));
    }

    /** True if so few stories have the word that sharing it says something. */
    boolean isRare(int word) {
        var seen = Math.min(count(first(word)), count(second(word)));
        return seen <= Math.max(3, count(0) / 10);
    }

    /** With another story's words. */
    Frequencies with(Print print) {
        var next = counts.clone();
        if (count(0) >= FULL) {
            for (var i = 0; i < next.length; i++) {
                next[i] = (byte) ((next[i] & 0xff) / 2);
            }
        }
        next[0]++;
        for (var term : print.terms()) {
            var word = Term.word(term);
            next[first(word)] = (byte) Math.min(255, (next[first(word)] & 0xff) + 1);
            next[second(word)] = (byte) Math.min(255, (next[second(word)] & 0xff) + 1);
        }
        return new Frequencies(next);
    }

    /** As one text. */
    @JsonValue
    String text() {
        return Base64.getEncoder().withoutPadding().encodeToString(counts);
    }

    /**
     * Reads what {@link #text} writes.
     *
     * @throws IllegalArgumentException if it is not such a text
     */
    @JsonCreator
    static Frequencies of(String text) {
        var counts = Base64.getDecoder().decode(requireNonNull(text, "text"));
        if (counts.length != 1 + 2 * ROW) {
            throw new IllegalArgumentException(
                    "a table of " + (1 + 2 * ROW) + " counts expected, got " + counts.length);
        }
        return new Frequencies(counts);
    }

    private int count(int place) {
        return counts[place] & 0xff;
    }

    private static int first(int word) {
        return 1 + (word & ROW - 1);
    }

    private static int second(int word) {
        return 1 + ROW + (word >>> 11 & ROW - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frequencies frequencies && Arrays.equals(counts, frequencies.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }
}
