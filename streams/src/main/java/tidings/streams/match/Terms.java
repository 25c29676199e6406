package tidings.streams.match;

/** One word of a query, or any of several: found wherever one of them occurs. */
final class Terms extends Node.Spans {
    private final int[] words;
    private final int group;
    private final Scope scope;

    /**
     * @param group the number that stands for all of the words, -1 if there is none
     */
    Terms(int index, int[] words, int group, Scope scope) {
        super(index);
        this.words = words;
        this.group = group;
        this.scope = scope;
    }

    /** The numbers of the words. Not to be changed. */
    int[] words() {
        return words;
    }

    /** The number that stands for all of the words if there is one, else the words. Not to be changed. */
    int[] marks() {
        return group < 0 ? words : new int[] {group};
    }

    /** Where they are looked for. */
    Scope scope() {
        return scope;
    }

    @Override
    boolean isAbsent(Reading reading) {
        var occurrences = reading.occurrences();
        if (group >= 0) {
            return !occurrences.has(group);
        }
        for (int word : words) {
            if (occurrences.has(word)) {
                return false;
            }
        }
        return true;
    }

    /** Tells how far the first place is without finding the others. */
    @Override
    int evaluate(Reading reading) {
        var occurrences = reading.occurrences();
        int reach = NEVER;
        if (group >= 0) {
            for (int i = occurrences.firstMember(group); i >= 0; i = occurrences.nextMember(i)) {
                reach = Math.min(reach, reach(occurrences.member(i), reading));
            }
            return reach;
        }
        for (int word : words) {
            if (occurrences.has(word)) {
                reach = Math.min(reach, reach(word, reading));
            }
        }
        return reach;
    }

    private int reach(int word, Reading reading) {
        var occurrences = reading.occurrences();
        int low = reading.from(scope.field());
        int high = reading.to(scope.field());
        for (int i = occurrences.firstFrom(word, low), count = occurrences.count(word); i < count; i++) {
            long span = occurrences.span(word, i);
            if (Reading.first(span) >= low) {
                return Reading.last(span) < high ? Reading.last(span) + 1 : NEVER;
            }
        }
        return NEVER;
    }

    @Override
    void collect(Reading reading) {
        int from = reading.memo().top();
        int present = group >= 0 ? pushMembers(reading) : pushWords(reading);
        reading.memo().rememberSpans(index(), from, present <= 1);
    }

    private int pushMembers(Reading reading) {
        var occurrences = reading.occurrences();
        int present = 0;
        for (int i = occurrences.firstMember(group); i >= 0; i = occurrences.nextMember(i)) {
            push(occurrences.member(i), reading);
            present++;
        }
        return present;
    }

    private int pushWords(Reading reading) {
        int present = 0;
        for (int word : words) {
            if (reading.occurrences().has(word)) {
                push(word, reading);
                present++;
            }
        }
        return present;
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
