package tidings.streams.match;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;

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
        var forms = new HashSet<String>();
        for (int i = from; i < to && forms.size() < MAX_FORMS && i - from < 4 * MAX_FORMS; i++) {
            forms.add(Hit.text(reading, memo.spans()[i]).toLowerCase(Locale.ROOT));
        }
        return new Tally(to - from, forms.size());
    }
}
