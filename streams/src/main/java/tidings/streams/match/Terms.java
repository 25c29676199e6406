package tidings.streams.match;

/** One word of a query, or any of several: found wherever one of them occurs. */
final class Terms extends Node.Spans {
    private final int[] words;
    private final Scope scope;

    Terms(int index, int[] words, Scope scope) {
        super(index);
        this.words = words;
        this.scope = scope;
    }

    /** The numbers of the words. Not to be changed. */
    int[] words() {
        return words;
    }

    /** Where they are looked for. */
    Scope scope() {
        return scope;
    }

    @Override
    void collect(Reading reading) {
        var memo = reading.memo();
        int from = memo.top();
        int sources = 0;
        for (int word : words) {
            if (reading.occurrences().has(word)) {
                sources++;
                push(word, reading);
            }
        }
        memo.rememberSpans(index(), from, sources <= 1);
    }

    private void push(int word, Reading reading) {
        var occurrences = reading.occurrences();
        int low = reading.from(scope.field());
        int high = reading.to(scope.field());
        for (int i = occurrences.firstFrom(word, low), count = occurrences.count(word); i < count; i++) {
            long span = occurrences.span(word, i);
            if (Reading.last(span) >= high) {
                return;
            }
            if (Reading.first(span) >= low) {
                reading.memo().push(span);
            }
        }
    }
}
