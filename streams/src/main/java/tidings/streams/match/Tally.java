package tidings.streams.match;

import java.util.List;

/**
 * How often, and in how many wordings, a node that holds is met in an article.
 *
 * @param hits how often
 * @param forms in how many different wordings, at most {@link #MAX_FORMS}
 */
record Tally(int hits, int forms) {
    /** More wordings than these are not told apart. */
    static final int MAX_FORMS = 32;

    private static final Tally WITHOUT_WORDS = new Tally(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final Tally ONCE = new Tally(1, 1);

    static Tally of(Node node, Reading reading) {
        return switch (node) {
            case Node.Spans words -> words(words, reading);
            case Node.All all -> rarest(all.nodes(), reading);
            case Node.Some some -> sum(some.nodes(), reading);
            case Node.Not not -> WITHOUT_WORDS;
            case Node.Says says -> WITHOUT_WORDS;
        };
    }

    private static Tally rarest(List<Node> nodes, Reading reading) {
        int hits = Integer.MAX_VALUE;
        int forms = Integer.MAX_VALUE;
        for (var node : nodes) {
            var tally = of(node, reading);
            hits = Math.min(hits, tally.hits);
            forms = Math.min(forms, tally.forms);
        }
        return new Tally(hits, forms);
    }

    private static Tally sum(List<Node> nodes, Reading reading) {
        int hits = 0;
        int forms = 0;
        for (var node : nodes) {
            var tally = node.holds(reading) ? of(node, reading) : new Tally(0, 0);
            if (tally != WITHOUT_WORDS) {
                hits += tally.hits;
                forms += tally.forms;
            }
        }
        return new Tally(hits, forms);
    }

    private static Tally words(Node.Spans node, Reading reading) {
        node.find(reading);
        var memo = reading.memo();
        int from = memo.from(node.index());
        int to = memo.to(node.index());
        if (to - from == 1) {
            return ONCE;
        }
        return new Tally(to - from, forms(reading, from, Math.min(to, from + 4 * MAX_FORMS)));
    }

    private static int forms(Reading reading, int from, int to) {
        var known = new long[Math.min(to - from, MAX_FORMS)];
        int size = 0;
        for (int i = from; i < to && size < MAX_FORMS; i++) {
            long wording = Hit.wording(reading, reading.memo().spans()[i]);
            if (!has(known, size, wording)) {
                known[size++] = wording;
            }
        }
        return size;
    }

    private static boolean has(long[] known, int size, long wording) {
        for (int i = 0; i < size; i++) {
            if (known[i] == wording) {
                return true;
            }
        }
        return false;
    }
}
