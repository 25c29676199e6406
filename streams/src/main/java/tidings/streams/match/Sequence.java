package tidings.streams.match;

/** Words that follow each other directly. */
final class Sequence extends Node.Spans {
    private static final int WIDEST = 4;

    private final int[] words;
    private final Scope scope;

    Sequence(int index, int[] words, Scope scope) {
        super(index);
        this.words = words;
        this.scope = scope;
    }

    /** The numbers of the words, in order. Not to be changed. */
    int[] words() {
        return words;
    }

    @Override
    void collect(Reading reading) {
        var occurrences = reading.occurrences();
        var memo = reading.memo();
        int from = memo.top();
        int low = reading.from(scope.field());
        int high = reading.to(scope.field());
        int count = mayOccur(occurrences) ? occurrences.count(words[0]) : 0;
        for (int i = count == 0 ? 0 : occurrences.firstFrom(words[0], low); i < count; i++) {
            long first = occurrences.span(words[0], i);
            if (Reading.last(first) >= high) {
                break;
            }
            int last = last(occurrences, Reading.last(first));
            if (last >= 0 && Reading.first(first) >= low && last < high) {
                memo.push(Reading.span(Reading.first(first), last));
            }
        }
        memo.rememberSpans(index(), from, false);
    }

    /** True if all of the words occur, in whatever order. */
    boolean mayOccur(Occurrences occurrences) {
        for (int word : words) {
            if (!occurrences.has(word)) {
                return false;
            }
        }
        return true;
    }

    /** Where the sequence ends whose first word ends at {@code end}; -1 if it does not go on. */
    private int last(Occurrences occurrences, int end) {
        int last = end;
        for (int i = 1; i < words.length; i++) {
            int next = next(occurrences, words[i], last + 1);
            if (next < 0) {
                return -1;
            }
            last = next;
        }
        return last;
    }

    /** A hyphenated compound counts as one word too, so that an occurrence may be up to four words wide. */
    private static int next(Occurrences occurrences, int word, int start) {
        for (int width = 0; width < WIDEST; width++) {
            if (occurrences.has(word, Reading.span(start, start + width))) {
                return start + width;
            }
        }
        return -1;
    }
}
