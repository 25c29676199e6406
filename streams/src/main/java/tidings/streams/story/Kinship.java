package tidings.streams.story;

/**
 * How much two articles in different words tell of the same: by the words of their titles and leads, those that are rare
 * in the theme counting most.
 *
 * @param closeness cosine of the weighted words, 0 to 1
 * @param rare how many rare words both have
 * @param facts how many of these are names or figures
 */
record Kinship(double closeness, int rare, int facts) {
    /** From here on two reports tell of the same event; figures in {@code RATIONALE.md}. */
    static final double CLOSE = 0.38;
    /** So many rare words, and so many names and figures among them, are the least. */
    private static final int LEAST_RARE = 5;

    private static final int LEAST_FACTS = 3;
    /** Where so many names and figures are shared, the other words may differ more. */
    private static final int MANY_FACTS = 5;

    private static final double FOLLOW_UP = 0.45;
    private static final int MANY_RARE = 8;
    private static final double MANY_CLOSE = 0.28;
    private static final double TITLE = 1.5;
    private static final double FACT = 1.5;
    private static final double COMMON = 0.25;

    /** Compares two prints among a theme's stories. */
    static Kinship of(Print one, Print other, Frequencies frequencies) {
        var a = one.terms();
        var b = other.terms();
        double product = 0;
        var rare = 0;
        var facts = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            var order = Integer.compare(Term.word(a[i]), Term.word(b[j]));
            if (order == 0) {
                product += weight(a[i], frequencies) * weight(b[j], frequencies);
                if (isRare(a[i], frequencies)) {
                    rare++;
                    facts += Term.isFact(a[i]) || Term.isFact(b[j]) ? 1 : 0;
                }
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        var length = Math.sqrt(square(a, frequencies) * square(b, frequencies));
        return new Kinship(length == 0 ? 0 : product / length, rare, facts);
    }

    /** True if one publisher tells of the same event again; its articles have more in common than others'. */
    boolean isFollowUp() {
        return closeness >= FOLLOW_UP && rare >= LEAST_RARE && facts >= LEAST_FACTS;
    }

    /** True if two publishers tell of the same event. */
    boolean isSameEvent() {
        return (closeness >= CLOSE && rare >= LEAST_RARE && facts >= LEAST_FACTS)
                || (closeness >= MANY_CLOSE && rare >= MANY_RARE && facts >= MANY_FACTS);
    }

    /** True if a story that holds a same event's report would not drift away by this one. */
    boolean isNear() {
        return closeness >= CLOSE / 2;
    }

    private static boolean isRare(int term, Frequencies frequencies) {
        return !Term.is(term, Term.COMMON) && frequencies.isRare(Term.word(term));
    }

    private static double square(int[] terms, Frequencies frequencies) {
        double sum = 0;
        for (var term : terms) {
            var weight = weight(term, frequencies);
            sum += weight * weight;
        }
        return sum;
    }

    private static double weight(int term, Frequencies frequencies) {
        return frequencies.weight(Term.word(term))
                * (Term.is(term, Term.TITLE) ? TITLE : 1)
                * (Term.isFact(term) ? FACT : 1)
                * (Term.is(term, Term.COMMON) ? COMMON : 1);
    }
}
