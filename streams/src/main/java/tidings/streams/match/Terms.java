package tidings.streams.match;

import tidings.streams.match.query.Field;

/** One word of a query, or any of several: found wherever one of them occurs. */
final class Terms extends Node.Spans {
    private final int[] words;
    private final Field field;

    Terms(int index, int[] words, Field field) {
        super(index);
        this.words = words;
        this.field = field;
    }

    /** The numbers of the words. Not to be changed. */
    int[] words() {
        return words;
    }

    /** Where they are looked for. */
    Field field() {
        return field;
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
        int low = reading.from(field);
        int high = reading.to(field);
        for (int i = 0, count = occurrences.count(word); i < count; i++) {
            long span = occurrences.span(word, i);
            if (Reading.first(span) >= low && Reading.last(span) < high) {
                reading.memo().push(span);
            }
        }
    }
}
