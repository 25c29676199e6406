package tidings.streams.match;

import java.util.Arrays;
import tidings.streams.match.language.Boundaries;
import tidings.streams.match.language.Boundaries.Boundary;
import tidings.streams.match.query.Passage;

/**
 * Where the sentences and paragraphs of an article begin. Found when first asked for, so that themes that do not speak of
 * them cost nothing. Reused; for one thread.
 */
final class Passages {
    private static final int[] NONE = {};

    private int[] sentences = NONE;
    private int[] paragraphs = NONE;
    private int sentenceCount;
    private int paragraphCount;
    private boolean known;

    /** Forgets the article. */
    void clear() {
        known = false;
        sentences = NONE;
        paragraphs = NONE;
    }

    /**
     * The numbers of the first words of all passages, in order, and at the end the number of words. What separates two
     * fields is a passage of its own. Not to be changed.
     */
    int[] bounds(Passage passage, Reading reading) {
        if (!known) {
            find(reading);
        }
        return switch (passage) {
            case SENTENCE -> sentences;
            case PARAGRAPH -> paragraphs;
        };
    }

    /** Which passage a word belongs to. */
    static int number(int[] bounds, int token) {
        int found = Arrays.binarySearch(bounds, token);
        return found >= 0 ? found : -found - 2;
    }

    private void find(Reading reading) {
        int size = reading.tokens().size();
        sentences = new int[16];
        paragraphs = new int[16];
        sentenceCount = 0;
        paragraphCount = 0;
        field(reading, 0, reading.titleEnd());
        field(reading, reading.titleEnd(), reading.summaryEnd());
        field(reading, reading.summaryEnd(), size);
        add(Boundary.PARAGRAPH, size);
        sentences = Arrays.copyOf(sentences, sentenceCount);
        paragraphs = Arrays.copyOf(paragraphs, paragraphCount);
        known = true;
    }

    /** A field's words, the last of which is the empty place that separates it from the next field. */
    private void field(Reading reading, int from, int to) {
        if (to - 1 > from) {
            add(Boundary.PARAGRAPH, from);
            var boundaries = new Boundaries(reading.fieldText(from), reading.tokens(), reading.language());
            for (int token = from + 1; token < to - 1; token++) {
                add(boundaries.before(token), token);
            }
        }
        if (to > from) {
            add(Boundary.PARAGRAPH, to - 1);
        }
    }

    private void add(Boundary boundary, int token) {
        if (boundary == Boundary.NONE) {
            return;
        }
        sentences = room(sentences, sentenceCount);
        sentences[sentenceCount++] = token;
        if (boundary == Boundary.PARAGRAPH) {
            paragraphs = room(paragraphs, paragraphCount);
            paragraphs[paragraphCount++] = token;
        }
    }

    private static int[] room(int[] bounds, int count) {
        return count == bounds.length ? Arrays.copyOf(bounds, count * 2) : bounds;
    }
}
