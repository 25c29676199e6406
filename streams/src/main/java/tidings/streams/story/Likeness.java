package tidings.streams.story;

/**
 * How much of two texts is the same. Figures by which its limits were chosen are in {@code RATIONALE.md}.
 *
 * @param shared how many hashes of the body both samples have
 * @param smaller how many hashes the smaller sample has
 * @param lead how much of the shorter lead is in the other one, 0 to 1
 * @param names how much of the fewer names and figures is in the other text, 0 to 1
 * @param fewest how many names and figures the text with fewer of them has in the sample
 */
record Likeness(int shared, int smaller, double lead, double names, int fewest) {
    /** A copy has at least this part of the smaller text. */
    static final double CONTAINED = 0.4;
    /** A copy has at least this part of the names and figures: else it is the same form, filled anew. */
    static final double SAME_NAMES = 0.45;
    /** Shorter texts than this many shingles are like others by chance. */
    static final int LEAST = 12;

    private static final int LEAST_SHARED = 6;
    private static final double SAME_LEAD = 0.9;
    private static final int LEAST_NAMES = 4;

    /** Compares two prints. */
    static Likeness of(Print one, Print other) {
        var last = Math.min(last(one.body(), Printer.BODY), last(other.body(), Printer.BODY));
        var sizeOne = upTo(one.body(), last);
        var sizeOther = upTo(other.body(), last);
        var lastName = Math.min(last(one.names(), Printer.NAMES), last(other.names(), Printer.NAMES));
        var namesOne = upTo(one.names(), lastName);
        var namesOther = upTo(other.names(), lastName);
        return new Likeness(
                shared(one.body(), sizeOne, other.body(), sizeOther),
                Math.min(sizeOne, sizeOther),
                part(one.lead(), one.lead().length, other.lead(), other.lead().length),
                part(one.names(), namesOne, other.names(), namesOther),
                Math.min(namesOne, namesOther));
    }

    /** How much of the smaller text is in the larger one, 0 to 1. */
    double containment() {
        return smaller == 0 ? 0 : (double) shared / smaller;
    }

    /** True if one text is the other, perhaps cut, updated or in another order. */
    boolean isCopy() {
        if (fewest >= LEAST_NAMES && names < SAME_NAMES) {
            return false;
        }
        return shared >= LEAST_SHARED ? containment() >= CONTAINED : smaller < LEAST && shared > 0 && lead >= SAME_LEAD;
    }

    /** Up to this hash a sketch holds all that there is. */
    private static int last(int[] sketch, int most) {
        return sketch.length < most ? Integer.MAX_VALUE : sketch[sketch.length - 1];
    }

    private static int upTo(int[] hashes, int last) {
        var size = hashes.length;
        while (size > 0 && hashes[size - 1] > last) {
            size--;
        }
        return size;
    }

    private static double part(int[] one, int sizeOne, int[] other, int sizeOther) {
        var smaller = Math.min(sizeOne, sizeOther);
        return smaller == 0 ? 0 : (double) shared(one, sizeOne, other, sizeOther) / smaller;
    }

    private static int shared(int[] one, int sizeOne, int[] other, int sizeOther) {
        var shared = 0;
        for (int i = 0, j = 0; i < sizeOne && j < sizeOther; ) {
            var order = Integer.compare(one[i], other[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared;
    }
}
