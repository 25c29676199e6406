package tidings.streams.match;

/** One word of a query, or any of several: found wherever one of them occurs. */
final class Terms extends Node.Spans {
    private final int[] words;
    private final int[] sources;
    private final Scope scope;

    /**
     * @param group the number that stands for all of the words, -1 if there is none
     */
    Terms(int index, int[] words, int group, Scope scope) {
        super(index);
        this.words = words;
        this.sources = group < 0 ? words : new int[] {group};
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
    boolean isAbsent(Reading reading) {
        for (int source : sources) {
            if (reading.occurrences().has(source)) {
                return false;
            }
        }
        return true;
    }

    /** Tells how far the first place is without finding the others. */
    @Override
    int evaluate(Reading reading) {
        int reach = NEVER;
        for (int source : sources) {
            if (reading.occurrences().has(source)) {
                reach = Math.min(reach, reach(source, reading));
            }
        }
        return reach;
    }

    private int reach(int source, Reading reading) {
        var occurrences = reading.occurrences();
        int low = reading.from(scope.field());
        int high = reading.to(scope.field());
        for (int i = occurrences.firstFrom(source, low), count = occurrences.count(source); i < count; i++) {
            long span = occurrences.span(source, i);
            if (Reading.first(span) >= low) {
                return Reading.last(span) < high ? Reading.last(span) + 1 : NEVER;
            }
        }
        return NEVER;
    }

    @Override
    void collect(Reading reading) {
        var memo = reading.memo();
        int from = memo.top();
        int present = 0;
        for (int source : sources) {
            if (reading.occurrences().has(source)) {
                present++;
                push(source, reading);
            }
        }
        memo.rememberSpans(index(), from, present <= 1);
    }

    private void push(int source, Reading reading) {
        var occurrences = reading.occurrences();
        int low = reading.from(scope.field());
        int high = reading.to(scope.field());
        for (int i = occurrences.firstFrom(source, low), count = occurrences.count(source); i < count; i++) {
            long span = occurrences.span(source, i);
            if (Reading.last(span) >= high) {
                return;
            }
            if (Reading.first(span) >= low) {
                reading.memo().push(span);
            }
        }
    }
}
